"""Whether two answers to one question give different values."""

import pytest

from retrieval.cite.answer_values import other_amount, other_reason, other_value


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
        ("60 million won", "100 million won"),  # nobody rounds so far
        ("60 people", f"{'7' * 40} people"),
        ("the 1,200th Wednesday", "the 1,000th Wednesday, as every year since 8 January 1992"),
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
        ("95", "100"),
        ("63 people", "60 people"),
        ("65 people", "70 people"),
        ("the first Wednesday", "Wednesday"),
        ("", "12"),
    ],
)
def test_values_that_agree_or_are_not_of_one_kind(one, other):
    assert not other_value(one, other)
    assert not other_value(other, one)


def test_reasons_differ_where_they_have_nothing_in_common():
    assert other_reason("it rained all week", "the bridge had been sold")
    assert not other_reason("it rained all week", "the rains came early")
    assert not other_reason("", "it rained")


def test_a_sentence_differs_by_its_amounts_of_the_same_unit():
    assert other_amount("7 billion dollars", "The city was promised 3 billion dollars in loans in 1998.")
    assert not other_amount(
        "3 billion dollars", "It was promised $3 billion in loans, and 2 million dollars in grants."
    )
    assert not other_amount("7 billion dollars", "It was promised 3 billion yen by 12 banks.")
    assert not other_amount("7", "It was promised by 12 banks.")
    assert not other_amount("the 7th", "It was the 12th.")
