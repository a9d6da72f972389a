"""How snapshots, runs, differences and subscriptions look in a terminal."""

from collections.abc import Sequence

from rich.text import Text

from bot.render.jobs import starter
from bot.render.reasons import sentence
from bot.terminal.output.console import ENGLISH, Terminal, plain
from bot.terminal.output.plurals import counted
from retrieval.jobs.runs import Run
from retrieval.store.records import Snapshot
from retrieval.store.snapshot_diff import Changes
from retrieval.store.subscriptions import Subscription


def show_history(terminal: Terminal, snapshots: Sequence[Snapshot], current: str | None, runs: Sequence[Run]) -> None:
    """Print the snapshots that are kept, the current one marked, and what ran."""
    for snapshot in snapshots:
        mark = "* " if snapshot.id == current else "  "
        made = f"{snapshot.created_at:%Y-%m-%d %H:%M} UTC"
        said = f"{mark}{snapshot.id}  {made}  {counted(snapshot.articles, 'article')}"
        terminal.out.print(Text(said, "bold" if snapshot.id == current else ""))
    for run in runs:
        who = starter(run.started_by, ENGLISH, plain)
        said = f"  {run.started_at:%Y-%m-%d %H:%M} UTC  {run.kind} by {who}: {run.outcome}"
        terminal.out.print(Text(said + (f", {run.progress}" if run.outcome == "running" else ""), "dim"))


def show_changes(terminal: Terminal, changes: Changes) -> None:
    """Print the difference between two snapshots."""
    terminal.out.print(f"From {changes.before or 'nothing'} to {changes.after}:")
    for sign, style, listed in (("+", "green", changes.added), ("-", "red", changes.removed)):
        for one in listed:
            terminal.out.print(Text(f"{sign} {plain(one.title)} ({plain(one.article_id)})", style))
    for changed in changes.changed:
        terminal.out.print(
            Text(f"~ {plain(changed.title)} ({plain(changed.article_id)}), {changed.share:.0%} new", "yellow")
        )
        for sign, words in (("-", changed.old_words), ("+", changed.new_words)):
            for line in plain(words).splitlines():
                terminal.out.print(Text(f"    {sign} {line}", "dim"))
    if not (changes.added or changes.removed or changes.changed):
        terminal.out.print("  no difference")


def show_subscriptions(terminal: Terminal, listed: Sequence[Subscription]) -> None:
    """Print what is subscribed to, with how it fared when it was read last."""
    for found in listed:
        spec = found.spec
        read = f"read {found.last_read_at:%Y-%m-%d %H:%M} UTC" if found.last_read_at else "not read yet"
        read = {
            "left": "not read any more",
            "setting": f"{read}, from FOOTNOTE_SOURCES",
            "sample": f"{read}, goes with the first source of your own",
        }.get(found.state, read)
        line = Text(plain(spec.location), "bold").append(
            f" ({spec.kind}, {counted(found.articles, 'article')}, {read})", "dim"
        )
        terminal.out.print(line)
        options = {k: v for k, v in spec.as_json().items() if k not in ("kind", "location")}
        if options:
            terminal.out.print(Text("  " + plain(", ".join(f"{k} {v}" for k, v in options.items())), "dim"))
        if found.last_error:
            terminal.out.print(Text(f"  {plain(sentence(found.last_error))}", "yellow"))
    if not listed:
        terminal.out.print("There is no source yet: `footnote sources add LOCATION`.")
