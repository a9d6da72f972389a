"""Risk against coverage, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.evaluate.risk_coverage import Case, risk_coverage


def case(confidence: float | None, *, wrong: bool, answered: bool = False) -> Case:
    return Case(confidence, wrong, answered)


def test_right_wrong_right_surest_first() -> None:
    curve = risk_coverage([
        case(0.2, wrong=False),
        case(0.9, wrong=False, answered=True),
        case(0.5, wrong=True, answered=True),
    ])  # fmt: skip
    assert [coverage for coverage, _ in curve.points] == pytest.approx([1 / 3, 2 / 3, 1])
    assert [risk for _, risk in curve.points] == pytest.approx([0, 1 / 2, 1 / 3])
    assert curve.shipped == pytest.approx((2 / 3, 1 / 2))
    assert curve.aurc is not None
    assert curve.aurc.value == pytest.approx(5 / 18)
    assert (curve.aurc.interval[0], curve.aurc.of) == (0.0, 3)


def test_the_surer_the_right_ones_the_smaller_the_area() -> None:
    sorted_well = risk_coverage([case(0.9, wrong=False), case(0.1, wrong=True)])
    sorted_badly = risk_coverage([case(0.1, wrong=False), case(0.9, wrong=True)])
    assert sorted_well.aurc is not None
    assert sorted_badly.aurc is not None
    assert (sorted_well.aurc.value, sorted_badly.aurc.value) == (0.25, 0.75)


@pytest.mark.parametrize("wrongs", [(True, False), (False, True)])
def test_questions_that_no_threshold_parts_count_as_on_average(wrongs: tuple[bool, bool]) -> None:
    curve = risk_coverage([case(0.5, wrong=wrong) for wrong in wrongs])
    assert curve.points == ((0.5, 0.5), (1.0, 0.5))


def test_what_nothing_can_be_said_to_is_never_covered() -> None:
    curve = risk_coverage([case(0.9, wrong=False, answered=True), case(None, wrong=True)])
    assert curve.points == ((0.5, 0.0),)
    assert curve.shipped == (0.5, 0.0)


@pytest.mark.parametrize("cases", [[], [case(None, wrong=True)]])
def test_without_answers_there_is_no_curve(cases: list[Case]) -> None:
    curve = risk_coverage(cases)
    assert (curve.points, curve.shipped, curve.aurc) == ((), None, None)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=30))
def test_the_curve_ends_at_the_share_of_wrong_answers_and_order_changes_nothing(pairs: list[tuple[int, bool]]) -> None:
    cases = [case(sure / 5, wrong=wrong) for sure, wrong in pairs]
    curve = risk_coverage(cases)
    assert curve.points[-1] == pytest.approx((1.0, sum(wrong for _, wrong in pairs) / len(pairs)))
    assert all(0 <= risk <= 1 + 1e-9 for _, risk in curve.points)
    backwards = risk_coverage(cases[::-1])
    assert [risk for _, risk in backwards.points] == pytest.approx([risk for _, risk in curve.points])
