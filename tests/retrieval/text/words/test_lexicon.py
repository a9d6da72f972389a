"""The words that rules in several rooms share."""

import calendar
import re

import pytest

from retrieval.text.words.lexicon import MONTHS, ONES, ORDINALS, TENS, WEEKDAYS, capitalised, month_number


def test_months_and_weekdays_are_the_calendars():
    assert [name.casefold() for name in calendar.month_name[1:]] == list(MONTHS)
    assert [name.casefold() for name in calendar.day_name] == list(WEEKDAYS)


def test_number_words_stand_at_the_place_of_their_value():
    assert (ONES[7], ONES[19], TENS[0], ORDINALS[3], ORDINALS[20]) == (
        "seven",
        "nineteen",
        "twenty",
        "third",
        "twentieth",
    )


@pytest.mark.parametrize(("name", "number"), [("january", 1), ("may", 5), ("sep", 9), ("sept", 9), ("12", 12)])
def test_a_month_is_known_by_its_name_its_beginning_or_its_number(name, number):
    assert month_number(name) == number


@pytest.mark.parametrize(
    ("further", "text", "found"),
    [
        ("", "in O’Neill-Smith's town", "O’Neill-Smith's"),
        ("", "at AT&T now", "AT"),
        ("&", "at AT&T now", "AT&T"),
        (".&", "the U.S. senate", "U.S."),
    ],
)
def test_a_name_is_a_word_with_a_capital_and_what_may_stand_in_it(further, text, found):
    assert re.search(capitalised(further), text).group() == found
