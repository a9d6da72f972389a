"""Snapshots in Discord: which are kept, what changed between two, and moving back to one."""

import re

from bot.render.jobs import starter
from bot.render.messages import words_for
from corpus.sources import open_source
from retrieval.jobs.runs import Jobs
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.support.moderating import press, shown, town_hall
from tests.support.refreshers import refresher_of

CHANGED = (
    "---\ntitle: The salt bridge of Velmora\npublisher: Velmora Herald\n---\n\n"
    "The salt bridge of Velmora opened to carts in 1872, as the register says. The toll was lifted in 1904.\n"
)


def change(env, tmp_path, text: str = CHANGED) -> None:
    """Refresh from a folder in which one article is changed."""
    engine = env.bot.engine
    members = engine.catalog.members(engine.catalog.current().id)
    (source,) = {member.source for member in members.values()}
    folder = tmp_path / source.rsplit("/", 1)[-1]
    folder.mkdir(exist_ok=True)
    (folder / "velmora.md").write_text(text)

    # As its own source would bring it, which lies where every test of this session reads.
    class Elsewhere:
        name, complete, validators = source, False, None

        def read(self):
            yield from open_source(str(folder)).read()

    report = refresher_of(engine).run([Elsewhere()], started_by="the test")
    assert len(report.changed) == 1, report


async def test_history_lists_snapshots_and_runs_and_which_one_answers(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        first = env.bot.engine.catalog.current().id
        change(env, tmp_path)
        second = env.bot.engine.catalog.current().id
        said = shown(await keeper.slash(channel, "corpus history"))
        assert f"- {second}, made <t:" in said
        assert "4 articles · **current**\n- " + first in said
        assert "· refresh · done · the test · " in said


async def test_who_did_what_is_said_in_words(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        jobs = Jobs(env.bot.engine.catalog)
        for started_by in ("ada, process 77", "the schedule", "keeper in Discord"):
            jobs.end(jobs.start("refresh", started_by), "done")
        said = shown(await keeper.slash(channel, "corpus history"))
        for who in ("ada in the terminal", "the schedule", "keeper in Discord"):
            assert f"· refresh · done · {who} · <t:" in said
        assert not re.search(r"process \d|[+~−✗]0", said)
    assert [starter(who, words_for("ko")) for who in ("ada, process 77", "keeper in Discord", "the schedule", "x")] == [
        "터미널의 ada", "Discord의 keeper", "예약된 새로고침", "x",
    ]  # fmt: skip


async def test_with_one_snapshot_there_is_nothing_to_roll_back_to(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        only = env.bot.engine.catalog.current().id
        said = shown(await keeper.slash(channel, "corpus rollback"))
        assert said == f"There is no earlier snapshot than {only} to roll back to."
        assert env.bot.records.audit_log() == []
        assert len(env.errors) == 1


async def test_a_difference_shows_the_old_and_the_new_words(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        first = env.bot.engine.catalog.current().id
        change(env, tmp_path)
        for options in ({}, {"before": first}):
            said = shown(await keeper.slash(channel, "corpus diff", **options))
            assert "\n1 changed\n" in said
            assert "> − The salt bridge of Velmora opened to carts in 1871 after nine years of work" in said
            assert "> \\+ The salt bridge of Velmora opened to carts in 1872, as the register says" in said
        offered = await keeper.autocomplete(channel, "corpus diff", "before", first[:4])
        assert first in [choice["value"] for choice in offered]
        unknown = await keeper.slash(channel, "corpus diff", before="nothing")
        assert shown(unknown) == "That snapshot isn't kept; /corpus history lists those that are."
        assert len(env.errors) == 1


async def test_moving_back_shows_the_difference_and_asks(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        catalog = env.bot.engine.catalog
        first = catalog.current().id
        change(env, tmp_path)
        second = catalog.current().id
        asked = await keeper.slash(channel, "corpus rollback")
        assert asked.response.ephemeral
        assert shown(asked).startswith(f"Roll back from {second} to {first}, made <t:")
        assert "in 1871" in shown(asked)
        await press(keeper, asked, "No")
        assert shown(asked) == "Nothing was changed."
        assert catalog.current().id == second
        asked = await keeper.slash(channel, "corpus rollback", snapshot=first)
        await press(keeper, asked, "Roll back")
        assert shown(asked).startswith(f"Rolled back from {second} to {first}.\nRolled back to {first}")
        assert catalog.current().id == first
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert "in **1871**" in from_bot(env, channel)[-1].content
        assert Jobs(catalog).latest(1)[0].started_by == "keeper in Discord"
        assert f"Rolled back to {first}" in shown(await keeper.slash(channel, "corpus status"))
        again = await keeper.slash(channel, "corpus rollback", snapshot=first)
        assert shown(again) == f"Answers already come from {first}."
        assert len(env.errors) == 1


async def test_what_was_asked_about_is_not_done_once_the_corpus_has_moved(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        change(env, tmp_path)
        asked = await keeper.slash(channel, "corpus rollback")
        change(env, tmp_path, CHANGED.replace("1872", "1873"))
        after = env.bot.engine.catalog.current()
        pressed = await press(keeper, asked, "Roll back")
        assert pressed.followups[0].content == "The corpus has changed since you were asked. Use the command again."
        assert env.bot.engine.catalog.current() == after
