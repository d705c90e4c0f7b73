"""Pages saved as one file: the page is found in the message."""

from __future__ import annotations

import base64
import quopri

import pytest

from cancu.ingest.errors import DamagedFile, EmptyFile
from cancu.ingest.read.dispatch import read_bytes
from cancu.ingest.read.mhtml import read_mhtml

_PAGE = "<html><head><meta charset=utf-8></head><body><p>Điều 1. Hội nhập</p></body></html>"


def _message(page: bytes, coding: str, kind: str = "text/html") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="cat"\r\n\r\n'
    )
    parts = [
        f"--cat\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode(),
        page,
        b"\r\n--cat\r\nContent-Type: image/png\r\n\r\nx\r\n--cat--\r\n",
    ]
    return head.encode() + b"".join(parts)


@pytest.mark.parametrize(
    "data",
    [
        # browsers write quoted-printable, Word base64 too
        _message(quopri.encodestring(_PAGE.encode()), "quoted-printable"),
        _message(base64.encodebytes(_PAGE.encode()), "base64"),
        _message(_PAGE.encode(), "8bit"),
        # a page of Windows-1258
        _message(
            _PAGE.replace("utf-8", "windows-1258").replace("Điều", "Đi\u00ea\u0300u")
            .replace("Hội nhập", "H\u00f4\u0323i nh\u00e2\u0323p").encode("cp1258"),
            "8bit",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.mht", "a.doc"])
def test_the_page_in_the_message_is_read(name: str, data: bytes) -> None:
    import unicodedata

    source = read_bytes(name, data)
    assert unicodedata.normalize("NFC", source.text) == "Điều 1. Hội nhập"
    # portals name such files .doc
    codes = [problem.code for problem in source.problems]
    assert codes == ([] if name == "a.mht" else ["wrong-suffix"])


def test_the_digest_is_that_of_the_file() -> None:
    first, second = (_message(_PAGE.encode(), coding) for coding in ("8bit", "7bit"))
    assert read_mhtml("a.mht", first).digest != read_mhtml("a.mht", second).digest


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (_message(b"x", "8bit", "text/plain"), DamagedFile),  # no page in it
        (_message(b"<html><body></body></html>", "8bit"), EmptyFile),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", DamagedFile),
    ],
)
def test_a_message_without_a_page_is_one_clear_error(data: bytes, kind: type[Exception]) -> None:
    with pytest.raises(kind, match=r"^a\.mht: "):
        read_bytes("a.mht", data)


def test_text_that_speaks_of_messages_is_text() -> None:
    text = "Điều 1. MIME-Version: 1.0 và multipart/related là tên gọi."
    assert read_bytes("a.txt", text.encode()).format == "txt"
