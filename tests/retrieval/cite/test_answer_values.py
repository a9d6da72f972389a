"""Whether two answers to one question give different values."""

import pytest

from retrieval.cite.answer_values import other_value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("214 volumes", "156"),
        ("five votes to four", "six votes to three"),
        ("14 October 2016", "31 August 2016"),
        ("March 2014", "November 2016"),
        ("2014", "November 2016"),
        ("Thirty-one", "Twenty"),
        ("40 million", "100 million won"),
        ("Ann Roe", "Orla Kolb"),
        ("35 minutes", "about 100 minutes"),
    ],
)
def test_values_of_one_kind_that_can_not_both_be_right(one, other):
    assert other_value(one, other)
    assert other_value(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("156", "156 volumes"),
        ("2016", "31 August 2016"),
        ("Aug. 31", "31 August 2016"),
        ("Ann Roe", "Roe"),
        ("Students", "Ann Roe"),
        ("1 billion yen", "100 million won"),
        ("12", "Ann Roe"),
        ("2016", "Ann Roe"),
        ("because it rained", "because it was dry"),
        ("nearly 1,500", "1,486"),
        ("", "12"),
    ],
)
def test_values_that_agree_or_are_not_of_one_kind(one, other):
    assert not other_value(one, other)
    assert not other_value(other, one)
