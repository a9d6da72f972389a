"""Dates and periods in a question, read on 24 November 2020."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.numbers.dates import Period, calendar_days, named, period

TODAY = date(2020, 11, 24)  # a Tuesday
days = st.dates(date(1600, 1, 1), date(2019, 12, 31))


def said(question: str) -> str | None:
    """Return the period of a question as `since..until kind`, with a `?` where it is not certain."""
    found = period(question, TODAY)
    if found is None:
        return None
    return f"{found.since or ''}..{found.until or ''} {found.kind}{'' if found.certain else '?'}"


@pytest.mark.parametrize(
    "question",
    [
        "What sank on 3 May 2018?",
        "what sank on may 3rd, 2018",
        "What sank on the 3rd of May 2018?",
        "What sank on May 3 2018, and why?",
        "2018-05-03: what sank?",
        "the discussion on 20180503",
        "2018年5月3日に何が沈んだか",
        "2018년 5월 3일에 무엇이 가라앉았나",
    ],
)
def test_a_day_is_read_however_it_is_written(question: str) -> None:
    assert said(question) == "2018-05-03..2018-05-03 day"


@pytest.mark.parametrize(
    "question",
    [
        "What sank in May 2018?",
        "the ferries of May of 2018",
        "sunk in 2018-05",
        "2018年5月の船",
        "橋は2018年5月に閉鎖されましたか",
        "２０１８年５月の船",
        "다리는2018년 5월에 닫혔나요",
        "May 2018: what sank?",
    ],
)
def test_a_month_is_read_however_it_is_written(question: str) -> None:
    assert said(question) == "2018-05-01..2018-05-31 month"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What sank in 2018?", "2018-01-01..2018-12-31 year"),
        ("What sank early in 2018?", "2018-01-01..2018-12-31 year"),
        ("2018년에 무엇이", "2018-01-01..2018-12-31 year"),
        ("2018年以降の船は", "2018-01-01.. span"),
        ("2018년 3월 이전의 다리", "..2018-03-31 span"),
        ("Who was mayor in the 1960s?", "1960-01-01..1969-12-31 span"),
        ("since 2017", "2017-01-01.. span"),
        ("after 2017", "2018-01-01.. span"),
        ("after 3 May 2018", "2018-05-04.. span"),
        ("before 2018", "..2017-12-31 span"),
        ("until March 2018", "..2018-03-31 span"),
        ("as of March 2018", "..2018-03-31 span"),
        ("between 2015 and 2018", "2015-01-01..2018-12-31 span"),
        ("from May 2015 to 2018", "2015-05-01..2018-12-31 span"),
        ("from March to May 2018", "2018-03-01..2018-05-31 span"),
        ("the tax 2015-2018", "2015-01-01..2018-12-31 span"),
        ("after 2015 and before 2018", "2016-01-01..2017-12-31 span"),
        ("in 2015 and in 2018", "2015-01-01..2018-12-31 span"),
    ],
)
def test_periods_have_a_first_and_a_last_day(question: str, expected: str) -> None:
    assert said(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("yesterday", "2020-11-23..2020-11-23 day"),
        ("three days ago", "2020-11-21..2020-11-21 day"),
        ("What sank last week?", "2020-11-16..2020-11-22 span"),
        ("two weeks ago", "2020-11-09..2020-11-15 span"),
        ("this month", "2020-11-01..2020-11-30 month"),
        ("last month", "2020-10-01..2020-10-31 month"),
        ("last year", "2019-01-01..2019-12-31 year"),
        ("10 years ago", "2010-01-01..2010-12-31 year"),
        ("in the past two months", "2020-09-24..2020-11-24 span"),
        ("over the last year", "2019-11-24..2020-11-24 span"),
    ],
)
def test_relative_times_count_back_from_today(question: str, expected: str) -> None:
    assert said(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who signed the 1965 treaty?", "1965-01-01..1965-12-31 year?"),
        ("the treaty of 1965", "1965-01-01..1965-12-31 year?"),
        ("the March 2011 flood", "2011-03-01..2011-03-31 month?"),
        ("before the 2018 ruling", "..2018-12-31 span?"),
        ("after the 1965 treaty", "1965-01-01.. span?"),
        ("What sank in May?", "2020-05-01..2020-05-31 month?"),
        ("What sank in December?", "2019-12-01..2019-12-31 month?"),
        ("on 28 December", "2019-12-28..2019-12-28 day?"),
    ],
)
def test_what_belongs_to_a_thing_or_lacks_its_year_is_not_certain(question: str, expected: str) -> None:
    assert said(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Who made Bell Tower 1977?",
        "May it stay?",
        "the march of the ferrymen",
        "Is 1,965 right?",
        "It cost $2018, or 2018.50 crowns",
        "31 February 2018",
        "3/4/2018",
        "the last week of the war",
        "ferry number 20189",
        "What does the ferry cost today?",
        "",
    ],
)
def test_what_is_no_date_is_not_taken_for_one(question: str) -> None:
    assert said(question) is None


def test_the_finest_date_that_is_asked_for_counts() -> None:
    assert said("What did the mayor say on 3 May 2018 of the 1965 treaty?") == "2018-05-03..2018-05-03 day"
    assert said("In 2018, was the 3 May 1965 tax still there?") == "2018-01-01..2018-12-31 year"


@given(days)
def test_any_day_is_read_and_found_in_a_text(day: date) -> None:
    expected = Period(day, day, "day")
    for form in (f"{day:%Y-%m-%d}", f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        assert period(f"What sank on {form}?", TODAY) == expected
        pattern = named(expected)
        assert pattern is not None
        assert pattern.search(f"It sank on {form}.")
        assert not pattern.search(f"It sank on {day + timedelta(40):%B} {40 - day.day}.")


@given(st.text(alphabet="0123456789 -–,.'stinofmay2018/年月日年ago last", max_size=60))
def test_no_text_breaks_it_and_since_is_never_after_until(text: str) -> None:
    found = period(text, TODAY)
    assert found is None or not found.since or not found.until or found.since <= found.until


def test_articles_name_days_without_their_year_and_months_with_it() -> None:
    day, month, year = (Period(*calendar_days(*parts), kind) for parts, kind in (
        ((2018, 5, 3), "day"), ((2018, 5), "month"), ((2018,), "year"),
    ))  # fmt: skip
    assert named(day).search("It sank on May 3.")
    assert named(day).search("5月3日に沈んだ")
    assert not named(day).search("It sank on May 30.")
    assert named(month).search("It sank in Sept. 2017, not in May 2018.")
    assert not named(month).search("It may sink in 2018.")
    assert named(year).search("2018年")
    assert not named(year).search("12018")
    assert named(Period(date(2018, 1, 1), None, "span")) is None


@pytest.mark.parametrize("question", ["after 2018 and before 2015", "between 2018 and 2015", "the tax 2018-2015"])
def test_no_period_ends_before_it_begins(question: str) -> None:
    found = period(question, TODAY)
    assert found is None or found.since is None or found.until is None or found.since <= found.until


def test_a_leap_day_that_the_year_lacks_is_the_months_last() -> None:
    assert said("from 29 February to 3 March 2019") == "2019-02-28..2019-03-03 span"
