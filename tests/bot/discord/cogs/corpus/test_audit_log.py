"""Deeds in Discord: who did what is kept and shown; and scheduled refreshes, which nobody has to begin."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.moderation.gate_questions import add_question, question_row
from bot.moderation.refresh_schedule import is_due
from bot.records import AuditLogEntry
from bot.render.audit_details import details_text, kept_details
from bot.render.escaping import escape
from bot.render.messages import words_for
from corpus.errors import CatalogError, Reason
from corpus.sources import open_source
from retrieval.jobs.runs import Jobs, Run
from retrieval.store.schema import runs
from tests.bot.discord.cogs.corpus.test_history import CHANGED
from tests.bot.discord.cogs.corpus.test_refresh import news  # noqa: F401  # a fixture
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture
from tests.support.moderating import ended, keeper_of, offer, press, shown, town_hall

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
RUN = Run(1, "refresh", NOON, "the schedule", NOON, "done", None, 0, None, NOON, "s1", None)


async def test_the_log_shows_who_did_what_and_who_tried_to(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        assert shown(await keeper.slash(channel, "corpus log")) == "No moderator actions yet."
        await keeper.slash(channel, "corpus notify", channel=channel)
        await offer(env, channel.guild, alice, keeper)
        await alice.slash(channel, "corpus rollback", snapshot="s1")
        said = shown(await keeper.slash(channel, "corpus log"))
        first, second = said.split("\n")
        assert f"· <@{alice.id}> · <#{channel.id}> · **rollback** · snapshot: s1 · refused" in first
        assert f"· <@{keeper.id}> · <#{channel.id}> · **notify** · in {channel.mention} · done" in second
        kept = shown(await alice.slash(channel, "privacy"))
        assert "stay in the moderators' log: 1." in kept
        assert len(env.errors) == 1


async def test_what_failed_is_in_the_log_and_what_only_looked_is_not(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        await keeper.slash(channel, "corpus source add", url="http://localhost/feed")
        await keeper.slash(channel, "corpus source test", url="http://localhost/feed")
        await keeper.slash(channel, "corpus rollback", snapshot="s99")
        await keeper.slash(channel, "corpus add")  # neither a file nor an address
        kept = [(entry.action, entry.result) for entry in env.bot.records.audit_log()]
        assert kept == [("rollback", "failed"), ("source add", "failed")]
        first, second = shown(await keeper.slash(channel, "corpus log")).split("\n")
        assert "**rollback** · snapshot: s99 · That snapshot isn't kept; /corpus history lists those that are" in first
        assert r"**source add** · url: http\://localhost/feed · its host is a name of this machine" in second
        assert "Error" not in first + second
        assert len(env.errors) == 4


async def test_of_other_guilds_the_log_has_what_was_done_but_not_by_whom(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        other = AuditLogEntry(NOON, 77, 999, 888, "rollback", "s2 → s1", "done")
        env.bot.records.add_audit_log_entry(other)
        env.bot.records.add_audit_log_entry(replace(other, details="in vain", result="refused"))
        said = shown(await keeper.slash(channel, "corpus log"))
        assert said == "- <t:1777896000:R> · in another server · **rollback** · s2 → s1 · done"


async def test_what_a_job_came_to_is_in_the_log_in_words_without_what_there_is_none_of(data_dir, news, monkeypatch):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        await keeper.slash(channel, "corpus refresh", dry_run=True)
        await ended(env)
        await keeper.slash(channel, "corpus refresh")
        await ended(env)

        def breaks(*_, **__):
            raise ZeroDivisionError

        monkeypatch.setattr(env.bot.refresher, "run", breaks)
        await keeper.slash(channel, "corpus refresh")
        await ended(env)
        failed, done, dry = shown(await keeper.slash(channel, "corpus log")).split("\n")
        assert failed.endswith("**refresh** · an unexpected error · failed")
        assert f"**refresh** · 1 added · now {env.bot.engine.catalog.current().id} · done" in done
        assert dry.endswith("**refresh** · 1 added · dry run · done")


@pytest.mark.parametrize("kept", ["s1 → s2, +0 ~0", "", "[not JSON", "{}", "12"])
def test_what_an_earlier_version_kept_is_shown_as_it_was(kept):
    assert details_text(kept, words_for("en")) == escape(kept)


def test_details_are_kept_whole_or_not_at_all_and_what_was_typed_does_nothing():
    kept = kept_details(["@everyone **x**", Reason("log-moved", old="s1", new="<@1>"), *["y" * 900] * 9])
    assert len(kept) <= 1_000
    said = details_text(kept, words_for("ko"))
    assert said.startswith("@\u200beveryone \\*\\*x\\*\\* · s1 → \\<@1\\> · yyy")


async def test_a_moderator_is_told_where_the_bot_may_not_tell(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        quiet = channel.guild.create_text_channel(
            "quiet", overwrites={channel.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
        )
        said = shown(await keeper.slash(channel, "corpus notify", channel=quiet))
        assert "I'm missing these permissions there: Send Messages." in said
        off = await keeper.slash(channel, "corpus notify")
        assert shown(off) == "Scheduled refresh results won't be posted anywhere."
        assert env.bot.records.notices() == {}


# ------------------------------------------------------------------------------------------------------- by the clock


async def test_a_scheduled_refresh_runs_once_and_tells_those_who_want_to_know(data_dir, news, monkeypatch):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),), refresh_every=timedelta(hours=6)) as env:
        guild, channel, _ = town_square(env)
        keeper = keeper_of(guild, env)
        status = await keeper.slash(channel, "corpus status")
        assert "Scheduled: every 6 hours" in shown(status)
        env.bot.records.set_notices(guild.id, channel.id)
        engine = env.bot.engine
        with engine.catalog.engine.begin() as connection:  # as if the last one had been long ago
            connection.execute(runs.update().values(started_at=datetime(2020, 1, 1, tzinfo=UTC)))
        # As where another process holds this guild's part of the gateway.
        monkeypatch.setattr(env.bot, "get_guild", lambda _: None)
        await env.advance_time(61)
        await ended(env)
        told = from_bot(env, channel)[-1]
        assert told.content.startswith("**Refresh finished.**\n1 added")
        assert not told.mentions
        assert any(f"GET /guilds/{guild.id}" in f"{r.method} {r.path}" for r in env.http_requests)
        assert Jobs(engine.catalog).latest(1)[0].started_by == "the schedule"
        count = len(Jobs(engine.catalog).latest(50))
        await env.advance_time(180)
        assert len(Jobs(engine.catalog).latest(50)) == count


async def test_a_scheduled_refresh_that_fails_is_told_once_until_one_succeeds(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),), refresh_every=timedelta(hours=6)) as env:
        guild, channel, _ = town_square(env)
        env.bot.records.set_notices(guild.id, channel.id)
        engine = env.bot.engine
        run = env.bot.refresher.run

        async def an_age_passes() -> None:
            with engine.catalog.engine.begin() as connection:
                connection.execute(runs.update().values(started_at=datetime(2020, 1, 1, tzinfo=UTC)))
            await env.advance_time(61)
            await ended(env)

        def breaks(_sources, **_more):
            raise CatalogError("store-unmade", folder="x", problem="full")

        env.bot.refresher.run = breaks
        await an_age_passes()
        await an_age_passes()
        (told,) = from_bot(env, channel)
        assert told.content.startswith("**The scheduled refresh failed**; the corpus hasn't changed. ")
        assert "can find it in the log as" in told.content
        env.bot.refresher.run = run
        await an_age_passes()
        env.bot.refresher.run = breaks
        await an_age_passes()
        assert [message.content.split(".")[0] for message in from_bot(env, channel)[1:]] == [
            "**Refresh finished",
            "**The scheduled refresh failed**; the corpus hasn't changed",
        ]


@pytest.mark.parametrize(
    ("every", "runs", "pinned", "due"),
    [
        (None, [], None, False),
        (timedelta(hours=1), [], None, True),
        (timedelta(hours=1), [RUN], None, True),
        (timedelta(hours=2), [RUN], None, False),
        (timedelta(hours=1), [RUN], "s1", False),
        (timedelta(hours=1), [replace(RUN, outcome="running", started_at=NOON)], None, False),
        (timedelta(hours=1), [replace(RUN, outcome="failed")], None, True),
        # Another process did it half an hour ago; who added an article by hand did no refresh.
        (timedelta(hours=1), [replace(RUN, started_at=NOON + timedelta(minutes=30)), RUN], None, False),
        (timedelta(hours=1), [replace(RUN, kind="add", started_at=NOON + timedelta(minutes=30)), RUN], None, True),
        (timedelta(hours=2), [replace(RUN, outcome="interrupted")], None, True),
    ],
)
def test_when_a_refresh_is_due(every, runs, pinned, due):
    assert is_due(every, runs, pinned, NOON + timedelta(hours=1)) is due


# ---------------------------------------------------------------------------------------------------------- the gate


async def test_what_the_test_questions_speak_against_is_used_only_when_a_moderator_says_so(data_dir, tmp_path):  # noqa: F811
    file = tmp_path / "questions.jsonl"
    add_question(file, {**question_row(ASKED, [], None), "answerability": "ANSWERABLE", "answers": ["1871"]})
    async with discord_with(data_dir, gate_questions=file) as env:
        channel, keeper, _ = town_hall(env)
        engine = env.bot.engine
        (source,) = {m.source for m in engine.catalog.members(engine.catalog.current().id).values()}
        before = engine.catalog.current().id

        class Elsewhere:
            name, complete, validators = source, False, None

            def read(self):
                place = tmp_path / source.rsplit("/", 1)[-1]
                place.mkdir(exist_ok=True)
                (place / "velmora.md").write_text(CHANGED)
                yield from open_source(str(place)).read()

        run = env.bot.refresher.run
        env.bot.refresher.run = lambda _sources, **more: run([Elsewhere()], **more)
        result = await keeper.slash(channel, "corpus refresh")
        await ended(env)
        assert shown(result).startswith(
            "**Refresh finished, but not used:** of 1 test questions, 0% were answered right, against 100%"
        )
        assert "- Worse on: When did the salt bridge of Velmora open to carts?" in shown(result)
        assert shown(result).endswith("Use the new snapshot anyway?")
        assert engine.catalog.current().id == before
        await press(keeper, result, "Use it anyway")
        assert shown(result).startswith(f"Rolled back from {before} to ")
        assert engine.catalog.current().id != before
        assert Jobs(engine.catalog).pinned() is None
        assert [(entry.action, entry.result) for entry in env.bot.records.audit_log()] == [
            ("refresh", "done"),
            ("refresh", "failed"),
        ]
