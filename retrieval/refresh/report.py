"""What a job did to the corpus."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from corpus.article import Failure
from retrieval.jobs.progress import Progress


@dataclass(frozen=True, slots=True)
class Loss:
    """Name the articles that a source lacks all of a sudden, of how many it had; they are kept for now."""

    source: str
    articles: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class GateResult:
    """Say how a new snapshot answered a set of questions beside the current one: the share of right outcomes of each.

    `worse` are the questions that the current one gets right and `snapshot`, the new one, doesn't; `closest` those of
    them for which the new one still shows what is expected, as the closest.
    """

    before: float
    after: float
    margin: float
    questions: int
    worse: tuple[str, ...]
    snapshot: str
    closest: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Return whether the new snapshot may be used."""
        return round(self.before - self.after, 9) <= self.margin


class SnapshotGate(Protocol):
    """Hold a new snapshot against the current one."""

    def check(self) -> None:
        """Raise SettingsError where it couldn't be done, before the work is done."""
        ...

    def examine(self, before: str, after: str, progress: Progress) -> GateResult | None:
        """Return how the new snapshot fares, None where there is nothing to ask."""
        ...


@dataclass(frozen=True, slots=True)
class Report:
    """Say what a refresh did: ids by what became of them; `chunks` is how many were encoded.

    `texts` has the share of each changed article's text that is new, from 0 to 1. `lost` is what was kept although its
    source has it no more, because it was too much at once. `gate` is how the new snapshot answered the set questions;
    where that refused it, `snapshot` is the one that answers as before.
    """

    snapshot: str | None
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    chunks: int
    seconds: float
    dry_run: bool
    lost: tuple[Loss, ...] = ()
    texts: Mapping[str, float] = field(default_factory=dict)
    gate: GateResult | None = None

    @property
    def read(self) -> int:
        """Return how many articles could be read."""
        return len(self.added) + len(self.changed) + self.unchanged

    @property
    def refused(self) -> GateResult | None:
        """Return why the new snapshot isn't used, None where it is."""
        return self.gate if self.gate and not self.gate.passed else None


def as_json(report: Report) -> dict[str, Any]:
    """Return a report as it is kept with its run; the terminal prints it with sentences in the place of reasons."""
    return {
        "snapshot": report.snapshot,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "failed": [{"source": failure.source, "error": failure.error.as_json()} for failure in report.failed],
        "chunks": report.chunks,
        "seconds": report.seconds,
        "dry_run": report.dry_run,
        "lost": [{"source": loss.source, "articles": list(loss.articles), "of": loss.of} for loss in report.lost],
        "texts": dict(report.texts),
        "gate": _gate_as_json(report.gate) if report.gate else None,
        "refused": report.refused is not None,
    }


def _gate_as_json(result: GateResult) -> dict[str, Any]:
    return {**asdict(result), "worse": list(result.worse), "closest": list(result.closest)}
