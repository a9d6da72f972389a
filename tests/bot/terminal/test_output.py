"""What an answer looks like in a terminal, and in what reads a terminal's lines."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from bot.terminal.output import Terminal
from corpus.errors import Reason
from retrieval.abstention import NOTHING
from retrieval.types import Answer, Citation, Copy, Hit, Nearest, Question

URL = "https://crier.example/ferry"
LINK = f"{URL}#:~:text=A%20ferry"
DAY = date(2020, 6, 2)
COPY = Copy("wire", "Ferry sails", "The Wire", DAY, None, 0, 30)
HIT = Hit("ferry", 1, "The ferry", "The Town Crier", DAY, URL, "en", 0, 50, "A ferry.", rank=1, score=1.0,
          similarity=0.9, copies=(COPY,))  # fmt: skip
CITED = Citation(1, "ferry", "The ferry", "The Town Crier", DAY, URL, "A ferry sails.", 0, 14, LINK)
ANSWER = Answer(Question("?"), "?", "A ferry sails. [1]", None, (CITED,), (HIT,), "snapshot")


def printed(answer: Answer, *, tty: bool = False) -> str:
    out = io.StringIO()
    Terminal(Console(file=out, force_terminal=tty, color_system="truecolor" if tty else None, width=200,
                     highlight=False, markup=False, emoji=False)).answer(answer)  # fmt: skip
    return out.getvalue()


def test_a_program_that_reads_the_lines_gets_the_whole_links() -> None:
    assert printed(ANSWER) == (
        "A ferry sails. [1]\n\n[1] The ferry (The Town Crier, 2 June 2020)\n    ferry, characters 0 to 14\n"
        f"    {LINK}\n    also in: Ferry sails (The Wire, 2 June 2020)\n"
    )


def test_in_a_terminal_the_markers_lead_to_the_quotes_and_the_plain_address_is_shown() -> None:
    second = replace(CITED, n=2, start=20, end=30, link=f"{URL}#:~:text=Second")
    shown = printed(replace(ANSWER, citations=(CITED, second)), tty=True)
    assert next(line for line in shown.splitlines() if URL in line and "\x1b]8" not in line).count("#") == 0
    assert f";{LINK}\x1b\\" in shown
    assert f";{URL}#:~:text=Second\x1b\\" in shown


def test_the_quotes_of_one_article_have_one_source_and_each_its_own_link() -> None:
    second = replace(CITED, n=2, start=20, end=30, link=f"{URL}#:~:text=Second")
    lines = printed(replace(ANSWER, citations=(CITED, second))).splitlines()
    assert lines[2:6] == [
        "[1] [2] The ferry (The Town Crier, 2 June 2020)",
        "    ferry, characters 0 to 14 and 20 to 30",
        f"    {LINK}",
        f"    {URL}#:~:text=Second",
    ]


@pytest.mark.parametrize(
    ("link", "url", "shown"), [(None, "ftp://a.example/x", ["    ftp://a.example/x"]), (None, None, [])]
)
def test_an_address_that_is_no_web_address_is_shown_as_it_is(
    link: str | None, url: str | None, shown: list[str]
) -> None:
    lines = printed(replace(ANSWER, citations=(replace(CITED, link=link, url=url),), passages=())).splitlines()
    assert lines[4:] == shown


def test_an_article_that_is_cited_itself_or_says_something_else_is_no_copy() -> None:
    assert "also in" not in printed(replace(ANSWER, citations=(CITED, replace(CITED, n=2, article_id="wire"))))
    assert "also in" not in printed(replace(ANSWER, passages=(replace(HIT, start=14, end=50),)))


def test_of_many_copies_three_are_named() -> None:
    copies = tuple(replace(COPY, article_id=str(n), title=f"Copy {n}", publisher=None) for n in range(5))
    shown = printed(replace(ANSWER, passages=(replace(HIT, copies=copies),)))
    assert "also in: Copy 0 (2 June 2020); Copy 1 (2 June 2020); Copy 2 (2 June 2020); and 2 more\n" in shown


def test_an_abstention_has_the_one_wording_the_nearest_articles_and_the_note() -> None:
    nearest = (
        Nearest("ferry", "The ferry", "The Town Crier", DAY, URL, "A ferry crosses the harbour."),
        Nearest("tower", "The tower", None, None, None, ""),
    )
    note = Reason("writing-slow", seconds="5")
    found = replace(ANSWER, text=None, reason=NOTHING, citations=(), nearest=nearest, note=note)
    assert printed(found) == (
        "The corpus does not say. It has nothing on this subject.\n\nNearest:\n"
        "- The ferry (The Town Crier, 2 June 2020): A ferry crosses the harbour.\n- The tower\n\n"
        "The chat model took longer than 5 seconds.\n"
    )


def test_nothing_that_an_article_says_drives_the_terminal() -> None:
    evil = "x\x1b]8;;https://evil.example\x1b\\y\x07\u202e"
    copies = (replace(COPY, title=evil, publisher=evil),)
    cited = replace(CITED, title=evil, publisher=evil, article_id=evil, link=f"{URL}{evil}", url=evil)
    answer = replace(ANSWER, text=evil, citations=(cited,), passages=(replace(HIT, article_id=evil, copies=copies),))
    near = Nearest(evil, evil, evil, DAY, evil, evil)
    note = Reason("writing-slow", seconds=evil)
    for found in (answer, replace(answer, text=None, reason=evil, citations=(), nearest=(near,), note=note)):
        assert not set("\x1b\x07\u202e") & set(printed(found))
        assert "\x1b]8;;https://evil" not in printed(found, tty=True)
        assert "\x07" not in printed(found, tty=True)
