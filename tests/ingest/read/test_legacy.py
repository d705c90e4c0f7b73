"""Text of before Unicode: converted where fonts or letters tell, and clean text never."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.read import legacy
from cancu.ingest.tables import encodings

TCVN3 = encodings.by_name()["TCVN3"]
VNI = encodings.by_name()["VNI"]
PLAN = Path(__file__).resolve().parents[3] / "data" / "raw" / "40-KH-UBND.txt"


def old(text: str, encoding: encodings.Encoding) -> str:
    """Write Unicode text in an encoding of before Unicode, as far as it has the letters."""
    codes: dict[str, str] = {}
    for code, letter in encoding.letters.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("name", "held", "shown"),
    [
        ("TCVN3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        # the code of ư is a soft hyphen, which other stages drop
        ("TCVN3", "Thñ t\u00adíng, ng\u00adêi", "Thủ tướng, người"),
        ("TCVN3", "§iÒu 5. NghÞ ®Þnh 61/2018/N§-CP", "Điều 5. Nghị định 61/2018/NĐ-CP"),
        ("VNI", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        # ư and ơ are letters of their own, and take marks
        ("VNI", "Thuû töôùng, ngöôøi", "Thủ tướng, người"),
        # capitals have capital marks; a mark's case need not match
        ("VNI", "QUYEÁT ÑÒNH, Aùp duïng", "QUYẾT ĐỊNH, Áp dụng"),
        # fonts marked as symbols hold the codes in the private area
        ("TCVN3", "C\uf0e9ng", "Cộng"),
        # what is no code stays
        ("TCVN3", "a – “b” 5%", "a – “b” 5%"),
        # programs that write i with its marks too, and letters that look like others
        ("VNI", "chiùnh, kyø", "chính, kỳ"),
        ("TCVN3", "vμ x∙ héi", "và xã hội"),
    ],
)
def test_codes_become_letters(name: str, held: str, shown: str) -> None:
    assert legacy.convert(held, encodings.by_name()[name]) == shown


def test_fonts_of_capitals_show_capitals() -> None:
    assert legacy.convert("ñy ban nh©n d©n", TCVN3, is_capital=True) == "ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        # typed in capitals, with the small letters that TCVN3 has alone
        ("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"),
        ("ñY BAN NH¢N D¢N", "ỦY BAN NHÂN DÂN"),
        # one capital opens a word of small letters, also beside a number in capitals
        ("Sè: 40/KH-UBND", "Số: 40/KH-UBND"),
        ("Mµ NghÞ quyÕt CéNG", "Mà Nghị quyết CỘNG"),
    ],
)
def test_capitals_are_told_from_the_letters_beside(held: str, shown: str) -> None:
    assert legacy.without_fonts(held, TCVN3) == shown


@pytest.mark.parametrize("encoding", [TCVN3, VNI], ids=["TCVN3", "VNI"])
def test_there_and_back_is_the_same_text(encoding: encodings.Encoding) -> None:
    text = unicodedata.normalize("NFC", PLAN.read_text(encoding="utf-8"))
    if encoding is TCVN3:  # it has no capitals with marks but seven
        text = text.lower()
    written = old(text, encoding)
    assert legacy.convert(written, encoding) == text
    assert written != text


@pytest.mark.parametrize("encoding", [TCVN3, VNI], ids=["TCVN3", "VNI"])
def test_real_text_is_recognised_whole_and_by_the_paragraph(encoding: encodings.Encoding) -> None:
    written = old(PLAN.read_text(encoding="utf-8"), encoding)
    assert legacy.detect(written) == encoding
    long = [line for line in written.splitlines() if legacy.share(line)[1] >= 15]
    told = [row.name if (row := legacy.detect(line)) else "" for line in long]
    assert set(told) <= {encoding.name, ""}
    assert told.count(encoding.name) > len(long) * 0.8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nghi quyet khong dau, nothing beyond ASCII. " * 9,
        # other languages with the same letters
        "Société Générale à Genève, créée l'été passé où l'élève préfère déjà être né là. " * 3,
        "Müller löst größere Übungen für schöne Mädchen früh nachträglich während Öl fließt. " * 3,
        "El niño pequeño también soñó con mañana según él, así está más allá del corazón. " * 3,
        # a table's signs, and Vietnamese words that need none but Latin letters
        "± 5 °C × 10 µm, § 3, ¼, ½, ¾ «a» ®©™ ¹²³ " * 9,
        "và có là cá nhân thì trò cô chú à ừ" * 9,
    ],
)
def test_what_is_no_such_text_is_left(text: str) -> None:
    assert legacy.detect(text) is None


def test_no_clean_document_is_changed(shared: Path) -> None:
    corpus = [*(shared / "corpus" / "txt").glob("*.txt"), *(shared / "gold").glob("*.txt")]
    assert corpus
    for place in corpus:
        text = place.read_text(encoding="utf-8-sig")
        assert legacy.detect(text) is None, place.name
        assert not [line for line in text.splitlines()[:200] if legacy.detect(line)], place.name


@given(st.text("àáâãèéêìíòóôõùúýăđơưạếềọộ abcdeghinotu", max_size=400))
def test_text_with_letters_of_unicode_is_left(text: str) -> None:
    assert legacy.detect(text + " đường ước ở ngữ điều ươm thưởng lượng" * 3) is None


@pytest.mark.parametrize("encoding", [TCVN3, VNI], ids=["TCVN3", "VNI"])
@given(text=st.text(max_size=60))
def test_conversion_takes_any_text(encoding: encodings.Encoding, text: str) -> None:
    assert legacy.convert(text.encode("ascii", "ignore").decode(), encoding).isascii()
    legacy.without_fonts(text, encoding)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Céng hßa", "TCVN3"),
        ("Caùc boä, vaø", "VNI"),  # the font lies
        ("và có", "TCVN3"),
        ("Müller 5 §T", "TCVN3"),  # neither: the font's name is all there is
        ("QUYET DINH", "TCVN3"),
    ],
)
def test_words_may_be_in_another_encoding_than_their_font(words: str, name: str) -> None:
    assert legacy.written(words, TCVN3).name == name


def _seen(*words: str) -> legacy.FontWords:
    seen = legacy.FontWords()
    for held in words:
        seen.add(TCVN3, held)
    return seen


@pytest.mark.parametrize(
    ("words", "is_old"),
    [
        (["Céng hßa x· héi"], True),
        (["§iÒu"], True),
        # the name stayed, the text was converted: nothing is
        (["Cộng hòa xã hội"], False),
        # beside Unicode in the same font, a few words that read either way prove nothing
        (["Cộng hòa xã hội", "hành chính"], False),
        # and many that read one way only do
        (["Cộng hòa", "Céng hßa x· héi chñ nghÜa ViÖt Nam ®éc lËp tù do h¹nh phóc"], True),
        # a foreign name in that font
        (["Müller größer"], False),
    ],
)
def test_a_font_is_believed_where_the_words_agree(words: list[str], is_old: bool) -> None:
    assert _seen(*words).legacy() == (frozenset({"TCVN3"}) if is_old else frozenset())


def test_a_conversion_is_told_with_its_measure() -> None:
    seen = _seen("x· héi")
    (problem,) = seen.problems(seen.legacy())
    assert problem.code == "legacy-font"
    assert "5 chữ cái từ bảng mã TCVN3 (ABC)" in problem.message
