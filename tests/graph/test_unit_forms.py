import pytest

from cancu.graph.unit_forms import unit_forms


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Ủy  ban nhân dân xã", "uy ban nhan dan xa"),  # as typed, blanks folded, first
        ("UBND", "uy ban nhan dan"),  # what a short form stands for
        ("Ủy ban nhân dân xã", "ubnd xa"),  # and how a document may print the whole one
        ("TP. Hồ Chí Minh", "thanh pho ho chi minh"),  # the full stop is the short form's
        ("Sở LĐTBXH", "so lao dong - thuong binh va xa hoi"),  # from the table of fields
        ("P. VHTT", "phong van hoa va thong tin"),
    ],
)
def test_a_unit_is_found_however_it_is_typed(typed: str, form: str) -> None:
    assert form in unit_forms(typed)


def test_what_was_typed_comes_first_and_nothing_gives_nothing() -> None:
    assert unit_forms("Sở Y tế") == ("so y te",)
    assert unit_forms("  ") == ()
