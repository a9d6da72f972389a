"""The first hour in an empty home, told as a story; `build/first-hour.md` is its transcript as the screen showed it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.retrieval.jobs.test_runs import start_slow
from tests.support.documents import docx, words
from tests.support.fake_discord import FakeDiscord
from tests.support.first_hour import Home
from tests.support.pdfs import pdf
from tests.support.pseudo_terminal import PATIENCE_S, PROMPT, interrupt
from tests.support.web_server import HOST, Answer, article, serving_web

TOKEN = "good.token.here"
FEED = f"http://{HOST}/feed"
FERRY = """\
---
title: A ferry for Ostrel
publisher: The Ostrel Courier
published: 2024-06-02
---
The council of Ostrel bought a ferry from the yard of Brann. It crosses the harbour every hour and takes forty cars.

The mayor, Ada Kern, paid 40,000 crowns for the ferry. The yard had asked for 55,000 crowns.
"""
BELL = "The bell tower of Ostrel leans to the north. Its bell was cast in 1702, and it weighs three tons."
MILL = "The windmill of Tarnow was moved to the hill in 1889. Two geese were paid for the work."
GATE = "The town of Ostrel closed its east gate on 4 March 2024. The gate had sunk by 20 centimetres."


@pytest.fixture
def home() -> Iterator[Home]:
    with FakeDiscord(tokens=[TOKEN]) as discord, serving_web() as web:
        items = f"<item><title>The east gate</title><link>http://{HOST}/gate</link></item>"
        web.put(FEED, Answer(f'<rss version="2.0"><channel><title>C</title>{items}</channel></rss>', type="text/xml"))
        web.put(f"http://{HOST}/gate", article("The east gate", f"{GATE} {GATE}"))
        (port,) = {web.network._ports[80]}
        place = Path(tempfile.mkdtemp(prefix="ada-"))  # a short name, so that lines break as in a home
        try:
            yield Home(place, discord.url, port, "The first hour, in an empty home")
        finally:
            shutil.rmtree(place)


def write_news(folder: Path) -> None:
    """Write articles of several kinds, and what can't be read."""
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "ferry.md").write_text(FERRY)
    (folder / "bell.txt").write_text(BELL)
    (folder / "mill.docx").write_bytes(docx(words(MILL), "The windmill", "B. Lind"))
    (folder / "gate.pdf").write_bytes(pdf(GATE.replace(". ", ".\n"), metadata={"/Title": "A gate is closed"}))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "photo.jpg").write_bytes(bytes(range(256)))


@pytest.mark.slow(minutes=2)
def test_the_first_hour(home: Home) -> None:
    try:
        nothing_yet(home)
        set_up(home)
        own_articles(home)
        questions(home)
        slips_of_the_pen(home)
        refreshes_in_the_way(home)
        what_is_broken(home)
    finally:
        home.keep("first-hour.md")


def nothing_yet(home: Home) -> None:
    home.chapter("An empty folder")
    status, shown = home.runs("ask", "what did the council decide?")
    assert (status, shown.startswith("There is nothing to answer from in")) == (1, True)
    assert "--data-dir" in shown
    assert list(home.place.iterdir()) == []
    status, shown = home.runs("run")
    assert (status, "There is no Discord token" in shown, "footnote setup" in shown) == (2, True, True)
    assert list(home.place.iterdir()) == []


def set_up(home: Home) -> None:
    home.chapter("Set-up")
    write_news(home.place / "news")
    with home.begins("setup") as person:
        person.expect("Token .it isn't shown.: ")
        person.sendline("mistyped")
        person.expect("Discord refused the token")
        person.expect("Token .it isn't shown.: ")
        person.sendline(TOKEN)
        person.expect("Source: ")
        person.sendline("newz")
        person.expect("it doesn.t exist")
        person.expect("Source: ")
        person.sendline("news")
        person.expect("Source: ")
        person.sendline("")
    assert home.status == 0
    assert TOKEN not in home.shown
    assert (home.place / ".env").read_text() == f"DISCORD_TOKEN={TOKEN}\n"
    assert "4 articles, from" in home.shown
    with home.begins("setup"):  # it asks for nothing any more
        pass
    assert home.status == 0


def own_articles(home: Home) -> None:
    home.chapter("Your own articles")
    status, shown = home.runs("sources", "add", FEED)
    assert (status, f"{FEED} is added as a source (feed)" in shown) == (0, True)
    status, shown = home.runs("refresh")
    assert (status, "1 added, 4 unchanged and 3 failed" in shown) == (0, True)
    for reason in ("empty.txt: the file is empty", "broken.pdf: the PDF is broken", "photo.jpg: .jpg files can't be"):
        assert reason in shown
    status, shown = home.runs("sources", "list")
    assert (f"{home.place}/news (files, 4 articles" in shown, f"{FEED} (feed, 1 article" in shown) == (True, True)
    assert "sample" not in shown
    status, shown = home.runs("status")
    assert "5 articles in" in shown
    assert (FEED in shown, f"{home.place}/news" in shown) == (True, True)


def questions(home: Home) -> None:
    home.chapter("Questions")
    status, shown = home.runs("ask", "who paid for the ferry?")
    assert (status, "The mayor, Ada Kern, paid 40,000 crowns for the ferry. [1]" in shown) == (0, True)
    assert "(The Ostrel Courier, 2 June 2024)" in shown
    assert (
        "Two geese were paid for the work. [" in home.runs("ask", "what was paid for moving the windmill of Tarnow?")[1]
    )
    assert home.runs("ask", "what is the capital of Peru?")[0] == 3
    with home.begins("chat") as person:
        for line in (
            "hello",
            "How much did the mayor pay for the ferry?",
            "and how many cars does it take?",
            "/sources",
            "/quit",
        ):
            person.expect(PROMPT)
            person.sendline(line)
    assert home.status == 0
    assert "takes forty cars. [" in home.shown.replace("\n", " ")
    assert "Searched for: and how many cars does it take? (" in home.shown


def slips_of_the_pen(home: Home) -> None:
    home.chapter("Slips of the pen")
    for arguments, said in (
        (("aks", "who paid?"), "No such command 'aks'. Did you mean 'ask'?"),
        (("refresh", "--dryrun"), "'--dry-run'"),
        (("--limit", "3", "search", "ferry"), "--limit goes after the command: footnote search --limit"),
        (("ask", "--since", "yesteryear", "who paid?"), "write it like 2016-03-22"),
        (("ask", "--publisher", "The Ostrel Courrier", "who paid?"), "Did you mean The Ostrel Courier?"),
    ):
        status, shown = home.runs(*arguments)
        assert (status, said in shown) == (2, True)
    for arguments in (("--json", "status"), ("status", "--json")):
        assert '"running": null' in home.runs(*arguments)[1]
    for location, said in (
        ("nowhere", "nowhere: it doesn't exist (or was removed)."),
        ("http://192.168.1.1/feed.xml", "its host has an address that is private"),
        ("http://localhost/feed.xml", "a name of this machine"),
    ):
        status, shown = home.runs("sources", "add", location)
        assert (status, said in shown) == (1, True)
    status, shown = home.runs("refresh", "newz")
    assert (status, shown) == (
        1,
        "newz: it doesn't exist (or was removed) No article could be read; the corpus is as it was.",
    )
    assert "newz" not in home.runs("sources", "list")[1]
    status, shown = home.runs("refresh", "--rebuild", FOOTNOTE_EMBEDDING_MODEL="all-MiniLN-L6-v2")
    assert (status, shown.count("all-MiniLN-L6-v2")) == (1, 1)
    status, shown = home.runs("doctor", FOOTNOTE_SOURCE="news")
    assert (status, "FOOTNOTE_SOURCE (is FOOTNOTE_SOURCES meant?)" in shown) == (0, True)


def refreshes_in_the_way(home: Home) -> None:
    home.chapter("A refresh in the way of another, and one that is stopped")
    slow = start_slow(home.place / "busy")
    status, shown = home.runs("--data-dir", "busy", "refresh", "news")
    assert (status, "Another refresh is under way (by ada" in shown, "footnote cancel" in shown) == (1, True, True)
    assert home.runs("--data-dir", "busy", "cancel")[0] == 0
    slow.communicate(timeout=PATIENCE_S)
    rows = (f'{{"_id": "{n}", "title": "Row {n}", "text": "The windmill grinds sack {n}."}}\n' for n in range(300))
    (home.place / "rows").mkdir()
    (home.place / "rows" / "corpus.jsonl").write_text("".join(rows))
    with home.begins("refresh", "rows", "--data-dir", "trial") as person:
        person.expect("Encoding|Cutting|Reading")
        interrupt(person)
    assert home.status == 130
    status, shown = home.runs("refresh", "--data-dir", "trial")
    assert (status, shown.startswith("300 added")) == (0, True)
    assert home.runs("sources", "list", "--data-dir", "trial")[1].startswith(f"{home.place}/rows (files, 300 articles")


def what_is_broken(home: Home) -> None:
    home.chapter("What is broken")
    status, shown = home.runs("refresh", "news", "--data-dir", "/proc/foo")
    assert (status, shown.startswith("The data directory /proc/foo can't be made")) == (1, True)
    status, shown = home.runs("doctor", "--data-dir", "/proc/foo")
    assert (status, "Name another with --data-dir" in shown) == (1, True)
    (home.place / "trial" / "catalog.sqlite3").write_bytes(b"no database" * 1000)
    status, shown = home.runs("ask", "who paid?", "--data-dir", "trial")
    assert (status, "footnote doctor" in shown) == (1, True)
    status, shown = home.runs("doctor", "--data-dir", "trial")
    assert (status, "put a backup in its place, or move it away" in shown) == (1, True)
