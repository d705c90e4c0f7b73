"""Runs of pinpoints become paths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.pinpoint import paths, run_after, run_before


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("Điều 12a", ("Điều 12a",)),  # an inserted article
        ("điểm c khoản 5 Điều 8", ("Điều 8/5/c",)),  # inner level first
        # labels listed on one level, two khoản under one Điều
        (
            "các điểm a, b và đ khoản 2, khoản 3 Điều 5",
            ("Điều 5/2/a", "Điều 5/2/b", "Điều 5/2/đ", "Điều 5/3"),
        ),
        # a range in articles, its word repeated
        ("từ Điều 5 đến Điều 7", ("Điều 5", "Điều 6", "Điều 7")),
        # a range of letters goes by the Vietnamese order
        ("các điểm c đến đ khoản 1 Điều 2", ("Điều 2/1/c", "Điều 2/1/d", "Điều 2/1/đ")),
        # the second Điều has no khoản
        ("khoản 1 và khoản 3 Điều 4, Điều 7", ("Điều 4/1", "Điều 4/3", "Điều 7")),
        # each điểm belongs to the khoản that follows it
        ("điểm a khoản 1, điểm b khoản 2 Điều 3", ("Điều 3/1/a", "Điều 3/2/b")),
        # two full pairs
        ("khoản 2 Điều 5, khoản 3 Điều 6", ("Điều 5/2", "Điều 6/3")),
        # levels above articles keep their words
        ("Mục 2 Chương VI", ("Chương VI/Mục 2",)),
        ("Mục A Phụ lục II", ("Phụ lục II/Mục A",)),
        ("Tiểu mục 2 Mục 1 Chương III", ("Chương III/Mục 1/Tiểu mục 2",)),
        # the parts of an annex nest in any order: what a blank joins is held
        ("Phần XIII Mục 2 của Phụ lục I", ("Phụ lục I/Mục 2/Phần XIII",)),
        ("Phần I và Mục 2 Phụ lục I", ("Phụ lục I/Phần I", "Phụ lục I/Mục 2")),
        # "số" before the label of an annex is no part of it
        ("Mẫu số 05 - Phụ lục số 02", ("Phụ lục 02/Mẫu số 05",)),
        # a form of an annex, and an annex beside articles
        ("Mẫu số 23 Phụ lục II", ("Phụ lục II/Mẫu số 23",)),
        ("mẫu số 05, mẫu số 06 tại Phụ lục ", ("Phụ lục/Mẫu số 05", "Phụ lục/Mẫu số 06")),
        ("Mục A, Phụ lục I", ("Phụ lục I/Mục A",)),
        ("Điều 26, Điều 27 và Phụ lục I", ("Điều 26", "Điều 27", "Phụ lục I")),
        # the only annex of an act
        ("khoản 1 Mục I của Phụ lục ban hành", ("Phụ lục/Mục I/1",)),
        # điểm numbered by their parent's letter
        ("điểm a.2 khoản 1 Điều 5", ("Điều 5/1/a.2",)),
        ("điểm 2 khoản 3 điều 7", ("Điều 7/3/2",)),  # small letters
    ],
)
def test_paths(run: str, expected: tuple[str, ...]) -> None:
    assert paths(run) == expected


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("theo quy định tại khoản 2 Điều 5 ", "khoản 2 Điều 5 "),  # the run alone, not its verb
        ("Sửa đổi điểm c khoản 5 Điều 8 của ", "điểm c khoản 5 Điều 8 của "),  # with its `của`
        ("Mục A Phụ lục II ban hành kèm theo ", "Mục A Phụ lục II ban hành kèm theo "),
        ("tại Phụ lục VI ban hành kèm ", "Phụ lục VI ban hành kèm "),
        ("tại Mục I của Phụ lục ban hành kèm theo ", "Mục I của Phụ lục ban hành kèm theo "),
    ],
)
def test_the_run_before_a_name(text: str, run: str) -> None:
    start, found = run_before(text, 0, len(text))
    assert text[start:] == run
    assert found


@pytest.mark.parametrize(
    "text", ["theo quy định của ", "Phụ lục kèm theo ", "ngày 5 tháng 6 của ", "số 5 ", ""]
)
def test_what_is_no_run(text: str) -> None:
    assert run_before(text, 0, len(text)) == (len(text), ())


def test_a_run_in_brackets_after_a_name() -> None:
    text = "Quy định 377 (Điều 9, 10, 11)"
    assert run_after(text, 12, len(text)) == (len(text), ("Điều 9", "Điều 10", "Điều 11"))
    assert run_after("Luật (sửa đổi)", 4, 14) == (4, ())


@given(st.integers(1, 99), st.integers(1, 20), st.sampled_from("abcdđeghik"))
def test_a_single_pinpoint_is_one_path(dieu: int, khoan: int, diem: str) -> None:
    assert paths(f"điểm {diem} khoản {khoan} Điều {dieu}") == (f"Điều {dieu}/{khoan}/{diem}",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # an act's only annex has no label
        ("theo mẫu tại Phụ lục ban hành kèm theo ", ("Phụ lục",)),
        # what was promulgated may stand between
        ("Sửa đổi khoản 2 Điều 12 của Quy định kèm theo ", ("Điều 12/2",)),
        ("tại điểm b khoản 1 Mục II Chương trình ban hành kèm theo ", ("Mục II/1/b",)),
        # the number of a line in a list is no part of the place
        ("tại Mục A và thứ tự 2 tại Mục B, Phụ lục kèm theo ", ("Phụ lục/Mục A", "Phụ lục/Mục B")),
        # a work of its own is not reached over
        ("khoản 2 Điều 12 của Quy định ", ()),
        # a remark on the place, whatever numbers it holds
        ("tại Điều 227 (tội vi phạm khoản 1 quy định về mỏ) của ", ("Điều 227",)),
        ("theo phụ lục III (bảng C, mã 16) ban hành kèm theo ", ("Phụ lục III",)),
        # the word stands once before a range
        ("các điều từ 5 đến 7 ", ("Điều 5", "Điều 6", "Điều 7")),
        # the line over an annex is about the act that it came with
        ("(Phụ lục kèm theo ", ()),
    ],
)
def test_the_only_annex_of_an_act(text: str, found: tuple[str, ...]) -> None:
    assert run_before(text, 0, len(text))[1] == found
