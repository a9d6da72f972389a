"""What articles there are: how many, of whom and of when, and how the latest ones begin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from retrieval.answer.overview import Overviews
from retrieval.cite.citations import Quote
from retrieval.search.snapshot_view import SnapshotView
from retrieval.store.holdings import PublisherHoldings, holdings_by_publisher
from retrieval.text.lexicon import MONTHS
from retrieval.types import Filters

_LATEST = 4
_PUBLISHERS_NAMED = 3
_ALL = Filters()


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold what the catalog says of itself, and the leads of the latest articles and the oldest one, newest first.

    `summary` is a sentence with the count, the publishers and the days between which they were published; it rests on
    the articles of `bounds`, the newest and the oldest, whose citations carry those days.
    """

    summary: str
    bounds: tuple[Quote, ...]
    quotes: tuple[Quote, ...]


def listing(overviews: Overviews, view: SnapshotView, filters: Filters = _ALL) -> Listing | None:
    """Return what there is, None where no article passes the filters. Raises as `Overviews.listed` does."""
    latest = overviews.newest(_LATEST, filters)
    if filters.publishers:
        filters = replace(filters, publishers=tuple(map(view.provenances.publisher, filters.publishers)))
    oldest = overviews.newest(1, filters, oldest_first=True)
    quotes = overviews.leads(dict.fromkeys([*latest, *oldest]))
    if not quotes:
        return None
    bounds = [quote for quote in quotes if quote.hit.version in (latest[0], oldest[0])]
    return Listing(summary_of(holdings_by_publisher(view.catalog, view.snapshot.id, filters)), tuple(bounds), quotes)


def summary_of(holdings: Sequence[PublisherHoldings]) -> str:
    """Return a sentence with how many articles there are, of whom, and between which days they were published."""
    count = sum(one.articles for one in holdings)
    said = f"There {'is 1 article' if count == 1 else f'are {count:,} articles'}"
    names = [one.publisher for one in holdings if one.publisher]
    if names:
        more = len(names) - _PUBLISHERS_NAMED
        named = [*names[:_PUBLISHERS_NAMED], *([f"{more} more"] if more > 0 else [])]
        said += " by " + " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    first = min((one.first for one in holdings if one.first), default=None)
    last = max((one.last for one in holdings if one.last), default=None)
    if first and last:
        said += f", of {_day(first)}" if first == last else f", from {_day(first)} to {_day(last)}"
    return f"{said}."


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"
