"""Sources of the web in Discord: looked at, subscribed to, taken out again; feeds come and go as OPML."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

import bot.services
from bot.moderation.gate_questions import add_question, question_row
from bot.render.source_names import SourceName, find_source, named_sources, source_name
from retrieval.store.subscriptions import Subscription, Subscriptions
from tests.bot.discord.test_bot import data_dir, discord_with  # noqa: F401  # a fixture
from tests.support.moderating import ended, press, shown, town_hall
from tests.support.web_server import Answer, WebServer, article, serving_web

SITE = "http://news.example"
FEED = f"{SITE}/feed.xml"
MILL = "The windmill of Tarnow grinds barley since 1764. Its miller is Ada Kern, who paid two geese for it."
WELL = "The well of Tarnow was dug in 1802. It gave water to forty houses until the river was dammed."
RSS = Answer(
    f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Tarnow Post</title><link>{SITE}/</link>
    <item><title>The windmill</title><link>{SITE}/mill</link><pubDate>Mon, 02 May 2016 10:00:00 GMT</pubDate></item>
    <item><title>The well</title><link>{SITE}/well</link><pubDate>Tue, 03 May 2016 10:00:00 GMT</pubDate></item>
    </channel></rss>""",
    type="application/rss+xml",
)
OPML = (
    f'<?xml version="1.0"?><opml version="2.0"><head/><body><outline type="rss" text="a" xmlUrl="{FEED}"/>'
    f'<outline type="rss" text="b" xmlUrl="{SITE}/other.xml"/></body></opml>'
).encode()


@pytest.fixture
def web(monkeypatch) -> Iterator[WebServer]:
    """Serve a feed of two articles; every name that the bot looks up leads there."""
    with serving_web() as server:
        server.put(FEED, RSS)
        server.put(f"{SITE}/mill", article("The windmill of Tarnow", MILL))
        server.put(f"{SITE}/well", article("The well of Tarnow", WELL))
        fetcher = server.fetcher()
        monkeypatch.setattr(bot.services, "build_fetcher", lambda _settings: fetcher)
        yield server


def of_the_web(env) -> list[Subscription]:
    """Return what is subscribed to besides the folder that the corpus was made from."""
    return [one for one in Subscriptions(env.bot.engine.catalog).listed() if one.spec.kind != "files"]


async def test_a_feed_is_tested_added_read_listed_and_removed(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        tested = await keeper.slash(channel, "corpus source test", url=FEED)
        assert shown(tested).startswith(
            "This is a feed. The first 2 articles it would bring (nothing is saved):\n- **The w"
        )
        assert "- **The windmill of Tarnow** · Tarnow Post · 2 May 2016 · 23 words" in shown(tested)
        assert of_the_web(env) == []

        added = await keeper.slash(channel, "corpus source add", url=FEED, publisher="Tarnow Post", most=50)
        assert shown(added).replace("\\", "") == f"From now on I read this feed at each refresh: {FEED}"
        (one,) = of_the_web(env)
        assert (one.spec.publisher, one.spec.most, one.added_by) == ("Tarnow Post", 50, "keeper in Discord")
        await keeper.slash(channel, "corpus source add", url=FEED, exclude="*/well, */x", days=36500)
        (one,) = of_the_web(env)
        assert one.spec.exclude == ("*/well", "*/x")
        assert (one.spec.publisher, one.spec.most) == ("Tarnow Post", 50)  # as they were
        tested = await keeper.slash(channel, "corpus source test", url=FEED)
        assert shown(tested).count("\n- ") == 1
        tested = await keeper.slash(channel, "corpus source test", url=f"{SITE}/mill", publisher="Mill Post")
        assert "- **The windmill of Tarnow** · Mill Post" in shown(tested)

        read = await press(keeper, added, "Read it now")
        await ended(env)
        assert shown(read).startswith("**Refresh finished.**\n1 added ·")
        assert env.bot.engine.catalog.article(f"{SITE}/mill").title == "The windmill of Tarnow"

        listed = await keeper.slash(channel, "corpus source list")
        assert "· feed · 1 article · read <t:" in shown(listed)
        assert re.search(r"^- articles\d+ · folder · 4 articles · read <t:", shown(listed), re.MULTILINE)

        asked = await keeper.slash(channel, "corpus source remove", source=FEED)
        assert "One article is from it. Remove it as well, or keep it?" in shown(asked)
        await press(keeper, asked, "Remove its articles too")
        await ended(env)
        assert "one article was removed." in shown(asked)
        assert of_the_web(env) == []
        assert env.bot.engine.catalog.article(f"{SITE}/mill") is None
        kinds = [entry.action for entry in env.bot.records.audit_log()]
        assert kinds == ["source remove", "refresh", "source add", "source add"]


async def test_a_source_can_go_and_leave_its_articles(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        added = await keeper.slash(channel, "corpus source add", url=FEED)
        await press(keeper, added, "Read it now")
        await ended(env)
        offered = await keeper.autocomplete(channel, "corpus source remove", "source", "news")
        assert [choice["value"] for choice in offered] == [FEED]
        asked = await keeper.slash(channel, "corpus source remove", source=FEED)
        await press(keeper, asked, "Keep its articles")
        assert "Its articles stay." in shown(asked)
        assert of_the_web(env) == []
        assert env.bot.engine.catalog.article(f"{SITE}/well") is not None


async def test_feeds_come_and_go_as_opml(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        empty = await keeper.slash(channel, "corpus source export")
        assert shown(empty) == "There are no feeds in it."
        asked = await keeper.slash(channel, "corpus source import", file=("feeds.opml", OPML))
        assert shown(asked).startswith("2 feeds. Subscribe to all?\n- ")
        assert of_the_web(env) == []
        await press(keeper, asked, "Subscribe")
        assert shown(asked) == "Subscribed: 2 of 2 are new."
        await keeper.slash(channel, "corpus source add", url=FEED, most=7)
        exported = await keeper.slash(channel, "corpus source export")
        (file,) = exported.response.attachments
        assert file.filename == "feeds.opml"
        again = await keeper.slash(channel, "corpus source import", file=("feeds.opml", await file.read()))
        await press(keeper, again, "Subscribe")
        assert shown(again) == "Subscribed: 0 of 2 are new."
        (first, _) = of_the_web(env)
        assert first.spec.most == 7  # options that somebody gave stay
        outlines = "".join(f'<outline xmlUrl="{SITE}/{n}.xml"/>' for n in range(501))
        many = f'<opml version="2.0"><body>{outlines}</body></opml>'.encode()
        long = await keeper.slash(channel, "corpus source import", file=("feeds.opml", many))
        assert shown(long) == "There are 501 feeds in it, and the limit is 500 at a time: split the file."
        broken = await keeper.slash(channel, "corpus source import", file=("feeds.opml", b"<rss/>"))
        assert shown(broken).startswith("It can't be read: ")
        assert len(env.errors) == 3


async def test_a_page_that_is_gone_takes_its_article_along_and_is_named_by_its_title(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        added = await keeper.slash(channel, "corpus source add", url=FEED)
        await press(keeper, added, "Read it now")
        await ended(env)
        web.put(f"{SITE}/mill", Answer("", status=410))
        tried = await keeper.slash(channel, "corpus refresh", source=FEED, dry_run=True)
        await ended(env)
        result = await keeper.slash(channel, "corpus refresh", source=FEED)
        await ended(env)
        for told in (tried, result):
            assert "1 removed and 1 unchanged" in shown(told)
            assert "- − The windmill of Tarnow" in shown(told)
        assert env.bot.engine.catalog.article(f"{SITE}/mill") is None


async def test_a_page_is_added_by_its_address_and_read_again_later(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus add", url=f"{SITE}/mill")
        assert shown(result) == "This is what I understood. Add it?\nThe page is read again at each refresh."
        assert result.response.embeds[0].title == "The windmill of Tarnow"
        await press(keeper, result, "Add")
        await ended(env)
        assert shown(result).startswith("Added: one passage was indexed.")
        (one,) = of_the_web(env)
        assert (one.spec.kind, one.spec.location, one.articles) == ("page", f"{SITE}/mill", 1)


async def test_a_page_that_somebody_looked_at_is_used_whatever_the_test_questions_say(data_dir, web, tmp_path):  # noqa: F811
    file = tmp_path / "questions.jsonl"
    add_question(file, question_row("Who paid two geese for the windmill of Tarnow?", [], None))
    async with discord_with(data_dir, gate_questions=file) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus add", url=f"{SITE}/mill")
        await press(keeper, result, "Add")
        await ended(env)
        assert shown(result).startswith("Added: one passage was indexed.")
        assert env.bot.engine.catalog.article(f"{SITE}/mill") is not None


async def test_a_page_that_could_not_be_added_is_not_subscribed_to(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus add", url=f"{SITE}/mill")
        web.put(f"{SITE}/mill", Answer("", status=404))
        await press(keeper, result, "Add")
        await ended(env)
        assert shown(result).startswith("It wasn't added: ")
        assert of_the_web(env) == []


async def test_a_page_whose_title_is_edited_is_added_as_it_stands(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus add", url=f"{SITE}/mill")
        asked = await press(keeper, result, "Edit")
        await keeper.submit_modal(asked, {"title": "Barley", "publisher": "Mill Post", "published": ""})
        assert "the page isn't read again" in shown(result)
        await press(keeper, result, "Add")
        await ended(env)
        found = env.bot.engine.catalog.article(f"{SITE}/mill")
        assert (found.title, found.publisher) == ("Barley", "Mill Post")
        assert of_the_web(env) == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"{SITE}/nothing", "It can't be read: "),
        ("http://localhost/", "It can't be read: "),
        ("http://169.254.169.254/latest/meta-data", "It can't be read: "),
        ("file:///etc/passwd", "It can't be read: "),
        ("/etc/passwd", "It can't be read: "),
        (FEED, "This is a feed, not a page: subscribe to it with /corpus source add."),
    ],
)
async def test_an_address_that_can_not_be_read_is_one_sentence(data_dir, web, url, said):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus add", url=url)
        assert shown(result).startswith(said)
        assert "\n" not in shown(result)
        if url != FEED:
            for command in ("corpus source add", "corpus source test"):
                assert shown(await keeper.slash(channel, command, url=url)).startswith(said)
        assert of_the_web(env) == []
        assert env.errors


async def test_what_stands_in_the_settings_is_taken_out_there(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir, sources=(str(tmp_path),), refresh_every=timedelta(days=30)) as env:
        channel, keeper, _ = town_hall(env)
        told = await keeper.slash(channel, "corpus source remove", source=tmp_path.name)
        assert shown(told).startswith("This source is in the bot owner's settings")
        assert len(env.errors) == 1


# ------------------------------------------------------------------------------------------------------------ names


def test_paths_of_this_machine_are_shown_by_their_last_part():
    assert [source_name(name) for name in ("/srv/news", "/", FEED, "a/b.md")] == ["news", "/", FEED, "a/b.md"]
    found = named_sources(["/srv/news", "/home/x/news", FEED])
    assert found == [SourceName(FEED, FEED), SourceName("news", "/home/x/news"), SourceName("news (2)", "/srv/news")]
    assert find_source("news", found) == SourceName("news", "/home/x/news")
    assert find_source("/srv/news", found) == SourceName("news (2)", "/srv/news")
    assert find_source("example", found) == SourceName(FEED, FEED)
    assert find_source("ne", found) is None
    assert find_source("/etc", found) is None
