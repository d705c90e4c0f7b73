"""Terms, runs and scores: what two clauses share and what it weighs."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.graph.similar import (
    Weights,
    bounded,
    features,
    rarity,
    score,
    segments,
    shared_words,
    terms,
)

_DROPPED = (("xây", "dựng", "kế", "hoạch"), ("kế", "hoạch"))
_WORDS = st.lists(
    st.sampled_from(["an", "ninh", "mạng", "dịch", "vụ", "công", "ngoại", "giao"]), min_size=1
)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        # the longest phrase goes first: "xây dựng" does not stay behind
        ("Xây dựng Kế hoạch đối ngoại", [["đối", "ngoại"]]),
        # a stop ends a run: the words on its sides are no neighbours
        ("ngoại giao và kinh tế", [["ngoại", "giao"], ["kinh", "tế"]]),
        # so does punctuation
        ("ngoại giao, kinh tế", [["ngoại", "giao"], ["kinh", "tế"]]),
        # letters stay as printed, though phrases are found in any case
        ("KẾ HOẠCH Đối ngoại", [["Đối", "ngoại"]]),
        # half a phrase is no phrase
        ("kế toán", [["kế", "toán"]]),
        ("", []),
    ],
)
def test_segments(text, runs):
    assert segments(text, _DROPPED) == runs


def test_pairs_do_not_reach_over_a_stop():
    counts = features("ngoại giao và kinh tế", ())
    assert "ngoại giao" in counts
    assert "giao kinh" not in counts


def test_a_pair_counts_more_than_a_syllable():
    counts = features("ngoại giao", ())
    assert counts["ngoại giao"] > counts["ngoại"]


def test_terms_are_syllables_and_pairs_in_small_letters():
    assert terms("Ngoại giao") == {"ngoại", "giao", "ngoại giao"}


def test_common_words_are_less_rare():
    # every plan speaks of carrying out, few of diplomacy; unlisted terms are rarest
    assert rarity("thực hiện") < rarity("ngoại giao") < rarity("zzz zzz")


def _measured(*texts):
    listed = [features(text, ()) for text in texts]
    weights = Weights.of(listed)
    return weights, [weights.measure(counts) for counts in listed]


def test_rare_words_score_above_common_ones():
    weights, (duty, rare, common) = _measured(
        "thực hiện ngoại giao văn hóa", "ngoại giao văn hóa", "thực hiện nhiệm vụ"
    )
    assert score(duty, rare, weights) > score(duty, common, weights) > 0


def test_a_word_all_over_the_document_weighs_less():
    weights, _ = _measured("bí mật", "bí mật", "bí mật", "thiết bị")
    assert weights.of_term("bí mật") / rarity("bí mật") < weights.of_term("thiết bị") / rarity(
        "thiết bị"
    )


def test_of_two_that_share_the_same_the_shorter_is_nearer():
    weights, (duty, short, long) = _measured(
        "ngoại giao văn hóa",
        "ngoại giao văn hóa",
        "ngoại giao văn hóa, thiết bị điện tử, phần mềm hệ thống, lưu trữ tài liệu",
    )
    assert score(duty, short, weights) > score(duty, long, weights)


def test_nothing_shared_scores_nothing():
    weights, (duty, other) = _measured("ngoại giao", "thiết bị")
    assert score(duty, other, weights) == 0
    assert shared_words("ngoại giao", other.terms, weights, ()) == ()


def test_weights_of_nothing():
    assert Weights.of([]).of_term("ngoại") == 0


@given(_WORDS, _WORDS)
def test_scores_are_finite_and_never_negative(first, second):
    weights, (duty, content) = _measured(" ".join(first), " ".join(second))
    value = score(duty, content, weights)
    assert math.isfinite(value)
    assert value >= 0
    assert 0 <= bounded(value) <= 1


@given(st.floats(0, 20), st.floats(0, 20))
def test_bounds_keep_the_order(first, second):
    low, high = sorted((first, second))
    assert bounded(low) <= bounded(high)


def test_two_high_scores_differ():
    assert bounded(2.0) < bounded(2.1) < 1


def test_shared_words_are_whole_runs_as_printed():
    content = features("giữ an ninh mạng và dịch vụ công", ())
    weights = Weights.of([content])
    shown = shared_words("Bảo vệ An ninh mạng, nâng cấp dịch vụ", content, weights, ())
    assert set(shown) == {"An ninh mạng", "dịch vụ"}


def test_shared_words_are_cut_where_the_content_has_no_such_pair():
    # "ninh" and "mạng" are both there, but not side by side
    content = features("an ninh và mạng", ())
    shown = shared_words("an ninh mạng", content, Weights.of([content]), ())
    assert set(shown) == {"an ninh", "mạng"}


@given(_WORDS, _WORDS)
def test_shared_words_stand_in_the_duty(first, second):
    text, content = " ".join(first), features(" ".join(second), ())
    shown = shared_words(text, content, Weights.of([content]), ())
    assert len(shown) <= 8
    assert all(words in text for words in shown)
