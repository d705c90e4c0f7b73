"""Compare the extractor with an independent, deliberately loose scan for number-like tokens.

Run: `python benchmarks/recall.py ../shared/corpus [--show CLASS]`. Each token of the loose scan is
either inside a mention or falls into a class with a reason; `unexplained` is what neither holds.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from pathlib import Path

import regex

from cancu.ingest.errors import IngestError
from cancu.ingest.extract import read
from cancu.ingest.model import ClauseKind, Reading, Span

# Digits, a slash, dash or blank, then letters, with as many such parts as follow.
LOOSE = regex.compile(
    r"(?<![\p{L}\d])\d{1,6}\p{L}{0,3}(?:[^\S\n]?[/_–—-][^\S\n]?|[^\S\n])"
    r"(?:(?:19|20)\d\d[^\S\n]?[/–-][^\S\n]?)?"
    r"\p{L}[\p{L}\d]{0,8}(?:[^\S\n]?[/–&.-][^\S\n]?\p{L}[\p{L}\d]*)*"
)
_MARK = regex.compile(r"[/–—-]")
_CODE = regex.compile(r"\p{Lu}{2}|\p{Lu}đ")
_SILENT = {
    ClauseKind.HEAD: "in the head, and not the document's own number",
    ClauseKind.RECIPIENTS: "in the list of recipients",
    ClauseKind.SIGNATURE: "in the signature",
    ClauseKind.FURNITURE: "a site's own words around the act",
}
# What number-like tokens are that name no instrument, by the words before or in them.
_CLASSES = (
    (
        "in the line over an annex: the document itself",
        regex.compile(
            r"\(\s*(?:[Bb]an hành )?[Kk]èm theo \p{Lu}[\p{L}\s]{2,24}?(?:\ssố)?\s*:?\s*$"
        ),
        None,
    ),
    (
        "in a letterhead below the body: the document itself",
        regex.compile(r"(?:^|[^\p{Ll}\s,;])\s*Số\s*:\s*$"),
        None,
    ),
    (
        "the number is left blank to be filled in",
        regex.compile(r"(?:số|SỐ)\s*:?\s*[./…\s]*[./…]\s*$"),
        None,
    ),
    (
        "a judgment, an application or a file of a case",
        regex.compile(
            r"(?:[Bb]ản án|[Đđ]ơn đề nghị[^.;\n]*|[Hh]ồ sơ|[Hh]ợp đồng)\s+số\s+(?:[\d-]+-)?$"
        ),
        None,
    ),
    ("a quantity with its unit", None, regex.compile(r"^\d+\s*(?:GB|MB|KB|TB|kW|MW|VNĐ|USD|D)\b")),
)


def main() -> int:
    """Print the table of classes; return 1 where more than half a percent is unexplained."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--show", default="unexplained", help="class whose tokens are listed")
    options = arguments.parse_args()
    tokens: dict[str, list[str]] = defaultdict(list)
    for path in sorted(options.corpus.rglob("*")):
        if path.is_file() and path.suffix in (".txt", ".docx", ".html", ".pdf"):
            _add(tokens, path)
    total = sum(len(found) for found in tokens.values())
    for reason, found in sorted(tokens.items(), key=lambda pair: -len(pair[1])):
        print(f"{len(found):6}  {len(found) / total:7.2%}  {reason}")
    for place, count in Counter(tokens[options.show]).most_common():
        print(f"  {count}×  {place}")
    return int(len(tokens["unexplained"]) > total * 0.005)


def _add(tokens: dict[str, list[str]], path: Path) -> None:
    try:
        reading = read(path)
    except IngestError as error:
        print(f"not read: {error}", file=sys.stderr)
        return
    text = reading.document.text
    for token in LOOSE.finditer(text):
        words = token.group()
        if _MARK.search(words) and _CODE.search(words):
            around = " ".join(text[max(token.start() - 40, 0) : token.end() + 12].split())
            tokens[_reason(reading, Span(*token.span()))].append(f"{path.name[:24]}: {around}")


def _reason(reading: Reading, token: Span) -> str:
    if any(
        c.mention.span.start < token.end and token.start < c.mention.span.end
        for c in reading.citations
    ):
        return "taken"
    text = reading.document.text
    own = reading.head.number.value if reading.head.number else ""
    if (
        own
        and _bare(token.of(text)).startswith(_bare(own)[:4])
        and _bare(own)[-4:] in _bare(token.of(text))
    ):
        return "the document's own number"
    place = bisect_right(reading.clauses, token.start, key=lambda clause: clause.span.start) - 1
    if place >= 0 and reading.clauses[place].kind in _SILENT:
        return _SILENT[reading.clauses[place].kind]
    before = text[max(token.start - 60, 0) : token.start]
    for reason, ahead, inside in _CLASSES:
        if (ahead and ahead.search(before)) or (inside and inside.search(token.of(text))):
            return reason
    return "unexplained"


def _bare(number: str) -> str:
    return regex.sub(r"[\s/–-]", "", number).casefold()


if __name__ == "__main__":
    sys.exit(main())
