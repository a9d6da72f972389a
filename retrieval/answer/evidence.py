"""What a question brought up, before anything is said: the hits, and what reads as the answer in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.cite.citations import Quote
from retrieval.query.boosts import Period, is_of_period
from retrieval.query.rewriting import Query
from retrieval.read.answerability import Calibration
from retrieval.read.features import ReadingQuery
from retrieval.read.reader import Reading
from retrieval.search.searcher import SearchHits
from retrieval.search.snapshot_view import SnapshotView
from retrieval.store.records import Snapshot
from retrieval.types import Hit, Sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hold the hits for a query, the snapshot they are of, and milliseconds by step."""

    query: str
    hits: tuple[Hit, ...]
    snapshot: Snapshot
    timings: dict[str, float]


@dataclass(frozen=True, slots=True)
class Considered:
    """Hold what is known before anything is said: what was found, what reads as the answer, and how sure that is."""

    query: Query
    view: SnapshotView
    found: SearchHits
    sought: ReadingQuery
    sentences: Mapping[str, Sentences]
    reading: Reading
    features: "NDArray[np.float64]"
    calibration: Calibration

    @property
    def confidence(self) -> float:
        """How sure it is that the corpus answers, in [0, 1]."""
        return self.calibration.confidence(self.features)

    @property
    def answers(self) -> bool:
        """Whether it is sure enough that the corpus answers, of the dates asked for where any are."""
        sure = self.confidence >= self.calibration.threshold
        return sure and not self.out_of_time and bool(self.reading.quotes)

    @property
    def on_subject(self) -> bool:
        """Whether the corpus has anything on the subject."""
        return self.calibration.on_subject(self.features)

    @property
    def closest(self) -> tuple[Quote, ...]:
        """What reads most like an answer, three quotes at most, best first: shown where it isn't sure enough."""
        return self.reading.closest

    @property
    def out_of_time(self) -> bool:
        """Whether it is asked for dates that nothing of what would be quoted is of, or speaks of.

        An article without a date may be of any.
        """
        wanted, quotes = self.found.boosts.period, self.reading.quotes
        if not wanted or not wanted.certain or not quotes:
            return False
        return not any(hit.published is None or _is_of(wanted, hit) for hit in {quote.hit for quote in quotes})

    def of_the_dates(self, hits: Iterable[Hit]) -> list[Hit]:
        """Return those of some hits that are of the dates asked for, or speak of them; all where no dates are."""
        wanted = self.found.boosts.period
        return [hit for hit in hits if wanted is None or _is_of(wanted, hit)]


def _is_of(wanted: Period, hit: Hit) -> bool:
    return is_of_period(wanted, hit.published, f"{hit.title}\n{hit.text}")
