"""Read mutated files and made bombs: every failure must be an `IngestError` of one Vietnamese line.

Run: `python benchmarks/fuzz.py [CORPUS FOLDER] [--only docx] [--minutes 5] [--keep DIR]`.

A case is a number: the same number, seeds and format give the same bytes again. Each is read and
repaired in a process beside, with bounded memory; a case that takes longer than the limit
is a finding, as is any other exception, a death, or a message of more than one line. The files of
findings are kept in a folder. Exits with 1 where there is one.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import resource
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

_DATA = Path(__file__).parent.parent / "tests" / "data"
_FORMATS = ("docx", "pdf", "html", "txt", "mhtml", "doc")
_MEMORY = 3 << 30  # bytes
_SECONDS = 60  # for one case: a document of ours takes under one
_LARGEST_SEED = 400_000  # bytes
_PARTS = ("document", "styles", "numbering", "footnotes", "rels", "settings", "Content_Types")
_WORDS = (
    b"\0", b"\xff\xfe", b"<", b">", b"</", b"&", b"&#0;", b"&#x110000;", b"-1", b"99999999999",
    b"1e309", b'"', b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>", b"<table><tr><td>",
    b"endobj", b"stream\n", b"obj", b"<<", b">>", b"/Kids [1 0 R]", b"/Length -5", b"\xcc\x81",
    b'w:val="2147483648"', b'colspan="1000000000"', b"%PDF-", b"PK\x03\x04", b"\r", b"\n" * 50,
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="folder with pdf/*.pdf and so on")
    parser.add_argument("--only", choices=_FORMATS, help="one format")
    parser.add_argument("--minutes", type=float, default=5, help="for each format")
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    given = parser.parse_args()
    found = 0
    for format_ in (given.only,) if given.only else _FORMATS:
        seeds = _seeds(given.corpus, format_)
        if seeds:
            found += _format(format_, seeds, given.minutes, given.first, given.keep)
    return 1 if found else 0


def _format(format_: str, seeds: list[bytes], minutes: float, first: int, keep: Path) -> int:
    begun, cases, outcomes, found = time.monotonic(), first, Counter[str](), 0
    reader = _Reader()
    while time.monotonic() - begun < 60 * minutes:
        data = mutated(random.Random(cases), seeds, format_)
        outcome, trace = reader.read(f"a.{format_}", data)
        outcomes[outcome] += 1
        if trace:
            found += 1
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{format_}-{cases}.{format_}").write_bytes(data)
            print(f"  {format_} {cases}: {trace}", flush=True)
        cases += 1
    reader.close()
    spent = (time.monotonic() - begun) / 60
    told = ", ".join(f"{name} {count}" for name, count in outcomes.most_common())
    print(
        f"{format_}: {cases - first} cases, {spent:.1f} min, {found} findings ({told})", flush=True
    )
    return found


# --- the bytes -----------------------------------------------------------------------------------


def _seeds(corpus: Path | None, format_: str) -> list[bytes]:
    if format_ == "mhtml":
        return [_mhtml(page) for page in _seeds(corpus, "html")]
    paths = sorted(_DATA.glob(f"*.{format_}"))
    paths += sorted((corpus / format_).glob(f"*.{format_}")) if corpus else []
    return [path.read_bytes() for path in paths if path.stat().st_size <= _LARGEST_SEED]


def _mhtml(page: bytes) -> bytes:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n"
    return head + b"Content-Type: text/html; charset=utf-8\n\n" + page + b"\n--a--\n"


def mutated(chance: random.Random, seeds: list[bytes], format_: str) -> bytes:
    """Return one of the seeds, changed; in a .docx mostly within its parts."""
    data = chance.choice(seeds)
    if format_ == "docx" and chance.random() < 0.85:
        return _repacked(chance, data)
    return _changed(chance, data)


def _repacked(chance: random.Random, data: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        changed = {chance.choice(_PARTS) for _ in range(2)}
        for name in old.namelist():
            part = old.read(name)
            if any(word in name for word in changed):
                part = _changed(chance, part)
            new.writestr(name, part)
    return written.getvalue()


def _changed(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1)
        chance.choice(_CHANGES)(chance, changed, at)
    return bytes(changed)


def _flip(chance: random.Random, data: bytearray, at: int) -> None:
    if at < len(data):
        data[at] = chance.randrange(256)


def _cut(chance: random.Random, data: bytearray, at: int) -> None:
    del data[at : at + chance.choice((1, 8, 200, 5000))]


def _end(chance: random.Random, data: bytearray, at: int) -> None:
    if chance.random() < 0.2:
        del data[at:]


def _insert(chance: random.Random, data: bytearray, at: int) -> None:
    data[at:at] = chance.choice(_WORDS) * chance.choice((1, 1, 3, 600))


def _repeat(chance: random.Random, data: bytearray, at: int) -> None:
    data[at:at] = bytes(data[at : at + chance.choice((3, 40, 2000))]) * chance.choice((1, 2, 100))


def _markup(chance: random.Random, data: bytearray, at: int) -> None:
    """Take out or double one tag: what it opened or closed goes on."""
    begin = data.find(b"<", at)
    end = data.find(b">", begin)
    if begin >= 0 and end >= 0:
        tag = bytes(data[begin : end + 1])
        data[begin : end + 1] = tag * chance.choice((0, 2, 500))


_CHANGES: tuple[Callable[[random.Random, bytearray, int], None], ...]
_CHANGES = (_flip, _cut, _end, _insert, _repeat, _markup)


# --- the reading ---------------------------------------------------------------------------------


class _Reader:
    """A process that reads one case after the other, begun anew where a case ends it."""

    def __init__(self) -> None:
        self._process: multiprocessing.Process | None = None
        self._line: Connection | None = None

    def read(self, name: str, data: bytes) -> tuple[str, str]:
        """Return what came out, and what is wrong with that, if anything."""
        line = self._line or self._begin()
        line.send((name, data))
        try:
            if line.poll(_SECONDS):
                outcome: tuple[str, str] = line.recv()
                return outcome
            what = ("hang", f"more than {_SECONDS} s")
        except EOFError:
            what = ("death", "the process ended")
        self.close()
        return what

    def _begin(self) -> Connection:
        self._line, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        return self._line

    def close(self) -> None:
        if self._process:
            self._process.kill()
            self._process.join()
        self._process = self._line = None


def _serve(line: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    while True:
        line.send(_outcome(*line.recv()))


def _outcome(name: str, data: bytes) -> tuple[str, str]:
    from cancu.ingest.errors import IngestError
    from cancu.ingest.read.dispatch import read_bytes
    from cancu.ingest.repair import repair

    begun = time.process_time()  # others at work beside do not count
    try:
        repair(read_bytes(name, data))
    except IngestError as error:
        wrong = "" if _is_one_line(str(error)) else f"message {str(error)!r}"
        return type(error).__name__, wrong
    except BaseException:  # noqa: BLE001 - a crash is what is looked for
        return "exception", traceback.format_exc()
    spent = time.process_time() - begun
    return "read", f"{spent:.0f} s" if spent > _SECONDS / 4 else ""


def _is_one_line(message: str) -> bool:
    return message.isprintable() and len(message) < 400


if __name__ == "__main__":
    sys.exit(main())
