"""Filters as people write them on a command line."""

from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner

from bot.filters import read_filters
from bot.terminal.cli import footnote
from corpus.errors import QuestionError
from retrieval.types import Filters
from tests.support.errors import raises


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-03-22", (2016, 3, 22), (2016, 3, 22)),
        ("20160322", (2016, 3, 22), (2016, 3, 22)),
        (" 2016-3-5 ", (2016, 3, 5), (2016, 3, 5)),
        ("2016-02", (2016, 2, 1), (2016, 2, 29)),
        ("2016", (2016, 1, 1), (2016, 12, 31)),
        ("March 2016", (2016, 3, 1), (2016, 3, 31)),
        ("22 March 2016", (2016, 3, 22), (2016, 3, 22)),
        ("22/03/2016", (2016, 3, 22), (2016, 3, 22)),
        ("2016년 3월 22일", (2016, 3, 22), (2016, 3, 22)),
    ],
)
def test_a_month_or_year_is_its_first_day_for_since_and_its_last_for_the_others(
    value: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert read_filters(since=value) == Filters(since=date(*first))
    assert read_filters(until=value) == Filters(until=date(*last))
    assert read_filters(as_of=value) == Filters(as_of=date(*last))


def test_relative_days_are_read() -> None:
    yesterday = datetime.now(UTC).date() - timedelta(1)
    assert read_filters(since="yesterday").since in (yesterday, yesterday + timedelta(1), yesterday - timedelta(1))


@pytest.mark.parametrize(
    "value", ["", "soon", "12", "2016-13", "2016-02-30", "0000", "3/4/2016", "may", "2016" * 40, "🛳️", "\x00"]
)
def test_what_is_no_date_is_refused_by_name(value: str) -> None:
    for option in ("since", "until", "as_of"):
        with raises(QuestionError, "questions-no-date", option=f"--{option.replace('_', '-')}"):
            read_filters(**{option: value})


def test_since_after_until_is_refused() -> None:
    assert read_filters(since="2016", until="2016").since == date(2016, 1, 1)
    with raises(QuestionError, "questions-crossed-dates", first="2017-01-01", until="--until", last="2016-12-31"):
        read_filters(since="2017", until="2016", as_of="2018")
    with raises(QuestionError, "questions-crossed-dates", since="--since", until="--as-of", last="2016-12-31"):
        read_filters(since="2017", as_of="2016")


def test_publishers_may_be_repeated_and_an_empty_one_is_refused() -> None:
    assert read_filters(("Crier", "Times")).publishers == ("Crier", "Times")
    for name in ("", " "):
        with raises(QuestionError, "questions-no-publisher", option="--publisher"):
            read_filters((name,))


@pytest.mark.parametrize("command", ["ask", "chat", "search"])
def test_the_commands_that_search_take_filters(command: str) -> None:
    shown = CliRunner().invoke(footnote, [command, "--help"]).output
    assert all(option in shown for option in ("--publisher NAME", "--since DATE", "--until DATE", "--as-of DATE"))


@pytest.mark.parametrize("call", [["search", "ferry"], ["ask", "ferry"], ["chat"]])
def test_a_wrong_date_stops_a_command_before_anything_is_opened(call: list[str]) -> None:
    done = CliRunner().invoke(footnote, [*call, "--since", "soon"])
    assert isinstance(done.exception, QuestionError)
