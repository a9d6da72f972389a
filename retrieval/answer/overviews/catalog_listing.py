"""What articles there are: how many, of whom and of when, and how the latest ones begin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from retrieval.answer.overviews.overview import Overviews
from retrieval.cite.citations import Quote
from retrieval.search.snapshot_view import SnapshotView
from retrieval.store.holdings import PublisherHoldings, holdings_by_publisher
from retrieval.text.words.lexicon import MONTHS
from retrieval.types import Filters, Holdings

_LATEST = 4
_PUBLISHERS_NAMED = 3
_ALL = Filters()


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold what the catalog says of itself, and the leads of the latest articles and the oldest one, newest first.

    What `holdings` say rests on the articles of `bounds`, the newest and the oldest, whose citations carry those days.
    """

    holdings: Holdings
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
    return Listing(together(holdings_by_publisher(view.catalog, view.snapshot.id, filters)), tuple(bounds), quotes)


def together(holdings: Sequence[PublisherHoldings]) -> Holdings:
    """Return what there is of all publishers together."""
    return Holdings(
        sum(one.articles for one in holdings),
        tuple(one.publisher for one in holdings if one.publisher),
        min((one.first for one in holdings if one.first), default=None),
        max((one.last for one in holdings if one.last), default=None),
    )


def summary(holdings: Holdings) -> str:
    """Return the English sentence with how many articles there are, of whom, and between which days published."""
    count, names, first, last = holdings.articles, holdings.publishers, holdings.first, holdings.last
    said = f"There {'is 1 article' if count == 1 else f'are {count:,} articles'}"
    if names:
        more = len(names) - _PUBLISHERS_NAMED
        named = [*names[:_PUBLISHERS_NAMED], *([f"{more} more"] if more > 0 else [])]
        said += " by " + " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    if first and last:
        said += f", of {_day(first)}" if first == last else f", from {_day(first)} to {_day(last)}"
    return f"{said}."


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"
