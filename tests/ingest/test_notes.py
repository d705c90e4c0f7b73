"""Footnotes and endnotes belong to the clauses that carry their marks."""

from __future__ import annotations

import io
import zipfile

import pytest

from cancu.ingest.extract import extract
from cancu.ingest.model import Block, BlockKind, Document, OffsetMap, Run, Source, Span
from cancu.ingest.notes import Marks, before_mark, note_mark, past_mark, without_marks
from cancu.ingest.read.docx import read_docx
from cancu.ingest.read.html import read_html
from cancu.ingest.repair import repair

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _p(words: str) -> str:
    """Return a paragraph; {fN} and {eN} in the words refer to a footnote and an endnote."""
    runs = ""
    for piece in words.replace("}", "{").split("{"):
        if piece[:1] in "fe" and piece[1:].isdigit():
            kind = "footnote" if piece[0] == "f" else "endnote"
            runs += f'<w:r><w:{kind}Reference w:id="{piece[1:]}"/></w:r>'
        else:
            runs += f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>'
    return f"<w:p>{runs}</w:p>"


def _word(lines: list[str], footnotes: dict[int, str], endnotes: dict[int, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        body = "".join(map(_p, lines))
        file.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        relations = ""
        for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
            inner = "".join(f'<w:{kind} w:id="{n}">{_p(t)}</w:{kind}>' for n, t in notes.items())
            file.writestr(f"word/{kind}s.xml", f"<w:{kind}s {_W}>{inner}</w:{kind}s>")
            relations += f'<Relationship Id="{kind}" Type="{_R}/{kind}s" Target="{kind}s.xml"/>'
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        file.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{space}">{relations}</Relationships>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{space}"><Relationship Id="d" Type="{_R}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        file.writestr("[Content_Types].xml", "<Types/>")
    return written.getvalue()


_LINES = [
    *("QUYẾT ĐỊNH", "Ban hành quy chế{f2}"),
    "Căn cứ Nghị định số 30/2020/NĐ-CP{f3} ngày 05 tháng 3 năm 2020 của Chính phủ;",
    *("Điều 1. Phạm vi", "1. Theo quy định{f4}.", "Điều 2.{f5} Tổ chức", "1. Tổng hợp{e2}."),
    *("Nơi nhận:", "- Lưu: VT.", "PHỤ LỤC I", "DANH MỤC", "1. Việc thứ nhất."),
]
_NOTES = {
    2: "Nghị quyết số 56/2025/NQ-HĐND.",
    3: "Sửa đổi bởi Nghị định số 78/2025/NĐ-CP.",
    4: "Theo Thông tư số 01/2011/TT-BNV.",
    5: "Báo cáo số 15/BC-UBND.",
}


def test_a_note_belongs_to_the_clause_of_its_mark() -> None:
    data = _word(_LINES, _NOTES, {2: "Kế hoạch số 99/KH-UBND."})
    reading = extract(repair(read_docx("a.docx", data)))
    notes = {c.path: c.parent for c in reading.clauses if c.kind.value == "notes"}
    assert notes == {
        "tiêu đề/[1]": "tiêu đề",
        "căn cứ/[2]": "căn cứ",
        "Điều 1/1/[3]": "Điều 1/1",
        "Điều 2/[4]": "Điều 2",
        "Điều 2/1/[i]": "Điều 2/1",  # an endnote is no footnote 1
    }
    assert [(one.mention.number, one.clause) for one in reading.citations] == [
        ("30/2020/NĐ-CP", "căn cứ"),
        ("56/2025/NQ-HĐND", "tiêu đề"),
        ("78/2025/NĐ-CP", "căn cứ"),
        ("01/2011/TT-BNV", "Điều 1/1"),
        ("15/BC-UBND", "Điều 2"),
        ("99/KH-UBND", "Điều 2/1"),
    ]
    # the mark parts no number from its date, and is no part of the title
    assert reading.citations[0].mention.date == "2020-03-05"
    assert reading.head.title is not None
    assert reading.head.title.value == "Ban hành quy chế"
    # the annex before the notes ends where they begin
    assert reading.document.quote(reading.clauses[-6].span) == "1. Việc thứ nhất."


def test_notes_of_a_saved_page() -> None:
    """LibreOffice links each number back to its mark, and does not raise it."""
    page = (
        "<p>QUYẾT ĐỊNH<p>Ban hành quy chế<p>Điều 1. Phạm vi<p>1. Theo quy định<sup>"
        '<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup>.'
        '<p>2. Kinh phí<sup><a name="sdendnote1anc" href="#sdendnote1sym">i</a></sup>.'
        '<div><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Thông tư số 1/2011/TT-BNV.'
        '</div><div><p><a name="sdendnote1sym" href="#sdendnote1anc">i</a> Quyết định số 2/QĐ-UBND.'
        "</div>"
    )
    reading = extract(repair(read_html("a.html", page.encode())))
    notes = [c.path for c in reading.clauses if c.kind.value == "notes"]
    assert notes == ["Điều 1/1/[1]", "Điều 1/2/[i]"]
    assert [one.clause for one in reading.citations] == ["Điều 1/1", "Điều 1/2"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [("[1] Nghị định", "[1]"), ("[xxviii] Luật", "[xxviii]"), ("[1a]", None), ("1. Luật", None)],
)
def test_the_mark_of_a_note(text: str, mark: str | None) -> None:
    assert note_mark(text) == mark
    assert past_mark(text, 0, len(text)) == len(mark or "")


def test_marks_are_taken_out_of_words() -> None:
    assert without_marks("Ban hành[1] quy chế[ii]") == "Ban hành quy chế"


def _pages(*texts: tuple[str, int]) -> Document:
    joined, blocks = "", []
    for text, page in texts:
        start = len(joined)
        joined += text + "\n"
        blocks.append(Block(Span(start, start + len(text)), BlockKind.LINE, page))
    source = Source("a", "", "pdf", joined, tuple(blocks))
    return Document(
        joined, tuple(blocks), OffsetMap((Run(0, len(joined), 0, len(joined)),)), source
    )


def test_numbers_that_begin_anew_on_each_page_are_told_by_the_page() -> None:
    document = _pages(("một[1]", 1), ("hai[1]", 2), ("[1] A", 1), ("[1] B", 2), ("[9] C", 2))
    marks = Marks(document, document.text.index("[1] A"))
    places = [marks.place("[1]", document.text.index(note)) for note in ("[1] A", "[1] B")]
    assert places == [document.text.index("[1]"), document.text.index("hai") + 3]
    assert marks.place("[9]", document.text.index("[9]")) is None


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Tổng cục Giáo dục nghề nghiệp39", "Tổng cục Giáo dục nghề nghiệp"),
        ("trung tâm giáo dục thường xuyên[13]", "trung tâm giáo dục thường xuyên"),
        ("Bộ Tài chính[iv]", "Bộ Tài chính"),
        # numbers that are part of a name stand apart, or behind a capital
        ("Công an Quận 11", "Công an Quận 11"),
        ("Ban Chỉ đạo 389", "Ban Chỉ đạo 389"),
        ("Nhóm G20", "Nhóm G20"),
    ],
)
def test_a_name_ends_before_the_mark_of_a_note(name: str, bare: str) -> None:
    assert name[: before_mark(name, 0, len(name))] == bare
