"""How a refresh that has ended looks in a terminal."""

from rich.text import Text

from bot.render.jobs import counts_of
from bot.render.reasons import sentence
from bot.terminal.output.console import ENGLISH, Terminal, plain
from retrieval.refresh.report import GateResult, Report

_CHANGES_SHOWN = 20


def show_report(terminal: Terminal, report: Report) -> None:
    """Print what a refresh did, or why it could read nothing."""
    if not (report.read or report.removed or report.lost):
        show_failures(terminal, report)
        terminal.complain("No article could be read; the corpus is as it was.")
        return
    tried = "Dry run, nothing was kept: " if report.dry_run else ""
    terminal.out.print(f"{tried}{counts_of(report, ENGLISH)}")
    for article_id in report.changed[:_CHANGES_SHOWN]:
        share = report.texts.get(article_id)
        how = "" if share is None else f", {share:.0%} of its text new" if share else ", none of its text new"
        terminal.out.print(Text(f"  changed: {plain(article_id)}{how}", "dim"))
    if len(report.changed) > _CHANGES_SHOWN:
        terminal.out.print(f"  and {len(report.changed) - _CHANGES_SHOWN} more; --json has them all", style="dim")
    for loss in report.lost:
        missing = f"{len(loss.articles)} of the {loss.of} articles of {loss.source} are missing there"
        terminal.detail(f"{missing}; they are kept until `footnote refresh --accept-losses`.")
    show_failures(terminal, report)
    if refused := report.refused:
        _show_refused(terminal, refused)
    if report.snapshot and not report.dry_run:
        terminal.out.print(f"Snapshot {report.snapshot} answers now.", style="dim")


def show_failures(terminal: Terminal, report: Report) -> None:
    """Print what could not be read, and why."""
    for failure in report.failed:
        terminal.detail(f"{failure.source}: {sentence(failure.error)}")


def _show_refused(terminal: Terminal, result: GateResult) -> None:
    """Print why a new snapshot isn't used."""
    right = f"of {result.questions} set questions {result.after:.1%} came out right, and {result.before:.1%} before"
    less = f"{result.before - result.after:.1%} less, more than the margin of {result.margin:.1%}"
    terminal.complain(f"Refused: {right}: {less}. To use it: `footnote rollback {result.snapshot}`. Worse are:")
    for question in result.worse:
        close = " (only the closest now)" if question in result.closest else ""
        terminal.detail(f"{question}{close}")
