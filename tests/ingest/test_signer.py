"""Who signed, with which office, as pages and converters print it."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Block, BlockKind, Document, OffsetMap, Source, Span
from cancu.ingest.signer import signer


def _signed(*lines: str) -> tuple[str | None, str | None]:
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    source = Source("a.txt", "", "txt", text, tuple(blocks))
    document = Document(text, tuple(blocks), OffsetMap(()), source)
    name, title = signer(document, [(block, block.span.of(text)) for block in blocks])
    for field in (name, title):
        assert field is None or field.span.of(text) == field.value
    return name and name.value, title and title.value


@pytest.mark.parametrize(
    ("lines", "name", "title"),
    [
        # the last office over the name is the signer's own
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Bùi Thanh An"), "Bùi Thanh An", "PHÓ CHỦ TỊCH"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê A"), "Lê A", "CHỦ TỊCH"),
        # whom one signs for and one's own office on one line
        (
            ("KT. BỘ TRƯỞNG THỨ TRƯỞNG THƯỜNG TRỰC", "Vũ Mạnh Hà"),
            "Vũ Mạnh Hà",
            "THỨ TRƯỞNG THƯỜNG TRỰC",
        ),
        (
            ("TRƯỞNG THUẾ TỈNH PHÓ TRƯỞNG THUẾ TỈNH", "Lê Thị B"),
            "Lê Thị B",
            "PHÓ TRƯỞNG THUẾ TỈNH",
        ),
        # office, mark and name on one line, as converters join them
        (
            ("TM. CHÍNH PHỦ KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG [daky] Hồ Đức Phớc",),
            "Hồ Đức Phớc",
            "PHÓ THỦ TƯỚNG",
        ),
        (("CHỦ TỊCH Trần Thanh Mẫn",), "Trần Thanh Mẫn", "CHỦ TỊCH"),
        # without blanks
        (
            ("TM. CHÍNH PHỦKT. THỦ TƯỚNGPHÓ THỦ TƯỚNG(Đã ký)Nguyễn Hòa Bình",),
            *("Nguyễn Hòa Bình", "PHÓ THỦ TƯỚNG"),
        ),
        (("TM. ỦY BAN NHÂN DÂNCHỦ TỊCHLê Văn A",), "Lê Văn A", "CHỦ TỊCH"),
        # the mark of the signature before or after the name, and a cell's bar
        (("CHỦ TỊCH", "(Đã ký)", "Lê Văn A"), "Lê Văn A", "CHỦ TỊCH"),
        (("CHỦ TỊCH", "(Đã ký) Lê Văn A |"), "Lê Văn A", "CHỦ TỊCH"),
        (("BỘ TRƯỞNG [daky]", "Lê Văn A"), "Lê Văn A", "BỘ TRƯỞNG"),
        # a rank or degree before the name
        (("BỘ TRƯỞNG", "Đại tướng Phan Văn Giang"), "Phan Văn Giang", "BỘ TRƯỞNG"),
        # a name without an office or mark is nobody's signature
        (("Lê Văn A",), None, None),
        # an office without a name tells no signer
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), None, None),
    ],
)
def test_signer(lines: tuple[str, ...], name: str | None, title: str | None) -> None:
    assert _signed(*lines) == (name, title)
