"""Word files: what a reader of the printed page sees, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document  # the writer, which shares no code with the reader
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.model import BlockKind, Source
from cancu.ingest.read.docx import read_docx

Word = Callable[..., bytes]
Texts = Callable[[Source], list[str]]


def _run(words: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>"


def _deleted(words: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


_NESTED_FIELDS = (
    "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='begin'/>"
    "<w:fldChar w:fldCharType='separate'/><w:t>trong</w:t><w:fldChar w:fldCharType='end'/>"
    "<w:fldChar w:fldCharType='separate'/><w:t>ngoài</w:t><w:fldChar w:fldCharType='end'/>"
    "<w:fldChar w:fldCharType='end'/><w:t> sau</w:t></w:r>"
)
_EMPTY_CHOICE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>có chữ</w:t>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        # runs of one paragraph are one text, in whatever pieces Word keeps them
        (_run("Quyết định ") + _run("số 5"), ["Quyết định số 5"]),
        # an insertion is kept and a deletion dropped: the accepted reading
        (_run("số ") + f'<w:ins w:id="2">{_run("5523/QĐ-UBND")}</w:ins>', ["số 5523/QĐ-UBND"]),
        (_run("số 1") + _deleted("2") + _run("3"), ["số 13"]),
        # what was moved away is read where it went
        (f"<w:moveFrom>{_run('cũ')}</w:moveFrom><w:moveTo>{_run('mới')}</w:moveTo>", ["mới"]),
        # a link and a content control hold ordinary words
        (f'<w:hyperlink r:id="x">{_run("Luật Giá")}</w:hyperlink>', ["Luật Giá"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{_run('Quận 11')}</w:sdtContent></w:sdt>", ["Quận 11"]),
        (f'<w:smartTag w:element="date">{_run("năm 2019")}</w:smartTag>', ["năm 2019"]),
        # a field: its result is printed, its instruction is not
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            + _run("trong lệnh")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + _run("7")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + _run(" trang"),
            ["7 trang"],
        ),
        (f'<w:fldSimple w:instr="DATE">{_run("27/02/2019")}</w:fldSimple>', ["27/02/2019"]),
        # a field in the instruction of another: what the outer one shows
        (_NESTED_FIELDS, ["ngoài sau"]),
        # special characters stand for themselves
        (
            "<w:r><w:t>22</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:tab/><w:t>TW</w:t></w:r>",
            ["22-NQ\tTW"],
        ),
        ("<w:r><w:t>đối</w:t><w:softHyphen/><w:t>ngoại</w:t></w:r>", ["đối\u00adngoại"]),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> một</w:t></w:r>', ["• một"]),
        # half of a pair of codes is no character
        ('<w:r><w:sym w:font="X" w:char="D800"/><w:t> một</w:t></w:r>', ["\ufffd một"]),
        # a soft break parts printed lines, a page break parts words
        ("<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Về A</w:t></w:r>", ["KẾ HOẠCH", "Về A"]),
        ('<w:r><w:t>một</w:t><w:br w:type="page"/><w:t>hai</w:t></w:r>', ["một hai"]),
        # hidden text is not printed; capitals by format are
        (_run("thấy") + _run(" ẩn", "<w:vanish/>"), ["thấy"]),
        (_run("kế hoạch", "<w:caps/>"), ["KẾ HOẠCH"]),
        (_run("một") + _run(" hai", '<w:vanish w:val="0"/>'), ["một hai"]),
        # a setting holds for its own run, whatever stands between
        (_run("a", "<w:caps/>") + "<w:r><w:t>b</w:t></w:r>" + _run("c", "<w:caps/>"), ["AbC"]),
        # a tab stop is no tab, and the settings of the mark are no word's
        (
            '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:caps/></w:rPr></w:pPr>'
            + _run("chữ"),
            ["chữ"],
        ),
        # of two alternatives the one with words, where the first has none
        (_EMPTY_CHOICE, ["có chữ"]),
    ],
)
def test_a_paragraph_reads_as_printed(
    word: Word, texts: Texts, inner: str, expected: list[str]
) -> None:
    assert texts(read_docx("a.docx", word(f"<w:p>{inner}</w:p>"))) == expected


def test_hidden_is_what_a_style_hides_too(word: Word, texts: Texts) -> None:
    hides = "<w:rPr><w:vanish/></w:rPr></w:style>"
    styles = f'<w:style w:type="paragraph" w:styleId="H">{hides}'
    styles += f'<w:style w:type="character" w:styleId="C">{hides}'
    shown, styled = _run("hiện", '<w:vanish w:val="0"/>'), '<w:rStyle w:val="C"/>'
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{_run("ẩn")}{shown}</w:p>'
        f"<w:p>{_run('ẩn', styled)}{_run('còn')}</w:p>"
    )
    source = read_docx("a.docx", word(body, styles=styles))
    assert texts(source) == ["hiện", "còn"]
    assert [problem.code for problem in source.problems] == ["hidden-text"]


def test_a_hidden_paragraph_does_not_count(word: Word, texts: Texts) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>{}</w:pPr>{}</w:p>'
    hidden = item.format("<w:rPr><w:vanish/></w:rPr>", _run("ẩn", "<w:vanish/>"))
    body = item.format("", _run("a")) + hidden + item.format("", _run("b"))
    assert texts(read_docx("a.docx", word(body, numbering=numbering))) == ["1. a", "2. b"]


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        (
            '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object>',
            "embedded-object",
        ),
        (
            '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing>',
            "drawing",
        ),
        (
            '<w:drawing><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></w:drawing>',
            "drawing",
        ),
        (
            '<m:t xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">x</m:t>',
            "formula",
        ),
    ],
)
def test_what_is_not_read_as_it_prints_is_told(word: Word, inner: str, code: str) -> None:
    source = read_docx("a.docx", word(f"<w:p>{_run('chữ')}<w:r>{inner}</w:r></w:p>"))
    assert [problem.code for problem in source.problems] == [code]


def test_a_field_that_never_ends_is_told(
    word: Word, texts: Texts, para: Callable[..., str]
) -> None:
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF</w:instrText></w:r></w:p>'
    note = f'<w:footnote w:id="7">{para("trong chú thích")}</w:footnote>'
    reference = '<w:p><w:r><w:t>đầu</w:t><w:footnoteReference w:id="7"/></w:r></w:p>'
    source = read_docx("a.docx", word(reference + begin + para("mất"), footnotes=note))
    assert texts(source) == ["đầu[1]", "[1] trong chú thích"]  # it ends with its part
    assert "open-field" in [problem.code for problem in source.problems]


def test_a_formula_is_read_in_one_line(word: Word, texts: Texts) -> None:
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {space}><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    assert texts(read_docx("a.docx", word(f"<w:p>{_run('là ')}{formula}</w:p>"))) == ["là a+b"]


def test_tracked_changes_are_noted(word: Word) -> None:
    body = f"<w:p>{_run('a')}{_deleted('b')}</w:p>"
    assert [p.code for p in read_docx("a.docx", word(body)).problems] == ["tracked-changes"]


def test_a_deleted_paragraph_mark_joins_the_paragraphs(word: Word, texts: Texts) -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    body = f"<w:p>{mark}{_run('Quyết định số ')}</w:p><w:p>{_run('5')}</w:p><w:p>{_run('c')}</w:p>"
    assert texts(read_docx("a.docx", word(body))) == ["Quyết định số 5", "c"]


def test_joined_paragraphs_have_the_settings_of_the_second(word: Word, texts: Texts) -> None:
    """The mark that is left is the second one's: its list, its place."""
    mark = '<w:jc w:val="center"/><w:rPr><w:del w:id="1"/></w:rPr>'
    body = f"<w:p><w:pPr>{mark}</w:pPr>{_run('một ')}</w:p><w:p>{_run('hai')}</w:p>"
    source = read_docx("a.docx", word(body))
    assert texts(source) == ["một hai"]
    assert not source.blocks[0].centred


def test_a_deleted_row_is_gone(word: Word, texts: Texts, para: Callable[..., str]) -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{para('bỏ')}</w:tc></w:tr>"
    body = f"<w:tbl>{gone}<w:tr><w:tc>{para('còn')}</w:tc><w:tc>{para('lại')}</w:tc></w:tr></w:tbl>"
    assert texts(read_docx("a.docx", word(body))) == ["còn", "lại"]


def test_former_settings_do_not_count(word: Word, texts: Texts) -> None:
    former = (
        '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
        "<w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = f"<w:p><w:pPr>{former}</w:pPr>{_run('a')}</w:p>"
    source = read_docx("a.docx", word(body, numbering=numbering))
    assert texts(source) == ["a"]
    assert not source.blocks[0].bold


def test_notes_stand_at_the_end_behind_their_numbers(
    word: Word, texts: Texts, para: Callable[..., str]
) -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{para("---")}</w:footnote>'
        f'<w:footnote w:id="7">{para("Sửa đổi bởi Nghị định số 1/2020/NĐ-CP")}</w:footnote>'
        f'<w:footnote w:id="8">{para("không ai dẫn")}</w:footnote>'
    )
    body = f'<w:p>{_run("Điều 1")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>{para("cuối")}'
    source = read_docx("a.docx", word(body, footnotes=notes))
    assert texts(source) == ["Điều 1[1]", "cuối", "[1] Sửa đổi bởi Nghị định số 1/2020/NĐ-CP"]
    assert [p.code for p in source.problems] == ["footnotes"]


def test_a_text_box_is_read_once_after_its_paragraph(
    word: Word, texts: Texts, para: Callable[..., str]
) -> None:
    box = f"<w:txbxContent>{para('trong khung')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>' + box + "</wps:txbx>"
        "</mc:Choice><mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p>{_run('trước')}{both}{_run(' sau')}</w:p>{para('hết')}"
    assert texts(read_docx("a.docx", word(body))) == ["trước sau", "trong khung", "hết"]


def test_cells_know_their_place_in_the_grid(word: Word, para: Callable[..., str]) -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("rộng")}</w:tc>'
    merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    body = (
        f"<w:tbl><w:tr>{wide}<w:tc>{para('c2')}{para('c2 nữa')}</w:tc></w:tr>"
        f"<w:tr>{merged}<w:tc>{para('b1')}</w:tc><w:tc>{para('b2')}</w:tc></w:tr></w:tbl>"
        f"{para('giữa')}<w:tbl><w:tr><w:tc>{para('x')}</w:tc><w:tc>{para('y')}</w:tc></w:tr></w:tbl>"
    )
    source = read_docx("a.docx", word(body))
    places = {
        block.span.of(source.text): (block.cell.table, block.cell.row, block.cell.column)
        for block in source.blocks
        if block.cell
    }
    assert places == {
        "rộng": (0, 0, 0),
        "c2": (0, 0, 2),
        "c2 nữa": (0, 0, 2),
        "b1": (0, 1, 1),
        "b2": (0, 1, 2),
        "x": (1, 0, 0),
        "y": (1, 0, 1),
    }
    assert {block.kind for block in source.blocks} == {BlockKind.CELL, BlockKind.PARAGRAPH}


def test_the_letterhead_reads_column_by_column(
    word: Word, texts: Texts, para: Callable[..., str]
) -> None:
    left = f"<w:tc>{para('ỦY BAN NHÂN DÂN')}{para('QUẬN 11')}</w:tc>"
    right = f"<w:tc>{para('CỘNG HÒA')}{para('Độc lập')}</w:tc>"
    under = f"<w:tc>{para('Số: 40/KH-UBND')}</w:tc><w:tc>{para('Quận 11, ngày 27')}</w:tc>"
    place = '<w:tblPr><w:jc w:val="center"/></w:tblPr>'
    body = f"<w:tbl>{place}<w:tr>{left}{right}</w:tr><w:tr>{under}</w:tr></w:tbl>"
    source = read_docx("a.docx", word(body))
    assert texts(source) == [
        *("ỦY BAN NHÂN DÂN", "QUẬN 11", "CỘNG HÒA", "Độc lập", "Số: 40/KH-UBND", "Quận 11, ngày 27")
    ]
    assert not any(block.centred for block in source.blocks)  # the table is, its words are not


@pytest.mark.parametrize(
    ("words", "places"),
    [
        # a small table in a cell is a part of the cell: the row around it stays whole
        ("b", [(0, 0, 0), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 1, 0)]),
        # a cell with nearly all the words and a table holds the text: its table is a frame
        ("lời văn rất dài", [None, None, (0, 0, 0), (0, 0, 1), None, None]),
    ],
)
def test_a_table_in_a_cell(
    word: Word, para: Callable[..., str], words: str, places: list[tuple[int, ...] | None]
) -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    inner = f"<w:tbl>{row.format(para('cột'), para('dòng'))}</w:tbl>"
    rows = row.format(para("phòng ban"), para(words) + inner + para("e")) + row.format(
        para("f"), "<w:p/>"
    )
    source = read_docx("a.docx", word(f"<w:tbl>{rows}</w:tbl>"))
    assert len(source.blocks) == len(places)
    found = [b.cell and (b.cell.table, b.cell.row, b.cell.column) for b in source.blocks]
    assert found == places


def test_a_frame_of_one_cell_is_no_table(word: Word, para: Callable[..., str]) -> None:
    body = f"<w:tbl><w:tr><w:tc>{para('KẾ HOẠCH')}</w:tc></w:tr></w:tbl>"
    assert read_docx("a.docx", word(body)).blocks[0].cell is None


def test_a_frame_in_a_cell_belongs_to_the_cell(word: Word, para: Callable[..., str]) -> None:
    frame = f"<w:tbl><w:tr><w:tc>{para('b')}</w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc>{para('a')}</w:tc><w:tc>{frame}<w:p/></w:tc></w:tr>"
    source = read_docx("a.docx", word(f"<w:tbl>{row}{row}</w:tbl>"))
    places = [block.cell and (block.cell.row, block.cell.column) for block in source.blocks]
    assert places == [(0, 0), (0, 1), (1, 0), (1, 1)]


_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="N"/><w:pPr><w:jc w:val="center"/>'
    '</w:pPr><w:rPr><w:b/><w:i w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
)


_TABLE_STYLE = '<w:style w:type="table" w:styleId="T{}"><w:name w:val="T"/></w:style>'


@pytest.mark.parametrize(
    "before",
    [
        # what is left out before it is read, and what only looks like it
        _TABLE_STYLE.format(1) + _TABLE_STYLE.format(2),
        '<w:latentStyles w:count="1"><w:lsdException w:name="H"/></w:latentStyles>',
        '<w:latentStyles w:count="1"/>',
        '<w:style w:type="table" w:styleId="T"/>',
        '<w:style w:type="table" w:styleId="T"/>' + _TABLE_STYLE.format(2),
        '<!--<w:style w:type="table" w:styleId="T">-->',
    ],
)
def test_a_style_is_found_after_those_of_tables(word: Word, before: str) -> None:
    body = f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{_run("chữ")}</w:p>'
    block = read_docx("a.docx", word(body, styles=before + _STYLES)).blocks[0]
    assert (block.bold, block.centred) == (True, True)


@pytest.mark.parametrize(
    ("settings", "look", "expected"),
    [
        # (bold, italic, centred): the default style is italic
        ("", "", (False, True, False)),
        ('<w:pStyle w:val="H"/>', "", (True, False, True)),  # inherited, and undone
        ('<w:pStyle w:val="H"/>', '<w:b w:val="false"/>', (False, False, True)),  # run over style
        ('<w:pStyle w:val="H"/><w:jc w:val="left"/>', "", (True, False, False)),
        ("", '<w:rStyle w:val="S"/>', (True, True, False)),  # a character style
        ("<w:rPr><w:b/></w:rPr>", "", (False, True, False)),  # the mark's own look is no word's
    ],
)
def test_the_look_of_a_paragraph(
    word: Word, settings: str, look: str, expected: tuple[bool, bool, bool]
) -> None:
    body = f"<w:p><w:pPr>{settings}</w:pPr>{_run('chữ', look)}</w:p>"
    block = read_docx("a.docx", word(body, styles=_STYLES)).blocks[0]
    assert (block.bold, block.italic, block.centred) == expected


def test_a_paragraph_is_bold_only_as_a_whole(word: Word) -> None:
    body = f"<w:p>{_run('Điều 1.', '<w:b/>')}{_run(' Phạm vi')}</w:p>"
    assert not read_docx("a.docx", word(body)).blocks[0].bold


def test_an_empty_paragraph_is_a_gap(word: Word, para: Callable[..., str]) -> None:
    source = read_docx("a.docx", word(para("a") + "<w:p/>" + para("b") + para("c")))
    assert [block.gap for block in source.blocks] == [False, True, False]


def test_strict_documents_read_alike(word: Word, texts: Texts, para: Callable[..., str]) -> None:
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(para("chặt")))) as old,
        zipfile.ZipFile(written, "w") as new,
    ):
        for part in old.namelist():
            strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            new.writestr(part, old.read(part).replace(transitional, strict))
    assert texts(read_docx("a.docx", written.getvalue())) == ["chặt"]


_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)


@given(st.lists(_LETTERS, min_size=1))
def test_every_block_quotes_its_paragraph(paragraphs: list[str]) -> None:
    document = Document()
    clean = [words for words in paragraphs if all(c not in words for c in "\ufffe\uffff")]
    for words in clean:
        document.add_paragraph(words)
    document.add_paragraph("hết")
    written = io.BytesIO()
    document.save(written)
    source = read_docx("a.docx", written.getvalue())
    printed = [block.span.of(source.text) for block in source.blocks]
    assert printed == [words for words in clean if words.strip()] + ["hết"]


def test_real_files_keep_their_words(shared: Path) -> None:
    folder = shared / "corpus" / "docx"
    source = read_docx("nd30.docx", (folder / "nd30_30_2020_ND_CP.docx").read_bytes())
    assert source.text.startswith("CHÍNH PHỦ\n_______\nSố: 30/2020/NĐ-CP")
    articles = [b for b in source.blocks if b.span.of(source.text).startswith("Điều ") and b.bold]
    assert len(articles) == 38
