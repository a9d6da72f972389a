"""Who published the chunks of a snapshot, and when: what filters are held against, and what a question may name."""

import difflib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import QuestionError, Reason

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retrieval.store.records import Provenance as Row
    from retrieval.types import Filters

_WORD = re.compile(r"\w+")
_NAMED = 5  # publishers that an error names
_LEAST_LIKENESS = 0.6  # of difflib's ratio, for a name to be a slip of the pen


class Provenances:
    """Hold publisher and day of publication by chunk, numbered as the lexical index numbers them.

    `publishers` are all names, in alphabetical order.
    """

    def __init__(self, keys: Sequence[str], rows: "Iterable[Row]") -> None:
        by_key = {row.key: row for row in rows}
        known = [by_key.get(key) for key in keys]
        self.numbers = {key: number for number, key in enumerate(keys)}
        self.publishers = tuple(sorted({row.publisher for row in known if row and row.publisher}))
        places = {name: place for place, name in enumerate(self.publishers)}
        self._publisher = np.array([places.get(row.publisher or "", -1) if row else -1 for row in known], np.int32)
        # Days since the year 1, as datetime counts them; 0 for none.
        days = [row.published.toordinal() if row and row.published else 0 for row in known]
        self._published = np.array(days, np.int32)

    def allowed(self, filters: "Filters") -> "NDArray[np.bool_]":
        """Tell for each chunk whether its article passes. Raises QuestionError for a publisher that isn't there."""
        passing = np.ones(len(self._published), bool)
        if filters.publishers:
            passing &= self.published_by(sorted({self.publisher(name) for name in filters.publishers}))
        until = min((day for day in (filters.until, filters.as_of) if day), default=None)
        if filters.since or until:
            passing &= self.published_within(filters.since, until)
        return passing

    def among(self, keys: Iterable[str]) -> "NDArray[np.bool_]":
        """Tell for each chunk whether it is one of some, by key."""
        found = np.zeros(len(self._published), bool)
        found[[self.numbers[key] for key in keys if key in self.numbers]] = True
        return found

    def published_by(self, names: Iterable[str]) -> "NDArray[np.bool_]":
        """Tell for each chunk whether one of these published it; the names are those of `publishers`."""
        return np.isin(self._publisher, [self.publishers.index(name) for name in names])

    def published_within(self, since: date | None, until: date | None) -> "NDArray[np.bool_]":
        """Tell for each chunk whether its article was published from one day to another; undated ones were not."""
        first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
        return (self._published >= first) & (self._published <= last)

    def publisher(self, name: str) -> str:
        """Return the publisher that a name, or a clear part of one, means.

        Letter case and "the" don't count. Raises QuestionError where it means none, or several.
        """
        wanted = _words(name)
        whole = [known for known, words in self._words.items() if words == wanted]
        parts = [known for known, words in self._words.items() if wanted and _holds(words, wanted)]
        found = [known for known in whole if known == name] or whole or parts
        if len(found) == 1:
            return found[0]
        raise self._several(name, found) if found else self._unknown(name)

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        return {known: _words(known) for known in self.publishers}

    def _several(self, name: str, found: Sequence[str]) -> QuestionError:
        return QuestionError("questions-several-publishers", name=name, found=_listed(found))

    def _unknown(self, name: str) -> QuestionError:
        if not self.publishers:
            return QuestionError("questions-no-publishers", name=name)
        folded = {known.casefold(): known for known in self.publishers}
        close = difflib.get_close_matches(name.casefold(), folded, n=_NAMED, cutoff=_LEAST_LIKENESS)
        if close:
            near = _listed([folded[known] for known in close])
            return QuestionError("questions-misspelt-publisher", name=name, near=near)
        return QuestionError("questions-unknown-publisher", name=name, near=_listed(self.publishers))


def _words(name: str) -> tuple[str, ...]:
    words = tuple(_WORD.findall(name.casefold()))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))


def _listed(names: Sequence[str]) -> str | Reason:
    listed, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return Reason("questions-names-more", names=listed, count=str(more)) if more > 0 else listed
