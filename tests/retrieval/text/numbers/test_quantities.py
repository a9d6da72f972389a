"""Numbers and dates: what is the same one, what is another."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.numbers.quantities import quantities_in
from retrieval.text.numbers.unsupported_quantities import unsupported_days, unsupported_numbers

PUBLISHED = [date(2016, 3, 23)]  # a Wednesday


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("1 billion yen", "1,000,000,000 yen"),
        ("$1.5 million", "1,500,000 US dollars"),
        ("£3bn", "3 billion pounds"),
        ("twenty-three men", "23 men"),
        ("two hundred thousand", "200,000"),
        ("40%", "40 per cent"),
        ("40 percent", "40 to 50 percent"),
        ("1 million dollars", "$1-2 million"),
        ("the 2nd bridge", "the second bridge"),
        ("1\u00a0000 crowns", "1,000 crowns"),
        ("10억 엔", "10億円"),
        ("one ferry", "a small ferry"),
        ("one of the ferries", "the ferries"),
        ("the two mayors", "both mayors"),
        ("the two met", "Ada Lund and Bo Berg met"),
        ("At first it rained.", "It rained."),
        ("fifty years", "the fiftieth year"),
        ("half a century", "the fiftieth year"),
        ("more than two fifths of it", "over 40 percent"),
        ("a one-man crew", "a crew of no other"),
        ("The big ones sank.", "The big boats sank."),
        ("the 31st bridge", "the thirty-first bridge"),
        ("It is the only old one in town.", "It is the only old ferry in town."),
        ("3 of them", "minus nothing, three of them"),
        ("a 40,000 prize", "a prize of 40,000 crowns"),
        (".5 metres", "0.5 metres"),
        ("G20 and COVID-19", "nothing counted"),  # those are names
    ],
)
def test_one_number_in_two_forms(claim: str, evidence: str) -> None:
    assert unsupported_numbers(claim, evidence) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("4 metres", "3 metres"),
        ("1 million", "1 billion"),
        ("40,000", "40"),
        ("40%", "40 people"),
        ("40 people", "40% of them"),
        ("40 dollars", "40 euros"),
        ("40 dollars", "40 people"),
        ("the 1990s", "in 1990"),
        ("-3 degrees", "3 degrees"),
        ("the third bridge", "three bridges"),
        ("one man died", "two men died in a fire"),
        ("twelve", "20"),
        ("the two met", "Ada Lund met Bo Berg"),
        ("5万人", "3万人"),
    ],
)
def test_another_number(claim: str, evidence: str) -> None:
    assert len(unsupported_numbers(claim, evidence)) == 1


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("on 23 March", "on March 23rd, 2016"),
        ("on 23 March 2016", "on Mar. 23"),  # the year of publication
        ("in March 2016", "on 2016-03-23"),
        ("in May 1702", "in May of 1702"),
        ("in May 1702", "cast in 1702; hung in May"),
        ("on Wednesday", "nothing"),  # the day of publication
        ("2016年3月23日", "March 23, 2016"),
        ("it may rain", "nothing"),
    ],
)
def test_dates_that_agree(claim: str, evidence: str) -> None:
    assert unsupported_days(claim, evidence, PUBLISHED) == []
    assert unsupported_numbers(claim, evidence, PUBLISHED) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("on 24 March", "on 23 March"),
        ("on 23 April", "on 23 March"),
        ("on 23 March 2015", "on 23 March 2016"),
        ("on 23 March 2015", "on 23 March"),
        ("on Friday", "on Thursday"),
        ("on 3 May", "3 people met in May"),
    ],
)
def test_dates_that_do_not(claim: str, evidence: str) -> None:
    assert len(unsupported_days(claim, evidence, PUBLISHED)) == 1


def test_a_bare_year_may_be_that_of_publication() -> None:
    assert unsupported_numbers("in 2016", "now", PUBLISHED) == []
    assert len(unsupported_numbers("in 2015", "now", PUBLISHED)) == 1


@given(st.integers(0, 10**12))
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    assert [number.value for number in quantities_in(f"about {value:,} of them").numbers] == [Decimal(value)]
    assert unsupported_numbers(f"{value} of them", f"some {value:,} of them") == []
    assert len(unsupported_numbers(f"{value + 1} of them", f"some {value:,} of them")) == 1


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d"]))
def test_a_date_is_one_in_any_order(day: date, form: str) -> None:
    # strftime writes years before 1000 without their zeros; there are none here.
    assert unsupported_days(f"on {day.strftime(form)}", f"on {day:%B} {day.day}, {day.year}") == []


@given(st.text())
def test_any_text_supports_itself(text: str) -> None:
    assert unsupported_numbers(text, text) == []
    assert unsupported_days(text, text) == []


@pytest.mark.parametrize("text", ["The Mayor spoke.", "Marchers came.", "Augusta won."])
def test_a_word_that_begins_as_a_month_does_is_no_date(text):
    assert quantities_in(text).days == ()


def test_an_anniversary_of_no_day_is_none() -> None:
    evidence = f"It was the {'9' * 20}th anniversary of 3 May 2020."
    assert len(unsupported_days("It opened on a Wednesday.", evidence)) == 1
