"""What a feed or a sitemap lists: pages, and what is said of each; and which of them are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from corpus.errors import Reason
from corpus.parsers.draft import Draft
from corpus.specs import SourceSpec

MOST_PAGES = 10_000  # that are read of one source


NOTHING = Draft(text="")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one listed page: its normal address, what the list says of it, and when it last changed.

    `said.text` is the whole text where the list carries it, else empty.
    """

    url: str
    said: Draft = NOTHING
    published: date | None = None
    changed: date | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold what a feed or a sitemap lists, in its order; `parts` are the sitemaps that an index names.

    `left_out` says how many of its entries could not be taken, and why; None where all were.
    """

    entries: tuple[Entry, ...] = ()
    parts: tuple[Entry, ...] = ()
    left_out: Reason | None = None


def choose(entries: Iterable[Entry], spec: SourceSpec) -> list[Entry]:
    """Return the entries that the options of the source let through, each address once, the newest first."""
    today = datetime.now(UTC).date()
    unique: dict[str, Entry] = {}
    for entry in entries:
        unique.setdefault(entry.url, entry)
    kept = [entry for entry in unique.values() if spec.takes(entry.url) and _is_recent(entry, spec, today)]
    newest = sorted(kept, key=lambda entry: entry.published or entry.changed or date.min, reverse=True)
    return newest[: spec.most]


def _is_recent(entry: Entry, spec: SourceSpec, today: date) -> bool:
    """Return whether it may be young enough: what hasn't changed since can't have been published since either."""
    return spec.is_recent(entry.published or entry.changed, today)
