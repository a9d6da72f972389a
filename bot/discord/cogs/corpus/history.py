"""Show the snapshots that are kept, what changed between two, and move back to one."""

from datetime import date

from discord import app_commands

from bot.discord.cogs.corpus.base import CorpusCommands, Interaction, initiator
from bot.discord.cogs.corpus.job_message import attached
from bot.discord.cogs.corpus.paged_list import paged, show_lines
from bot.discord.permissions.audit import log_action
from bot.discord.responses import defer
from bot.discord.views.moderator_buttons import button_handler, claim, confirm_view, save_state
from bot.records import ViewState
from bot.render.discord_limits import MESSAGE_CHARS, clip, length
from bot.render.errors import Refused
from bot.render.jobs import LISTED, counts_text, outcome_text
from bot.render.messages import Words, words_of
from bot.render.text_blocks import cut, relative_time
from corpus.errors import Reason, SnapshotError
from retrieval.jobs.runs import Jobs
from retrieval.store.catalog import Catalog
from retrieval.store.records import Snapshot
from retrieval.store.snapshot_diff import Changes, changes

_RUNS = 200  # the latest
_TITLE, _WORDS = 120, 200


async def snapshots(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer the snapshots that are kept, to those who may move the corpus."""
    bot, words = interaction.client, words_of(interaction)
    if bot.corpus_access_denial(interaction):
        return []
    found = await bot.in_thread(bot.engine.catalog.snapshots)
    said = {
        s.id: clip(f"{s.id} · {words.day(s.created_at.date())} {s.created_at:%H:%M} · {s.articles}", 100) for s in found
    }
    return [app_commands.Choice(name=name, value=one) for one, name in said.items() if typed.lower() in name.lower()][
        :25
    ]


class HistoryCommands(CorpusCommands):
    """Look back, and go back."""

    @app_commands.command()
    async def history(self, interaction: Interaction) -> None:
        """Show the snapshots that are kept, and recent activity."""
        await defer(interaction, private=True)
        await show_history(interaction)

    @app_commands.command()
    @app_commands.describe(
        before="A snapshot; the previous one if left empty.", after="A snapshot; the current one if left empty."
    )
    @app_commands.autocomplete(before=snapshots, after=snapshots)
    async def diff(
        self,
        interaction: Interaction,
        before: app_commands.Range[str, 1, 100] | None = None,
        after: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Show what changed between two snapshots."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        found = await self.bot.in_thread(self._diff, before, after)
        said = words("history-between", before=found.before or "–", after=found.after)
        text = changes_text(found, said, words)
        file = attached(changes_file(found, said, words)) if is_long(found) else None
        await interaction.edit_original_response(content=text, attachments=[file] if file else [])

    @app_commands.command()
    @app_commands.describe(snapshot="Which one; the previous one if left empty.")
    @app_commands.autocomplete(snapshot=snapshots)
    async def rollback(self, interaction: Interaction, snapshot: app_commands.Range[str, 1, 100] | None = None) -> None:
        """Roll back to another snapshot; the difference is shown first."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        current, there = await self.bot.in_thread(self._back_to, snapshot)
        if current.id == there.id:
            raise Refused("history-is-current", snapshot=there.id)
        found = await self.bot.in_thread(changes, self.bot.engine.catalog, current.id, there.id)
        head = words("history-back", before=current.id, after=there.id, age=relative_time(there.created_at))
        asked = f"{changes_text(found, head, words, MESSAGE_CHARS - 300)}\n{words('history-back-ask')}"
        state = await save_state(interaction, {"before": current.id, "after": there.id}, "rollback")
        await interaction.edit_original_response(content=asked, view=confirm_view(state, words, "rollback"))

    def _diff(self, before: str | None, after: str | None) -> Changes:
        catalog = self.bot.engine.catalog
        later = _snapshot(catalog, after)
        return changes(
            catalog,
            _id(before) or (later.parent if later.parent and catalog.snapshot(later.parent) else None),
            later.id,
        )

    def _back_to(self, wanted: str | None) -> tuple[Snapshot, Snapshot]:
        """Return the current snapshot and the one that is meant."""
        catalog = self.bot.engine.catalog
        current = _snapshot(catalog, None)
        if not wanted and (current.parent is None or catalog.snapshot(current.parent) is None):
            raise Refused("history-none-before", snapshot=current.id)
        return current, _snapshot(catalog, wanted or current.parent)


@paged("history")
async def show_history(interaction: Interaction, *, page: int = 0) -> None:
    """Show the snapshots that are kept, which one answers, and what was done lately."""
    bot, words = interaction.client, words_of(interaction)
    await show_lines(interaction, "history", await bot.in_thread(_history, bot.engine.catalog, words), page)


def _history(catalog: Catalog, words: Words) -> list[str]:
    jobs, current = Jobs(catalog), catalog.current()
    lines = [words("history-snapshots")]
    for one in catalog.snapshots():
        said = words("history-snapshot", snapshot=one.id, age=relative_time(one.created_at), articles=one.articles)
        lines.append(f"- {said}" + (f" · **{words('history-now')}**" if current and one.id == current.id else ""))
    if pinned := jobs.pinned():
        lines.append(words("jobs-pinned", snapshot=pinned))
    return [*lines, words("history-runs"), *(f"- {outcome_text(run, words)}" for run in jobs.latest(_RUNS))]


@button_handler("rollback", action="rollback")
async def _rollback(interaction: Interaction, state: ViewState) -> None:
    """Move to the snapshot that was asked about, unless the corpus has moved since."""
    bot, words = interaction.client, words_of(interaction)
    before, after = state.about["before"], state.about["after"]
    current = await bot.in_thread(bot.engine.catalog.current)
    await claim(interaction, state)
    if current is None or current.id != before:
        raise Refused("history-moved-since")
    moved = await bot.in_thread(bot.refresher.rollback, after, started_by=initiator(interaction))
    await log_action(interaction, "rollback", Reason("log-moved", old=moved.before.id, new=moved.after.id))
    said = [words("history-moved", before=moved.before.id, after=moved.after.id)]
    if await bot.in_thread(Jobs(bot.engine.catalog).pinned):
        said.append(words("jobs-pinned", snapshot=moved.after.id))
    await interaction.edit_original_response(content="\n".join(said), view=None)


def changes_text(found: Changes, head: str, words: Words, room: int = MESSAGE_CHARS) -> str:
    """Return the difference of two snapshots: counts, and the first few articles of each kind."""
    counts = {"added": len(found.added), "removed": len(found.removed), "changed": len(found.changed)}
    lines = [head, counts_text(words, **counts)]
    for sign, listed in (("\\+", found.added), ("−", found.removed)):
        lines += [f"- {sign} {_known(one.title, one.publisher, one.published, words)}" for one in listed[:LISTED]]
        lines += [f"- {words('jobs-more', count=len(listed) - LISTED)}"] if len(listed) > LISTED else []
    for one in found.changed[:LISTED]:
        lines.append(f"- \\~ **{cut(one.title, _TITLE)}** ({words('jobs-share', percent=round(one.share * 100))})")
        lines += [f"> − {cut(one.old_words, _WORDS)}"] if one.old_words else []
        lines += [f"> \\+ {cut(one.new_words, _WORDS)}"] if one.new_words else []
    if len(found.changed) > LISTED:
        lines.append(f"- {words('jobs-more', count=len(found.changed) - LISTED)}")
    return _whole_lines(lines, room)


def _whole_lines(lines: list[str], room: int) -> str:
    """Return lines as one text, with an ellipsis on a line of its own in place of the last ones where they don't fit.

    Half a line may end within its quote mark, which Discord would then show.
    """
    if length("\n".join(lines)) <= room:
        return "\n".join(lines)
    kept = list(lines)
    while len(kept) > 1 and length("\n".join([*kept, "…"])) > room:
        kept.pop()
    return clip("\n".join([*kept, "…"]), room)


def is_long(found: Changes) -> bool:
    """Return whether a difference has more than its message shows."""
    return any(len(listed) > LISTED for listed in (found.added, found.removed, found.changed))


def changes_file(found: Changes, head: str, words: Words) -> str:
    """Return the whole of a difference, as Markdown."""
    lines = [f"# {head}", ""]
    for name, listed in (("added", found.added), ("removed", found.removed)):
        lines += [
            f"## {words(f'jobs-{name}')} ({len(listed)})",
            "",
            *(f"- {_line(o.title)} ({_line(o.article_id)})" for o in listed),
            "",
        ]
    lines += [f"## {words('jobs-changed')} ({len(found.changed)})", ""]
    for one in found.changed:
        lines += [
            f"### {_line(one.title)} ({_line(one.article_id)})",
            "",
            *(f"- − {_line(o)}" for o in one.old_words.split("\n") if o),
        ]
        lines += [*(f"- + {_line(o)}" for o in one.new_words.split("\n") if o), ""]
    return "\n".join(lines) + "\n"


def _known(title: str, publisher: str | None, published: date | None, words: Words) -> str:
    facts = (
        f"**{cut(title, _TITLE) or '–'}**",
        cut(publisher or "", _TITLE),
        words.day(published) if published else "",
    )
    return " · ".join(filter(None, facts))


def _line(text: str) -> str:
    return " ".join(text.split())


def _id(typed: str | None) -> str | None:
    """Return the id in what was typed, which may be a choice's whole text."""
    return typed.split()[0] if typed and typed.split() else None


def _snapshot(catalog: Catalog, typed: str | None) -> Snapshot:
    wanted = _id(typed)
    found = catalog.snapshot(wanted) if wanted else catalog.current()
    if found is None:
        raise SnapshotError("jobs-no-snapshot")
    return found
