"""Refresh, watch and undo from the terminal: `footnote refresh`, `cancel`, `history`, `rollback`, `diff`."""

import sys
import time
from collections.abc import Collection
from typing import TYPE_CHECKING

import click

from bot.render.errors import FAILED
from bot.terminal.command import CommandCall, command
from corpus.errors import EmptyCorpusError, SettingsError

if TYPE_CHECKING:
    from retrieval.jobs.runs import Jobs, Run
    from retrieval.refresh.report import Report
    from retrieval.refresh.source_opener import SourceLike

_CANCEL_WITHIN_S = 10.0


@command()
@click.argument("sources", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and keep nothing.")
@click.option("--rebuild", is_flag=True, help="Encode the whole corpus anew, as after a change of model.")
@click.option("--accept-losses", is_flag=True, help="Remove what sources lack, however much it is.")
@click.option("--workers", type=click.IntRange(1, 10_000), default=1, help="How many processes encode.")
@click.option("--ray", metavar="ADDRESS", help="Let them be in a Ray cluster; 'local' starts one on this machine.")
@click.option("--quiet", is_flag=True, help="Say only what changed or failed.")
def refresh(
    call: CommandCall,
    sources: tuple[str, ...],
    dry_run: bool,
    rebuild: bool,
    accept_losses: bool,
    workers: int,
    ray: str | None,
    quiet: bool,
) -> None:
    """Bring the corpus up to date with its sources.

    SOURCES are folders, files and addresses, and stay sources: `footnote sources list` has them. Without SOURCES: all
    that are listed there, which at first are the sample articles.
    """
    from bot.terminal.output.json_payloads import report_payload
    from bot.terminal.output.refresh_report import show_report
    from retrieval.encode.worker_pool import spread

    refresher = call.refresher()
    try:
        with spread(refresher.encoder_for(rebuild=rebuild), workers, ray) as encoder, refresher.encoding_by(encoder):
            report = begin_refresh(call, sources, dry_run=dry_run, rebuild=rebuild, accept_losses=accept_losses)
    except KeyboardInterrupt:
        call.terminal.note("Stopped. The corpus is as it was; `footnote refresh` goes on from there.")
        raise
    silent = quiet and not (report.added or report.changed or report.removed or report.failed or report.lost)
    call.print(report_payload(report), lambda: None if silent else show_report(call.terminal, report))
    if report.lost and not dry_run and call.asks:
        _settle_losses(call, report)
    if report.refused or not (report.read or report.removed):
        sys.exit(FAILED)


def begin_refresh(
    call: CommandCall,
    sources: tuple[str, ...],
    *,
    dry_run: bool = False,
    rebuild: bool = False,
    accept_losses: bool = False,
) -> "Report":
    """Put what is named on the list of sources, and read it, or all that is there. Raises as `Refresher.run`."""
    from bot.services import build_source_list
    from retrieval.jobs.runner import who

    listed, describe = build_source_list(call.settings, call.engine().catalog), call.refresher().describe
    if not dry_run:
        sources = listed.name(sources, describe, who())
        listed.remember(describe)
    locations = sources or listed.to_read()
    if not locations:
        raise SettingsError("terminal-no-sources")
    leaving = listed.leaving()
    report = _run(call, locations, dry_run=dry_run, rebuild=rebuild, accept_losses=accept_losses, leaving=leaving)
    if leaving and report.read and not report.refused:
        gone = "would go" if dry_run else "are gone"
        call.terminal.note(
            f"The sample articles {gone}, now that there is a source of your own; "
            "`footnote sources add sample` brings them back."
        )
    return report


def _run(
    call: CommandCall,
    sources: "tuple[SourceLike, ...]",
    *,
    accept_losses: bool | Collection[str],
    dry_run: bool = False,
    rebuild: bool = False,
    leaving: Collection[str] = (),
) -> "Report":
    from bot.terminal.output.progress_bar import ProgressBar

    with ProgressBar(call.terminal, shown=call.terminal.err.is_terminal) as bar:
        return call.refresher().run(
            sources, progress=bar, dry_run=dry_run, rebuild=rebuild, accept_losses=accept_losses, leaving=leaving
        )


def _settle_losses(call: CommandCall, report: "Report") -> None:
    """Ask whether what sources lack all of a sudden is to be removed."""
    from bot.terminal.output.refresh_report import show_report

    missing = frozenset(article for loss in report.lost for article in loss.articles)
    if call.confirm(f"Remove the {len(missing)} missing articles as well?", yes=False):
        show_report(call.terminal, _run(call, tuple(loss.source for loss in report.lost), accept_losses=missing))


@command()
def cancel(call: CommandCall) -> None:
    """End the refresh that is under way, in whichever process.

    The corpus stays as it was.
    """
    from bot.render.jobs import starter
    from bot.terminal.output.console import ENGLISH, plain
    from retrieval.jobs.runs import Jobs

    jobs = Jobs(call.engine().catalog)
    run = jobs.running()
    if run is None or not jobs.cancel(run.id):
        call.print({"cancelled": False, "run": None}, lambda: call.terminal.complain("Nothing is under way."))
        sys.exit(FAILED)
    ended = _wait(jobs, run)
    payload = {"cancelled": ended.outcome == "cancelled", "run": ended.id}
    said = f"The {run.kind} by {starter(run.started_by, ENGLISH, plain)} was asked to end: {ended.outcome}."
    call.print(payload, lambda: call.terminal.say(said))
    if ended.outcome != "cancelled":
        sys.exit(FAILED)


def _wait(jobs: "Jobs", run: "Run") -> "Run":
    until = time.monotonic() + _CANCEL_WITHIN_S
    while run.outcome == "running" and time.monotonic() < until:
        time.sleep(0.1)
        run = jobs.run(run.id) or run
    return run


@command()
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many runs.")
def history(call: CommandCall, limit: int) -> None:
    """List the snapshots that are kept, and what ran lately."""
    from bot.terminal.output.corpus import show_history
    from bot.terminal.output.json_payloads import run_payload, snapshot_payload
    from retrieval.jobs.runs import Jobs

    catalog = call.engine().catalog
    snapshots, current, runs = catalog.snapshots(), catalog.current(), Jobs(catalog).latest(limit)
    current_id = current.id if current else None
    payload = {
        "current": current_id,
        "snapshots": [snapshot_payload(snapshot, current_id) for snapshot in snapshots],
        "runs": [run_payload(run) for run in runs],
    }
    call.print(payload, lambda: show_history(call.terminal, snapshots, current_id, runs))


@command()
@click.argument("snapshot", required=False)
@click.option("--yes", is_flag=True, help="Don't ask.")
def rollback(call: CommandCall, snapshot: str | None, yes: bool) -> None:
    """Answer from an earlier snapshot again.

    It is SNAPSHOT, or the one before the current one; `footnote history` lists them.

    Nothing is lost by it: the current snapshot can be moved to again. Scheduled refreshes pause until the next
    refresh by hand.
    """
    from bot.terminal.output.corpus import show_changes
    from retrieval.store.snapshot_diff import changes

    engine = call.indexed_engine()
    before = engine.catalog.current()
    target = snapshot or (before.parent if before else None)
    if before and target and call.asks and not yes:
        show_changes(call.terminal, changes(engine.catalog, before.id, target))
        if not call.confirm(f"Snapshot {target} will answer in place of {before.id}.", yes=False):
            sys.exit(FAILED)
    moved = call.refresher().rollback(snapshot, started_by=None)
    payload = {"before": moved.before.id, "after": moved.after.id, "articles": moved.after.articles}
    call.print(payload, lambda: call.terminal.say(f"Snapshot {moved.after.id} answers now, not {moved.before.id}."))


@command()
@click.argument("before", required=False)
@click.argument("after", required=False)
def diff(call: CommandCall, before: str | None, after: str | None) -> None:
    """Show the difference between two snapshots.

    Without AFTER it is the current one, without BEFORE the one that the current one was made from.
    """
    from bot.terminal.output.corpus import show_changes
    from bot.terminal.output.json_payloads import changes_payload
    from retrieval.store.snapshot_diff import changes

    catalog = call.indexed_engine().catalog
    current = catalog.current()
    if current is None:
        raise EmptyCorpusError("store-empty")
    found = changes(catalog, before or current.parent, after or current.id)
    call.print(changes_payload(found), lambda: show_changes(call.terminal, found))
