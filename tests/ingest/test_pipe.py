"""The spaCy component: spans where the words stand, facts that survive, nothing lost."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from cancu.ingest.errors import DamagedFile
from cancu.ingest.extract import read
from cancu.ingest.model import Reading
from cancu.ingest.pipe import CITATIONS, CLAUSES, GROUPS, UNITS, annotate, blank, to_doc
from cancu.ingest.record import record

PLAN = (
    "ỦY BAN NHÂN DÂN\nQUẬN 11\nSố: 9/KH-UBND\n\nKẾ HOẠCH\nCông tác năm 2019\n\n"
    "Căn cứ Quyết định số 5523/QĐ-UBND ngày 05 tháng 12 năm 2018 của Ủy ban nhân dân Thành phố;\n\n"
    "I. NỘI DUNG:\n1. Thực hiện Chỉ thị số 45-CT/TW ngày 19 tháng 5 năm 2015 của Ban Bí thư.\n\n"
    "II. TỔ CHỨC THỰC HIỆN:\n1. Phòng Nội vụ: chủ trì, phối hợp với Phòng Tư pháp kiểm tra.\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = blank()
    nlp.add_pipe("cancu")
    return nlp


@pytest.fixture(scope="module")
def reading(seed: Path) -> Reading:
    return read(seed)


@pytest.fixture(scope="module")
def doc(nlp: Language, seed: Path) -> Doc:
    return nlp(seed.read_text(encoding="utf-8"))


def facts(doc: Doc, group: str) -> list[dict]:
    return doc.spans[group].attrs["facts"]


def seen(doc: Doc) -> dict:
    """Return all that the component says, as plain values."""
    return {
        group: [
            (span.start, span.end, span.label_, span.id_, span.kb_id_, told)
            for span, told in zip(doc.spans[group], facts(doc, group), strict=True)
        ]
        for group in GROUPS
    }


def exact(doc: Doc, group: str) -> list[str]:
    """Return the exact words of each span, white space folded."""
    return [" ".join(doc.text[f["start"] : f["end"]].split()) for f in facts(doc, group)]


def test_text_stays_as_it_is(doc: Doc, seed: Path) -> None:
    assert doc.text == seed.read_text(encoding="utf-8")


def test_nothing_is_lost(doc: Doc, reading: Reading) -> None:
    # One span for each fact of the reading, in its order, by key.
    assert [span.id_ for span in doc.spans[CITATIONS]] == [c.key for c in reading.citations]
    assert [span.id_ for span in doc.spans[UNITS]] == [a.unit for a in reading.assignments]
    assert [span.id_ for span in doc.spans[CLAUSES]] == [c.path for c in reading.clauses]
    assert all(doc.spans[group] for group in GROUPS)


def test_raw_words_are_the_mentions(doc: Doc, reading: Reading) -> None:
    # The seed wraps its lines inside mentions: offsets lead back to the raw text.
    assert exact(doc, CITATIONS) == [c.mention.text for c in reading.citations]
    assert any("\n" in span.text for span in doc.spans[CITATIONS])


def test_token_spans_hold_the_exact_ones(doc: Doc) -> None:
    for group in GROUPS:
        for span, told in zip(doc.spans[group], facts(doc, group), strict=True):
            assert span.start_char <= told["start"] < told["end"] <= span.end_char


def test_citations_lie_on_token_borders(doc: Doc) -> None:
    # Widening is for the rare case; on a clean document it would be a fault of the tokenizer.
    assert [span.text for span in doc.spans[CITATIONS]] == [
        doc.text[told["start"] : told["end"]] for told in facts(doc, CITATIONS)
    ]


@pytest.mark.parametrize(
    ("group", "key", "label", "path"),
    [
        (CITATIONS, "5523/QĐ-UBND", "QĐ", "căn cứ"),  # type, number and place of a basis
        (CITATIONS, "45-CT/TW", "CT", "I/1"),  # a Party number has its hyphen
        (UNITS, "Phòng Nội vụ", "responsible", "II/1"),
        (UNITS, "Phòng Tư pháp", "coordinating", "II/1"),
        (CLAUSES, "II/1", "number", "II"),  # a clause names its parent
        (CLAUSES, "I", "roman", ""),  # the top has none
    ],
)
def test_names_of_spans(nlp: Language, group: str, key: str, label: str, path: str) -> None:
    doc = nlp(PLAN)  # held: a span group dies with its Doc
    found = [(s.id_, s.label_, s.kb_id_) for s in doc.spans[group]]
    assert (key, label, path) in found


def test_outer_points_at_a_span(doc: Doc) -> None:
    # 119-KH/TU is described as carrying out 45-CT/TW: the inner one leads to the outer.
    keys = [span.id_ for span in doc.spans[CITATIONS]]
    chains = {(keys[i], keys[f["outer"]]) for i, f in enumerate(facts(doc, CITATIONS)) if f["via"]}
    assert ("45-CT/TW", "119-KH/TU") in chains
    assert all(f["via"] == keys[f["outer"]] for f in facts(doc, CITATIONS) if f["via"])


def test_rows_are_those_of_the_record(doc: Doc, reading: Reading) -> None:
    told = record(reading)
    for group, rows in ((CITATIONS, told["citations"]), (UNITS, told["assignments"])):
        assert rows == [
            {name: fact[name] for name in row}
            for fact, row in zip(facts(doc, group), rows, strict=True)
        ]
    assert doc.user_data["cancu"] == told["document"]


def test_a_repeated_number_is_resolved(doc: Doc) -> None:
    [repeat] = [f for f in facts(doc, CITATIONS) if f["resolved"]["how"] == "earlier"]
    first = facts(doc, CITATIONS)[repeat["resolved"]["rests_on"]]
    assert repeat["date"] is None
    assert repeat["number"] == first["number"]
    assert repeat["resolved"]["date"] == first["date"] == "2015-01-21"


def test_facts_are_plain_json(doc: Doc) -> None:
    for group in GROUPS:
        assert json.loads(json.dumps(facts(doc, group))) == facts(doc, group)


def test_the_head_is_kept(doc: Doc) -> None:
    assert doc.user_data["cancu"]["number"] == "40/KH-UBND"


def test_docbin_round_trip(doc: Doc) -> None:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    # A fresh vocabulary: the names must travel with the bytes.
    [again] = DocBin().from_bytes(stored).get_docs(blank().vocab)
    assert again.text == doc.text
    assert seen(again) == seen(doc)
    assert again.user_data["cancu"] == doc.user_data["cancu"]


@pytest.mark.parametrize("group", GROUPS)
def test_displacy_draws_every_group(nlp: Language, group: str) -> None:
    doc = nlp(PLAN)
    drawn = displacy.render(doc, style="span", options={"spans_key": group}, jupyter=False)
    assert all(span.label_ in drawn for span in doc.spans[group])
    # Each span's label is drawn once, at its first token.
    assert drawn.count("border-radius: 3px") >= len(doc.spans[group]) > 0


def test_pipe_is_lazy_and_keeps_order(nlp: Language) -> None:
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(100):
            taken.append(number)
            yield f"I. NỘI DUNG:\n1. Thực hiện Quyết định số {number + 1}/QĐ-UBND.\n"

    stream = nlp.pipe(texts(), batch_size=4)
    first = [next(stream) for _ in range(3)]
    assert len(taken) < 20
    assert [doc.spans[CITATIONS][0].id_ for doc in first] == [f"{n}/QĐ-UBND" for n in (1, 2, 3)]


def test_pipe_says_what_a_call_says(nlp: Language) -> None:
    [piped] = nlp.pipe([PLAN])
    assert seen(piped) == seen(nlp(PLAN))


def test_pipeline_is_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert seen(spacy.load(tmp_path)(PLAN)) == seen(nlp(PLAN))


def test_blank_text_has_empty_groups(nlp: Language) -> None:
    for text in ("", " \n\t\u00a0"):
        assert {group: len(nlp(text).spans[group]) for group in GROUPS} == dict.fromkeys(GROUPS, 0)


def test_what_cannot_be_read_is_an_error(nlp: Language) -> None:
    with pytest.raises(DamagedFile):
        nlp("Số: 1\0/KH-UBND")


# --- where the text was repaired -----------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "\ufeff" + text,  # a byte-order mark shifts every offset
        lambda text: unicodedata.normalize("NFD", text),  # a letter of two or three code points
        lambda text: text.replace(" ", "\u00a0"),  # no-break spaces
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("5523/QĐ", "5523/Q\u00d0"),  # the Icelandic letter for Đ
    ],
    ids=["bom", "nfd", "nbsp", "crlf", "eth"],
)
def test_spans_lead_back_to_spoilt_text(nlp: Language, spoil) -> None:
    clean, spoilt = nlp(PLAN), nlp(spoil(PLAN))
    assert [s.id_ for s in spoilt.spans[CITATIONS]] == [s.id_ for s in clean.spans[CITATIONS]]
    for wanted, words in zip(exact(clean, CITATIONS), exact(spoilt, CITATIONS), strict=True):
        composed = unicodedata.normalize("NFC", words).replace("\u00d0", "Đ")
        assert composed == wanted


def test_a_border_inside_a_token_loses_nothing(nlp: Language) -> None:
    # A blank is missing after the bracket: the number ends inside a token, and the span is widened.
    doc = nlp("I. NỘI DUNG:\n1. Thực hiện (theo Quyết định số 12/QĐ-UBND)và báo cáo kết quả.\n")
    [span], [told] = doc.spans[CITATIONS], facts(doc, CITATIONS)
    assert span.text == "Quyết định số 12/QĐ-UBND)và"
    assert doc.text[told["start"] : told["end"]] == "Quyết định số 12/QĐ-UBND"


@given(st.text(alphabet="IVX1.a)-+ \n\r\t\u00a0\u0301Đđeê/QĐUBND số Căn cứ", max_size=80))
def test_any_text_is_placed(text: str) -> None:
    doc = annotate(blank_doc(text))
    assert doc.text == text
    for group in GROUPS:
        for span, told in zip(doc.spans[group], facts(doc, group), strict=True):
            assert 0 <= span.start_char <= told["start"] <= told["end"] <= len(text)


_NLP = blank()


def blank_doc(text: str) -> Doc:
    return _NLP.make_doc(text)


# --- from a reading that is already there --------------------------------------------------


def test_to_doc_has_the_repaired_text(reading: Reading) -> None:
    made = to_doc(reading)
    assert made.text == reading.document.text
    for fact, citation in zip(facts(made, CITATIONS), reading.citations, strict=True):
        assert (fact["start"], fact["end"]) == (
            citation.mention.span.start,
            citation.mention.span.end,
        )


def test_to_doc_says_what_the_component_says(doc: Doc, reading: Reading) -> None:
    def names(doc: Doc) -> dict:
        return {g: [(s.label_, s.id_, s.kb_id_) for s in doc.spans[g]] for g in GROUPS}

    assert names(to_doc(reading)) == names(doc)
