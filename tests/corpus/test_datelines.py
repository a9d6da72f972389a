"""Datelines: the agency and the day that an article is given where it names none itself."""

from datetime import date

import pytest

from corpus.article import Article
from corpus.datelines import dateline_at, find_dateline
from corpus.parsers import parse

SHUT = "The council shut the old bridge."


def article(text: str, name: str = "bridge.txt") -> Article:
    return parse(text.encode(), name=name, article_id=name)


@pytest.mark.parametrize(
    ("dateline", "place", "day", "agency"),
    [
        ("VARNE, Jan. 30 (Kyodo) -- ", "VARNE", "Jan. 30", "Kyodo"),
        ("VARNE (AP) — ", "VARNE", None, "AP"),
        ("NEW VARNE, Jan 5 (Reuters) - ", "NEW VARNE", "Jan 5", "Reuters"),
        ("NEW VARNE, May 2, 2020 - ", "NEW VARNE", "May 2, 2020", None),
        ("VARNE, South Pell, Jan. 30 (AP) — ", "VARNE, South Pell", "Jan. 30", "AP"),
        ("VARNE/PELL (Reuters) - ", "VARNE/PELL", None, "Reuters"),
        ("VARNE, Jan 30, Kyodo - ", "VARNE", "Jan 30", "Kyodo"),
        ("VARNE — ", "VARNE", None, None),
        ("Varne (dpa) - ", "Varne", None, "dpa"),
        ("VARNE, 30 janvier 2020 (AFP) - ", "VARNE", "30 janvier 2020", "AFP"),
        ("Varne, 30 ene (EFE).- ", "Varne", "30 ene", "EFE"),
        ("(서울=연합뉴스) 홍길동 기자 = ", "서울", None, "연합뉴스"),
        ("【ソウル＝共同】", "ソウル", None, "共同"),
    ],
)
def test_a_dateline_says_where_when_and_by_whom(dateline: str, place: str, day: str | None, agency: str | None):
    found = dateline_at(dateline + SHUT)
    assert found is not None
    assert (found.place, found.day, found.agency, found.end) == (place, day, agency, len(dateline))


@pytest.mark.parametrize(
    "text",
    [
        "NASA - Plan of the council",
        "PELL, the shipyard — It shut.",
        "BREAKING NEWS - The bridge is shut.",
        "The mayor (Roe) - It is shut.",
        "Council (Ltd) - Minutes",
        "It is told (by Kyodo) - The bridge is shut.",
        SHUT,
        "",
    ],
)
def test_what_a_sentence_begins_with_is_no_dateline(text: str):
    assert find_dateline(text) is None


def test_the_agency_is_the_publisher_of_an_article_that_names_none():
    assert article(f"Old bridge shut\n\nBy Ann Orchard\n\nVARNE (Kyodo) -- {SHUT}").publisher == "Kyodo"
    named = article(f"---\npublisher: The Varne Crier\n---\nVARNE (Kyodo) -- {SHUT}", "bridge.md")
    assert named.publisher == "The Varne Crier"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("VARNE, Jan. 30, 2020 (Kyodo) -- It is shut.", "bridge.txt"),
        ("VARNE, Jan. 30 (Kyodo) -- It is shut.\n\nThe mayor at the pier on Jan. 30, 2020. (Kyodo)", "bridge.txt"),
        ("VARNE, Jan. 30 (Kyodo) -- It is shut. It opened on 30 January 2020.", "bridge.txt"),
        ("VARNE, Jan. 30 (Kyodo) -- It is shut.", "2020-01-30-bridge.txt"),
        ("VARNE, Jan. 30 (Kyodo) -- It is shut.", "crier_20200131_bridge.txt"),
    ],
)
def test_the_day_is_known_where_its_year_is_sure(text: str, name: str):
    assert article(text, name).published == date(2020, 1, 30)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("VARNE, Jan. 30 (Kyodo) -- It is shut. It was built in 1954.", "bridge.txt"),
        ("VARNE, Jan. 30 (Kyodo) -- It is shut, as on Jan. 30, 1954 and on Jan. 30, 1962.", "2020-01-30.txt"),
        ("VARNE, Jan. 30 (Kyodo) -- It is shut.", "2020-06-01-bridge.txt"),
        ("VARNE, Jan. 30 (Kyodo) -- It is shut.", "20201399-bridge.txt"),
        ("VARNE, Monday (Kyodo) -- It is shut.", "2020-01-30-bridge.txt"),
    ],
)
def test_else_there_is_no_day(text: str, name: str):
    assert article(text, name).published is None


def test_the_day_that_an_article_gives_itself_comes_first():
    text = f"---\ndate: 2019-05-04\n---\nVARNE, Jan. 30, 2020 (Kyodo) -- {SHUT}"
    assert article(text, "bridge.md").published == date(2019, 5, 4)


def test_a_title_is_made_without_the_dateline_and_the_text_keeps_it():
    text = f"VARNE, Jan. 30 (Kyodo) -- {SHUT} Nobody was hurt."
    assert (article(text).title, article(text).text) == (SHUT, text)
    assert article(f"Old bridge shut\n{text}").title == "Old bridge shut"
