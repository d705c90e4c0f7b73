"""Read a page saved as one file (.mht, .mhtml), also where a portal names it .doc."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from cancu.ingest.errors import DamagedFile
from cancu.ingest.model import Source
from cancu.ingest.read.charset import decode
from cancu.ingest.read.html import read_page


def read_mhtml(name: str, data: bytes) -> Source:
    """Read the page that the bytes hold.

    Raises `DamagedFile` where there is none, else as `read_html` does.
    """
    try:
        page = _page(message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip()))
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise DamagedFile(name, _DAMAGED) from error
    if not page:
        raise DamagedFile(name, _DAMAGED)
    text, problems = decode(page)
    return read_page(name, data, text, problems)


_DAMAGED = "tệp trang mạng (.mht) bị hỏng hoặc không có trang nào; hãy lưu lại thành .html"


def _page(message: Message) -> bytes | None:
    """Return the bytes of the first page in a message."""
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    payload = next((part.get_payload(decode=True) for part in pages), None)
    return payload if isinstance(payload, bytes) else None
