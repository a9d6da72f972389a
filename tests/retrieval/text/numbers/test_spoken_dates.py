"""The days that an article speaks of, counted from the day that it was published."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.numbers.spoken_dates import spoken_of

FRIDAY = date(2023, 12, 22)


def said(text: str, published: date = FRIDAY) -> list[str]:
    return [f"{one.since}" if one.kind == "day" else f"{one.since}..{one.until}" for one in spoken_of(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 23 November the court ruled.", ["2023-11-23"]),
        ("It reopens on 15 January.", ["2024-01-15"]),
        ("It closed on 24 December 2021.", ["2021-12-24"]),
        ("They met on Thursday.", ["2023-12-21"]),
        ("They met on Friday.", ["2023-12-22"]),
        ("They met last Friday.", ["2023-12-15"]),
        ("They met last Tuesday.", ["2023-12-19"]),
        ("They meet next Friday.", ["2023-12-29"]),
        ("They met yesterday.", ["2023-12-21"]),
        ("They met two weeks ago.", ["2023-12-04..2023-12-10"]),
        ("They met last month.", ["2023-11-01..2023-11-30"]),
        ("They met in March.", ["2023-03-01..2023-03-31"]),
        ("In 2016 they met. They met again on Monday.", ["2016-01-01..2016-12-31", "2023-12-18"]),
        ("法院は11月23日に判決を出した。", []),
        ("They may meet; the march of time goes on.", []),
    ],
)
def test_a_day_is_counted_from_the_day_of_publication(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("published", [date.min, date(2020, 2, 29), date.max])
def test_the_ends_of_the_calendar_are_no_matter(published: date) -> None:
    for text in ("on 29 February", "on 1 January", "on 31 December", "next Sunday", "last Monday", "yesterday"):
        spoken_of(text, published)


@given(st.dates())
def test_a_weekday_is_within_the_week_before(published: date) -> None:
    (one,) = spoken_of("They met on Wednesday.", published)
    assert one.since is not None
    assert one.since.weekday() == 2 or published.toordinal() < 7
    assert 0 <= (published - one.since).days < 7


@given(st.text(max_size=200), st.dates())
def test_whatever_is_written_is_read(text: str, published: date) -> None:
    spoken_of(text, published)
