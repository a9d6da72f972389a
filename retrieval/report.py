"""What a job did to the corpus."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.article import Failure


@dataclass(frozen=True, slots=True)
class Loss:
    """Name the articles that a source lacks all of a sudden, of how many it had; they are kept for now."""

    source: str
    articles: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Report:
    """Say what a refresh did: ids by what became of them; `chunks` is how many were encoded.

    `texts` has the share of each changed article's text that is new, from 0 to 1. `lost` is what was kept although its
    source has it no more, because it was too much at once.
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

    @property
    def read(self) -> int:
        """Return how many articles could be read."""
        return len(self.added) + len(self.changed) + self.unchanged


def as_json(report: Report) -> dict[str, Any]:
    """Return a report in the form that `footnote refresh --json` prints."""
    return {
        "snapshot": report.snapshot,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "failed": [{"source": failure.source, "error": failure.error} for failure in report.failed],
        "chunks": report.chunks,
        "seconds": report.seconds,
        "dry_run": report.dry_run,
        "lost": [{"source": loss.source, "articles": list(loss.articles), "of": loss.of} for loss in report.lost],
        "texts": dict(report.texts),
    }
