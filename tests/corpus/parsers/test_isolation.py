"""Files that would keep a parser busy for hours are given up in time, and take nothing with them."""

import functools
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

import bot.moderation.manual_articles
from corpus.errors import SourceError
from corpus.parsers import isolation, parse
from corpus.parsers.isolation import parse_as
from tests.bot.discord.cogs.corpus.test_add import NEWS
from tests.bot.discord.test_bot import data_dir, discord_with  # noqa: F401  # a fixture
from tests.support.errors import raises
from tests.support.moderating import shown, town_hall
from tests.support.pdfs import pdf

BRACKETS = b"[" * 1_500_000
BRIDGE = pdf("The council closed the bridge in May.")


def heavy_pdf(pages: int = 20_000) -> bytes:
    """Return a PDF of some kilobytes that names one page, which takes a while to read, thousands of times."""
    drawing = zlib.compress(b"0 0 m 1 1 l " * 100_000)
    kids = b"3 0 R " * pages
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n"
    return body + head + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


@pytest.mark.parametrize(("name", "data"), [("a.md", BRACKETS), ("a.pdf", heavy_pdf())])
def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(name: str, data: bytes) -> None:
    parse(BRIDGE, name="b.pdf", article_id="b")  # so that what is timed is no start of a process
    began = time.monotonic()
    with raises(SourceError, "unreadable-file-slow", seconds="0.5"):
        parse(data, name=name, article_id="a", seconds=0.5)
    assert time.monotonic() - began < 2
    assert parse(BRIDGE, name="b.pdf", article_id="b").text == "The council closed the bridge in May."


def test_a_process_is_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    parse_as("pdf", BRIDGE)
    monkeypatch.setattr(isolation, "_Child", None)  # nobody can begin another
    assert parse_as("pdf", BRIDGE).text == "The council closed the bridge in May."


def test_what_takes_too_much_is_given_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_idle", [])
    monkeypatch.setattr(isolation, "_RUN", "import os, sys; sys.stdin.buffer.readline(); os.abort()")
    with raises(SourceError, "unreadable-file-heavy"):
        parse_as("pdf", BRIDGE)
    assert isolation._idle == []


def test_one_that_ended_while_nobody_asked_is_replaced() -> None:
    parse_as("pdf", BRIDGE)
    isolation._idle[-1]._process.kill()
    isolation._idle[-1]._process.wait()
    assert parse_as("pdf", BRIDGE).text == "The council closed the bridge in May."


def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = "import corpus.parsers.isolation as a; a._PARSERS = {'pdf': lambda *_: bytearray(4 * 1024**3)}; a.serve()"
    monkeypatch.setattr(isolation, "_idle", [])
    monkeypatch.setattr(
        isolation, "_RUN", isolation._RUN.replace("from corpus.parsers.isolation import serve; serve()", greedy)
    )
    with raises(SourceError, "unreadable-unforeseen", error="MemoryError"):
        parse_as("pdf", BRIDGE)


def test_a_parser_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "not for a parser")
    monkeypatch.setattr(isolation, "_idle", [])
    parse_as("pdf", BRIDGE)
    assert "DISCORD_TOKEN" not in psutil.Process(isolation._idle[-1]._process.pid).environ()


def test_why_a_file_can_not_be_read_comes_back_as_it_was_said() -> None:
    with raises(SourceError, "unreadable-pdf-broken"):
        parse_as("pdf", b"%PDF-1.4 nothing")


def test_what_is_being_parsed_is_given_up_when_a_program_stops() -> None:
    parse_as("pdf", BRIDGE)
    with ThreadPoolExecutor(1) as pool:
        parsing = pool.submit(parse_as, "pdf", heavy_pdf())
        while not isolation._busy:
            time.sleep(0.01)
        began = time.monotonic()
        isolation.give_up()
        with raises(SourceError, "unreadable-file-heavy"):
            parsing.result(5)
    assert time.monotonic() - began < 2
    assert not isolation._busy


async def test_an_attachment_that_takes_too_long_is_one_sentence_and_the_bot_goes_on(data_dir, monkeypatch):  # noqa: F811
    monkeypatch.setattr(bot.moderation.manual_articles, "parse", functools.partial(parse, seconds=0.5))
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus add", file=("a.pdf", heavy_pdf()))
        assert shown(result).startswith("It can't be read: it takes longer than 0.5 seconds to read; split it")
        result = await keeper.slash(channel, "corpus add", file=("xanthe.md", NEWS))
        assert result.response.embeds[0].title == "The suspension railway of Xanthe"
        assert len(env.errors) == 1
