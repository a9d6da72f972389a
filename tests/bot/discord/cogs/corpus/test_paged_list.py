"""Lists that moderators leaf through: all of it can be seen, however long it is, and nothing is asked twice."""

from dataclasses import replace

from bot.records import AuditLogEntry
from corpus.errors import Reason
from corpus.specs import SourceSpec
from retrieval.store.database import now
from retrieval.store.subscriptions import Subscriptions
from tests.bot.discord.test_bot import data_dir, discord_with  # noqa: F401  # a fixture
from tests.bot.records.test_records import RECEIPT
from tests.support.moderating import labels, press, shown, town_hall

DOWN = Reason("unreadable-trouble", status="503")
THINGS = [
    "glacier",
    "walrus",
    "trumpet",
    "saffron",
    "lighthouse",
    "pharmacy",
    "volcano",
    "marathon",
    "library",
    "orchard",
]


def ask(env, *questions: str) -> None:
    """Leave receipts of questions that had no answer, the last one the latest."""
    for n, question in enumerate(questions):
        unanswered = replace(RECEIPT, id=f"{n:012}", answer=None, citations=(), answer_message_ids=(n + 1,), user_id=n)
        kept = replace(unanswered, question=question, guild_id=env.guild.id, asked_at=now(), question_message_id=None)
        env.bot.records.keep_receipt(kept)


async def test_what_waits_is_leafed_through_and_what_is_done_stays_at_its_page(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        ask(env, *(f"Who paints the {thing}?" for thing in THINGS[:9]))
        listed = await keeper.slash(channel, "corpus questions")
        assert "**4.**" in shown(listed)
        assert "**5.**" not in shown(listed)
        assert shown(listed).endswith("Page 1 of 3")
        assert "◀ Previous" not in labels(listed.response)
        await press(keeper, listed, "Next ▶")
        assert shown(listed).endswith("Page 2 of 3")
        await press(keeper, listed, "Next ▶")
        assert "**9.**" in shown(listed)
        assert "Next ▶" not in labels(listed.response)
        await press(keeper, listed, "◀ Previous")
        second = shown(listed)
        await press(keeper, listed, "5. Dismiss")
        assert shown(listed) != second
        assert shown(listed).endswith("Page 2 of 2")
        # The last one of a page takes the page with it.
        for _ in range(4):
            await press(keeper, listed, "5. Dismiss")
        assert "**1.**" in shown(listed)
        assert "Page" not in shown(listed)
        assert not env.errors


async def test_each_question_is_on_one_page(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        ask(env, *(f"Who paints the {thing}?" for thing in THINGS))
        listed = await keeper.slash(channel, "corpus questions")
        pages = [shown(listed)]
        while "Next ▶" in labels(listed.response):
            await press(keeper, listed, "Next ▶")
            pages.append(shown(listed))
        assert [sum(thing in page for page in pages) for thing in THINGS] == [1] * len(THINGS)


async def test_a_long_list_of_sources_is_one_message(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        subscriptions = Subscriptions(env.bot.engine.catalog)
        for n in range(60):
            subscriptions.add(SourceSpec("feed", f"http://news{n:02}.example/a/rather/long/path/feed.xml"), "ada")
        subscriptions.note("http://news59.example/a/rather/long/path/feed.xml", DOWN)
        listed = await keeper.slash(channel, "corpus source list")
        assert "news59" in shown(listed).split("\n")[0]  # what went wrong comes first
        assert not listed.followups
        pages = [shown(listed)]
        while "Next ▶" in labels(listed.response):
            await press(keeper, listed, "Next ▶")
            pages.append(shown(listed))
        whole = "\n".join(pages)
        assert [whole.count(f"news{n:02}") for n in range(60)] == [1] * 60
        assert pages[-1].endswith(f"Page {len(pages)} of {len(pages)}")


async def test_the_log_goes_back_and_no_one_elsewhere_crowds_it_out(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        for n in range(45):
            env.bot.records.add_audit_log_entry(
                AuditLogEntry(now(), keeper.id, env.guild.id, channel.id, "add", f"thing {n}.", "done")
            )
        for _ in range(200):
            env.bot.records.add_audit_log_entry(AuditLogEntry(now(), 5, 999, 1, "refresh", "", "refused"))
        log = await keeper.slash(channel, "corpus log")
        assert "thing 44" in shown(log).split("\n")[0]
        pages = [shown(log)]
        while "Next ▶" in labels(log.response):
            await press(keeper, log, "Next ▶")
            pages.append(shown(log))
        assert len(pages) > 1
        assert "thing 0" in pages[-1]


async def test_coverage_that_is_asked_for_in_direct_messages_is_among_the_questions(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        env.bot.records.request_coverage(None, alice.id, 1, "Who paints the glacier?", "en")
        env.bot.records.request_coverage(999, alice.id, 1, "Who paints the walrus?", "en")
        listed = await keeper.slash(channel, "corpus questions")
        assert "glacier" in shown(listed)
        assert "walrus" not in shown(listed)
