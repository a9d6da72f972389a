"""What is said of a job: how far it is, how it ended, and the long list as a file."""

import re
from collections.abc import Callable, Sequence

from bot.render.discord_limits import MESSAGE_CHARS, clip
from bot.render.messages import Words
from bot.render.reasons import reason_in
from bot.render.source_names import source_name
from bot.render.text_blocks import cut, relative_time
from retrieval.jobs.progress import StageProgress
from retrieval.jobs.runs import Run
from retrieval.refresh.report import GateResult, Report

LISTED = 5  # of each kind in the message; all of them are in the file
_NAME, _WHY = 120, 200
# As `retrieval.jobs.runner.who` and `bot.discord.cogs.corpus.base.initiator` name people.
_STARTED_BY = re.compile(r"(?P<who>.+?)(?:(?P<discord> in Discord)|, process \d+)")
_STAGES = {"reading": "reading", "cutting": "cutting", "encoding": "encoding", "indexing words": "indexing",
           "tidying up": "tidying", "asking the set questions": "gate"}  # fmt: skip

Title = Callable[[str], str]


def _short(name: str) -> str:
    return cut(name, _NAME)


def progress_text(progress: StageProgress, head: str, words: Words) -> str:
    """Return how far a job is: its stage, steps done of all, how fast, and how long the stage will take."""
    return " · ".join((head, *_steps(progress.stage, progress.done, progress.total, words), *_speed(progress, words)))


def run_text(run: Run, words: Words) -> str:
    """Return what is known of a job that is under way: who began it, when, and how far it is."""
    steps = " · ".join(_steps(run.stage or "", run.done, run.total, words))
    began = relative_time(run.started_at)
    who = starter(run.started_by, words)
    return words("jobs-running", kind=kind(run.kind, words), who=who, began=began, steps=steps)


def starter(started_by: str, words: Words, shown: Callable[[str], str] = _short) -> str:
    """Return who began a job, in words: a person in Discord or in the terminal, or the schedule.

    `shown` gets a name as it is kept, and returns it as it is shown; by default, as Discord may show it.
    """
    if started_by == "the schedule":
        return words("jobs-by-schedule")
    found = _STARTED_BY.fullmatch(started_by)
    if found is None:
        return shown(started_by)
    return words(f"jobs-by-{'discord' if found['discord'] else 'terminal'}", who=shown(found["who"]))


def kind(name: str, words: Words) -> str:
    """Return what a job does, in words."""
    return words.find(f"jobs-kind-{name.replace(' ', '-')}") or name


def outcome_text(run: Run, words: Words) -> str:
    """Return one line on a job that has ended, or is under way."""
    said = words.find(f"jobs-outcome-{run.outcome}") or run.outcome
    line = [kind(run.kind, words), said, starter(run.started_by, words), relative_time(run.started_at)]
    counts = _counts_of_run(run, words)
    return " · ".join(
        (f"**{run.id}**", *line, *([counts] if counts else []), *([run.snapshot] if run.snapshot else []))
    )


def report_text(report: Report, head: str, words: Words, title: Title = str) -> str:
    """Return how a refresh ended: the counts, and the first few of each kind."""
    lines = [head, counts_of(report, words)]
    for sign, found in (("\\+", report.added), ("\\~", report.changed), ("−", report.removed)):
        lines += [f"- {sign} {cut(title(one), _NAME)}{_share(one, report, words)}" for one in found[:LISTED]]
        lines += _more(len(found), words)
    lines += [
        f"- ✗ {cut(source_name(f.source), _NAME)}: {cut(reason_in(f.error, words), _WHY)}"
        for f in report.failed[:LISTED]
    ]
    lines += _more(len(report.failed), words)
    return clip("\n".join(lines), MESSAGE_CHARS)


def is_long(report: Report) -> bool:
    """Return whether a report has more than its message shows."""
    return any(len(found) > LISTED for found in (report.added, report.changed, report.removed, report.failed))


def report_file(report: Report, words: Words) -> str:
    """Return the whole of a report, as Markdown."""
    lines = [f"# {words('jobs-file-title')}", "", counts_of(report, words), ""]
    for name, found in (("added", report.added), ("changed", report.changed), ("removed", report.removed)):
        lines += [f"## {words(f'jobs-{name}')} ({len(found)})", ""]
        lines += [f"- {_plain(one)}{_share(one, report, words)}" for one in found]
        lines.append("")
    lines += [f"## {words('jobs-failed')} ({len(report.failed)})", ""]
    lines += [
        f"- {_plain(source_name(failure.source))}: {_plain(reason_in(failure.error, words))}"
        for failure in report.failed
    ]
    return "\n".join(lines) + "\n"


def lost_text(report: Report, words: Words) -> list[str]:
    """Return a line a source that suddenly lacks many of its articles, and the question what becomes of them."""
    found = [(cut(source_name(loss.source), _NAME), len(loss.articles), loss.of) for loss in report.lost[:LISTED]]
    lines = [words("jobs-lost", source=source, count=count, of=of) for source, count, of in found]
    return [*lines, words("jobs-lost-ask")] if lines and not report.dry_run else lines


def refused_text(result: GateResult, words: Words) -> str:
    """Return by how much a new snapshot answers the test questions worse, and which."""
    shares = {"before": _percent(result.before), "after": _percent(result.after), "margin": _percent(result.margin)}
    lines = [words("jobs-refused", questions=result.questions, **shares)]
    for text in result.worse[:LISTED]:
        question = cut(text, _WHY)
        close = text in result.closest
        said = (
            words("jobs-refused-closest", question=question)
            if close
            else words("jobs-refused-worse", question=question)
        )
        lines.append(f"- {said}")
    return "\n".join((*lines, *_more(len(result.worse), words)))


def _steps(stage: str, done: int, total: int | None, words: Words) -> list[str]:
    key = _STAGES.get(stage.lower())
    name = words(f"jobs-stage-{key}") if key else (cut(stage, _NAME) or words("jobs-stage-beginning"))
    if total:
        return [words("jobs-steps-of", stage=name, done=done, total=total)]
    return [words("jobs-steps", stage=name, done=done)] if done else [name]


def _speed(progress: StageProgress, words: Words) -> list[str]:
    said = [words("jobs-rate", rate=round(progress.rate, 1))] if progress.rate else []
    return [*said, words("jobs-left", seconds=round(progress.left))] if progress.left is not None else said


def counts_text(words: Words, **counts: int) -> str:
    """Return how many of each kind there are, in the order given and without those that there are none of."""
    said = [words(f"jobs-count-{name}", count=count) for name, count in counts.items() if count]
    return words.joined(said) or words("jobs-count-none")


def counts_of(report: Report, words: Words) -> str:
    """Return what a refresh did in one line: how many of each kind, and how long it took."""
    counts = counts_text(
        words,
        added=len(report.added),
        changed=len(report.changed),
        removed=len(report.removed),
        unchanged=report.unchanged,
        failed=len(report.failed),
    )
    indexed = [words("jobs-indexed", chunks=report.chunks)] if report.chunks else []
    return " · ".join((counts, *indexed, words("jobs-took", seconds=round(report.seconds, 1))))


def _counts_of_run(run: Run, words: Words) -> str:
    """Return the counts of a run's report; a run that read nothing has none."""
    report = run.report or {}
    if "unchanged" not in report:
        return ""
    return counts_text(words, **{name: len(report.get(name, ())) for name in ("added", "changed", "removed", "failed")})


def _share(article_id: str, report: Report, words: Words) -> str:
    share = report.texts.get(article_id)
    return "" if share is None else f" ({words('jobs-share', percent=round(share * 100))})"


def _more(found: int, words: Words) -> Sequence[str]:
    return [f"- {words('jobs-more', count=found - LISTED)}"] if found > LISTED else []


def _plain(text: str) -> str:
    """Return a text on one line, for a file."""
    return " ".join(text.split())


def _percent(share: float) -> float:
    return round(share * 100, 1)
