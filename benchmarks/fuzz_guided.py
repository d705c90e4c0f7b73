"""Let atheris look for inputs that take new ways through the program; each must end cleanly.

Run: `pip install atheris`, then `python benchmarks/fuzz_guided.py txt SEEDS -max_total_time=600`
(libFuzzer's options; SEEDS is a folder of small files, to which it adds what it finds). Text goes
through the whole program, other formats (`html`, `docx`, `pdf`, `mhtml`, `rtf`) through reading and
repair. Anything but an `IngestError`, a span that does not quote itself, or a hang is a finding.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import atheris

with atheris.instrument_imports(include=["cancu"]):
    from cancu.ingest.errors import IngestError
    from cancu.ingest.extract import extract
    from cancu.ingest.model import Document, Reading, Span
    from cancu.ingest.read.dispatch import read_bytes
    from cancu.ingest.repair import repair

_WHOLE = "txt"


def main() -> int:
    suffix = sys.argv.pop(1)
    atheris.Setup(sys.argv, lambda data: _tried(suffix, data))
    atheris.Fuzz()
    return 0


def _tried(suffix: str, data: bytes) -> None:
    try:
        document = repair(read_bytes(f"a.{suffix}", data))
    except IngestError:
        return
    if suffix == _WHOLE:
        reading = extract(document)
        for span, words in _quotes(reading):
            assert document.quote(span) == words, (span, words)
        _covers(document, reading)


def _quotes(reading: Reading) -> Iterator[tuple[Span, str]]:
    for citation in reading.citations:
        yield citation.mention.span, citation.mention.text
    for one in reading.assignments:
        yield one.span, one.unit


def _covers(document: Document, reading: Reading) -> None:
    """Every letter belongs to just one clause."""
    end = 0
    for clause in reading.clauses:
        assert clause.span.start >= end, clause
        assert not document.text[end : clause.span.start].strip(), clause
        end = clause.span.end
    assert not reading.clauses or not document.text[end:].strip()


if __name__ == "__main__":
    sys.exit(main())
