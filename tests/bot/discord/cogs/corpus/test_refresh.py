"""Refresh, watch, cancel and look at the corpus from Discord."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.client import create_bot
from bot.render.audit_details import details_text
from bot.render.jobs import progress_text
from bot.render.messages import words_for
from corpus.errors import CatalogError
from retrieval.jobs.progress import StageProgress
from retrieval.jobs.runner import Runner
from retrieval.jobs.runs import Jobs
from retrieval.store.schema import runs
from tests.bot.discord.test_bot import data_dir, discord_with, sent  # noqa: F401  # a fixture
from tests.support.moderating import ended, press, shown, town_hall

NEWS = "---\ntitle: The windmill of Tarnow\npublisher: Mill Post\n---\n\nThe windmill of Tarnow grinds barley now.\n"


def stories(place: Path, count: int) -> Path:
    """Return a folder of so many articles, 0.md, 1.md and so on."""
    folder = place / "many"
    folder.mkdir()
    for n in range(count):
        (folder / f"{n}.md").write_text(f"---\ntitle: Story {n}\n---\n\nStory {n} tells of well number {n}.\n")
    return folder


@pytest.fixture
def news(tmp_path):
    """Return a folder with one more article, for a refresh to read."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "windmill.md").write_text(NEWS)
    return folder


class Held:
    """Hold a refresher's work up at its first step, until it is told to go on."""

    def __init__(self, bot) -> None:
        self.go, self.there = threading.Event(), threading.Event()
        self._run, refresher = bot.refresher.run, bot.refresher
        refresher.run = self.run

    def run(self, sources, *, progress, **more):
        outer = self

        class Slow:
            def stage(self, name, total=None):
                progress.stage(name, total)

            def advance(self, steps=1):
                progress.advance(steps)
                outer.there.set()
                outer.go.wait(10)

        return self._run(sources, progress=Slow(), **more)


# ---------------------------------------------------------------------------------------------------------- refresh


async def test_a_refresh_is_one_message_from_its_beginning_to_its_report(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus refresh")
        assert not result.ephemeral
        await ended(env)
        text = shown(result)
        assert text.startswith("**Refresh finished.**\n1 added and 4 unchanged · one passage indexed · ")
        assert "**" not in text.split("\n")[2]
        assert "The windmill of Tarnow" in text
        assert result.response.components == []
        assert env.bot.engine.catalog.current().articles == 5
        (entry,) = env.bot.records.audit_log()
        assert (entry.user_id, entry.action, entry.result) == (keeper.id, "refresh", "done")
        assert details_text(entry.details, words_for("en")).startswith("1 added · now 2-")


async def test_a_dry_run_says_what_would_change_and_keeps_nothing(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        before = env.bot.engine.catalog.current()
        result = await keeper.slash(channel, "corpus refresh", dry_run=True)
        await ended(env)
        assert shown(result).startswith(
            "**Dry run finished.** Nothing was saved; a refresh would change this:\n1 added and 4 unchanged ·"
        )
        assert env.bot.engine.catalog.current() == before


async def test_progress_is_edited_at_most_every_two_seconds(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        held = Held(env.bot)
        result = await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)

        def edits() -> int:
            return len([body for body in sent(env, "@original$") if body])

        await env.advance_time(2)
        assert "reading: 1" in shown(result)
        assert f"started by <@{keeper.id}>" in shown(result)
        before = edits()
        await env.advance_time(10)
        assert edits() - before <= 5
        held.go.set()
        await ended(env, 2.5)
        assert shown(result).startswith("**Refresh finished.**")


async def test_a_second_refresh_is_told_who_began_the_first_and_how_far_it_is(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        held = Held(env.bot)
        await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)
        second = await keeper.slash(channel, "corpus refresh")
        assert second.response.ephemeral
        assert "Under way: refresh, started by keeper in Discord <t:" in shown(second)
        assert shown(second).endswith(" · reading")
        status = await keeper.slash(channel, "corpus status")
        assert "Under way: refresh" in shown(status)
        held.go.set()
        await ended(env)
        assert len(env.errors) == 1  # the second one's


async def test_the_button_under_a_refresh_cancels_it_and_the_corpus_is_as_it_was(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        before = env.bot.engine.catalog.current()
        held = Held(env.bot)
        result = await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)
        await env.advance_time(0.5)
        pressed = await press(keeper, result, "Cancel")
        assert pressed.response.ephemeral
        assert shown(pressed) == "Cancelling…"
        held.go.set()
        await ended(env, 3)
        assert shown(result) == "**Cancelled.** The corpus hasn't changed."
        assert env.bot.engine.catalog.current() == before
        assert Jobs(env.bot.engine.catalog).latest(1)[0].outcome == "cancelled"
        assert [(entry.action, entry.result) for entry in env.bot.records.audit_log()] == [
            ("refresh", "cancelled"),
            ("cancel", "done"),
        ]
        nothing = await keeper.slash(channel, "corpus cancel")
        assert shown(nothing) == "No job is under way."


async def test_the_button_under_a_refresh_that_has_ended_cancels_no_other(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        held = Held(env.bot)
        result = await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)
        await env.advance_time(2)
        held.go.set()
        await ended(env, 0)  # and its end isn't shown yet
        with Runner(env.bot.engine.catalog).job("refresh", "somebody else") as other:
            pressed = await press(keeper, result, "Cancel")
            assert shown(pressed).startswith("This has already been dealt with")
            other.look()  # nobody asked for its end


async def test_after_fifteen_minutes_the_message_goes_on_as_an_ordinary_one(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        held = Held(env.bot)
        result = await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)
        await env.advance_time(0.5)
        env.inject_error("PATCH", "/webhooks/*", status=401, code=50027, message="Invalid Webhook Token", times=None)
        held.go.set()
        await ended(env, 3)
        assert shown(result).startswith("**Refresh finished.**")
        edited = [r for r in env.http_requests if r.method == "PATCH" and f"/messages/{result.response.id}" in r.path]
        assert edited
        assert "/channels/" in edited[-1].path


async def test_a_message_that_was_deleted_meanwhile_is_sent_anew(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        held = Held(env.bot)
        result = await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)
        await env.advance_time(0.5)
        await env.bot.get_channel(channel.id).get_partial_message(result.response.id).delete()
        held.go.set()
        await ended(env, 3)
        assert channel.last_message.content.startswith("**Refresh finished.**")


async def test_a_bot_that_is_told_to_stop_ends_its_job_and_leaves_the_corpus_as_it_was(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        catalog = env.bot.engine.catalog
        before = catalog.current()
        held = Held(env.bot)
        result = await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)
        threading.Timer(1.2, held.go.set).start()  # the job looks once a second whether it may go on
        await env.bot.close()
        assert not env.bot.background_jobs.under_way
        assert shown(result) == "The bot was stopped before this was done; the corpus hasn't changed. Start it again."
        assert result.response.components == []
        assert Jobs(catalog).latest(1)[0].outcome == "cancelled"
        assert catalog.current() == before
        catalog.close()


@pytest.mark.parametrize(
    ("end", "outcome", "said", "kept"),
    [
        # A process that is killed leaves what it wrote: that it runs, and nobody holds the lock.
        (
            "interrupted",
            "running",
            "The bot was stopped before this was done; the corpus hasn't changed. Start it",
            "failed",
        ),
        ("done", "running", "The bot was stopped as this ended; the corpus has its results.", "failed"),
        ("done", "done", "** · refresh · done · keeper in Discord · ", "done"),
    ],
)
async def test_after_a_restart_the_message_of_a_job_says_how_it_ended(data_dir, news, end, outcome, said, kept):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        held, old = Held(env.bot), env.bot
        result = await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)
        await env.advance_time(2)
        assert "reading: 1" in shown(result)
        # While it runs it is its own process's to show, and so it is for a moment after its end.
        await env.advance_time(61)
        assert "reading: 1" in shown(result)
        (follower,) = old.background_jobs.watchers.values()
        follower.looking.cancel()
        if end == "interrupted":
            jobs = Jobs(old.engine.catalog)
            assert jobs.cancel(jobs.running().id)
        held.go.set()
        await ended(env, 0)
        engine = env.bot.engine
        with engine.catalog.engine.begin() as connection:  # as if that had been a minute ago
            long_ago = datetime(2020, 1, 1, tzinfo=UTC)
            this = runs.update().where(runs.c.id == Jobs(engine.catalog).latest(1)[0].id)
            connection.execute(this.values(finished_at=long_ago, updated_at=long_ago, outcome=outcome))
        assert len(env.bot.records.view_states("job")) == 1
        await env.restart_bot(create_bot(old.settings))
        await env.advance_time(1)
        assert said in shown(result)
        assert result.response.components == []
        assert env.bot.records.view_states("job") == []
        assert [(entry.action, entry.user_id, entry.result) for entry in env.bot.records.audit_log()] == [
            ("refresh", keeper.id, kept)
        ]
        await old.close()


async def test_where_the_records_can_not_be_written_a_job_is_shown_to_its_end(data_dir, news, monkeypatch):  # noqa: F811
    def down(*_) -> None:
        raise CatalogError("store-unmade", folder="x", problem="full")

    async with discord_with(data_dir, sources=(str(news),)) as env:
        channel, keeper, _ = town_hall(env)
        held = Held(env.bot)
        result = await keeper.slash(channel, "corpus refresh")
        assert held.there.wait(10)
        for name in ("save_view_state", "claim_view_state"):
            monkeypatch.setattr(env.bot.records, name, down)
        await env.advance_time(4)
        assert "reading: 1" in shown(result)
        held.go.set()
        await ended(env)
        assert shown(result).startswith("**Refresh finished.**\n1 added")


async def test_a_long_report_is_attached_as_a_file(data_dir, tmp_path):  # noqa: F811
    folder = stories(tmp_path, 8)
    (folder / "broken.pdf").write_bytes(b"no pdf")
    async with discord_with(data_dir, sources=(str(folder),)) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus refresh")
        await ended(env)
        assert "- … and 3 more" in shown(result)
        assert r"- ✗ broken\.pdf: " in shown(result) or "- ✗ broken.pdf: " in shown(result).replace("\\", "")
        (file,) = result.response.attachments
        written = (await file.read()).decode()
        assert "## Added (8)" in written
        assert "- broken.pdf: " in written


async def test_what_a_source_lacks_all_of_a_sudden_is_asked_about(data_dir, tmp_path):  # noqa: F811
    folder = stories(tmp_path, 6)
    async with discord_with(data_dir, sources=(str(folder),)) as env:
        channel, keeper, _ = town_hall(env)
        await keeper.slash(channel, "corpus refresh")
        await ended(env)
        for n in range(3):
            (folder / f"{n}.md").unlink()
        result = await keeper.slash(channel, "corpus refresh")
        await ended(env)
        assert "⚠️ many is suddenly missing 3 of its 6 articles. They are kept for now." in shown(result)
        assert str(folder) not in shown(result)
        assert env.bot.engine.catalog.current().articles == 10
        await press(keeper, result, "Remove them")
        await ended(env)
        assert env.bot.engine.catalog.current().articles == 7
        assert "3 removed" in shown(result)
        assert "- − Story 0\n" in shown(result)


async def test_what_is_back_meanwhile_and_what_was_not_asked_about_stays(data_dir, tmp_path):  # noqa: F811
    folder = stories(tmp_path, 9)
    async with discord_with(data_dir, sources=(str(folder),)) as env:
        channel, keeper, _ = town_hall(env)
        await keeper.slash(channel, "corpus refresh")
        await ended(env)
        back = (folder / "0.md").read_text()
        for n in range(4):
            (folder / f"{n}.md").unlink()
        result = await keeper.slash(channel, "corpus refresh")
        await ended(env)
        (folder / "0.md").write_text(back)
        for n in range(4, 8):
            (folder / f"{n}.md").unlink()
        await press(keeper, result, "Remove them")
        await ended(env)
        assert "3 removed and 2 unchanged" in shown(result)
        assert "⚠️ many is suddenly missing 4 of its 9 articles." in shown(result)
        assert env.bot.engine.catalog.current().articles == 4 + 6


async def test_one_source_is_refreshed_by_the_name_that_is_offered(data_dir, news):  # noqa: F811
    async with discord_with(data_dir, sources=(str(news), "/nowhere/else")) as env:
        channel, keeper, _ = town_hall(env)
        offered = await keeper.autocomplete(channel, "corpus refresh", "source", "ne")
        assert [choice["name"] for choice in offered] == ["news"]
        result = await keeper.slash(channel, "corpus refresh", source="news")
        await ended(env)
        assert shown(result).startswith("**Refresh finished.**\n1 added")
        unknown = await keeper.slash(channel, "corpus refresh", source="/etc/hostname")
        assert shown(unknown).startswith("There is no such source")
        assert len(env.errors) == 1


# ----------------------------------------------------------------------------------------------------------- texts


def test_progress_is_stage_steps_rate_and_time_left():
    words = words_for("en")
    said = progress_text(StageProgress("Encoding", 40, 300, 4.0), "Refreshing", words)
    assert said == "Refreshing · indexing by meaning: 40 of 300 · 10 a second · 26 s left"
    assert progress_text(StageProgress("Reading", 3, None, 2.0), "R", words) == "R · reading: 3 · 1.5 a second"
    assert progress_text(StageProgress("", 0, None, 0.0), "R", words) == "R · just started"
    assert progress_text(StageProgress("Something else", 0, 9, 1.0), "R", words) == "R · Something else: 0 of 9"
