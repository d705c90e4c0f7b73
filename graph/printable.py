"""Text that a Word file, a sheet or a page can hold."""

from __future__ import annotations

import regex

# XML knows no other control character than tab and line ends, and no half of a surrogate pair.
_FORBIDDEN = regex.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)

_LINE_END = regex.compile(r"\r\n?")


def printable(text: str) -> str:
    """Return `text` without the characters that XML cannot hold, lines ended in one way."""
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))


def shortened(text: str, longest: int) -> str:
    """Return the whole words that fit into `longest` characters, with "…" where some are left."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(maxsplit=1)[0].rstrip(' ,;:')} …"
