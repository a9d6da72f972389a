"""The day on which a page says that it was published: never a day of change, of another story, or of an event."""

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from corpus.parsers.dates import read_date
from corpus.parsers.html.metadata import shown_days
from corpus.parsers.html.metadata.head import Metas
from corpus.parsers.html.metadata.json_ld import Node, path_of, words_in
from corpus.parsers.html.metadata.surroundings import Surroundings

_META_NAMES = """
article:published_time og:article:published_time og:published_time article:published datepublished date.published
publish-date publish_date published_time publication_date publicationdate published-date pubdate parsely-pub-date
sailthru.date cxenseparse:recs:publishtime article.published dc.date.issued dcterms.issued dcterms.date dc.date
dc:date dcterms.created dc.date.created citation_publication_date citation_date citation_online_date bt:pubdate
originalpublicationdate displaydate article_date_original shareaholic:article_published_time vr:published_time
article:post_date date created datecreated
"""
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
# A part of its own: "/news/29-10-2021/". Within others it may be the day of an event.
_WITH_YEAR_LAST = re.compile(r"/(\d{1,2}[-_.]\d{1,2}[-_.](?:19|20)\d\d)(?=/|$)")
_GREENWICH = re.compile(r"(?<![\d:])(\d\d):\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|GMT|UTC|[+-]00:?00)$")
_LAST_WEST, _FIRST_EAST = (
    10,
    14,
)  # hours in Greenwich: before it is the day before in Hawaii, from then the next in Sydney
_MOST_SHOWN = 4  # days that a stamp is compared with
_ONE = timedelta(days=1)


def find_day(
    nodes: Sequence[Node],
    metas: Metas,
    near: Surroundings,
    addresses: Sequence[str],
    title: str,
    language: str | None,
) -> date | None:
    """Return the day of publication, None where none is named. `near` is what stands around the article.

    Asked in this order: JSON-LD, metadata, what is marked in the page, the address, a line beside the headline, the
    text, the title.
    """
    last = datetime.now(UTC).date() + 2 * _ONE
    stated = (_in_nodes(nodes), _in_metas(metas), shown_days.marked_days(near), _in_addresses(addresses))
    beside = (shown_days.timed_days(near), shown_days.days_ahead(near), shown_days.days_in_lines(near))
    least = (shown_days.days_of_text(near), shown_days.days_in_title(title))
    for written in itertools.chain(*stated, *beside, *least):
        day = read_date(written, language)
        if day and day <= last:
            return _where_it_is_read(day, written, near, language)
    return None


def _where_it_is_read(day: date, written: str, near: Surroundings, language: str | None) -> date:
    """Return the day that a page shows where a stamp in Greenwich's time is of the one before or after."""
    stamp = _GREENWICH.search(written)
    if stamp is None:
        return day
    hour = int(stamp[1])
    if _LAST_WEST <= hour < _FIRST_EAST:
        return day
    local = day + _ONE if hour >= _FIRST_EAST else day - _ONE
    shown = itertools.chain(shown_days.timed_days(near), shown_days.days_ahead(near))
    days = {read_date(one, language) for one in itertools.islice(filter(None, shown), _MOST_SHOWN)}
    return local if local in days and day not in days else day


def _in_nodes(nodes: Sequence[Node]) -> Iterator[str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield from (words_in(node.get(key)) for node in nodes)


def _in_metas(metas: Metas) -> Iterator[str]:
    for name in _META_NAMES.split():
        yield from metas.get(name, ())


def _in_addresses(addresses: Sequence[str]) -> Iterator[str]:
    for address in addresses:
        path = path_of(address)
        if found := _IN_ADDRESS.search(path):
            yield "-".join(found.groups())
        if found := _WITH_YEAR_LAST.search(path):
            yield found[1]
