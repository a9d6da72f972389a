"""The one list of sources: what somebody named or added, what the settings name, and the sample at first.

A refresh that is told nothing else reads what is in it. The sample is in it until there is a source of one's own; what
was read of it goes with the first refresh that reads such a source.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from corpus.errors import SourceError
from corpus.sample import SAMPLE
from corpus.specs import SourceSpec
from retrieval.refresh.source_opener import WEB, canonical_location
from retrieval.store.catalog import Catalog
from retrieval.store.subscriptions import ADDED, AT_FIRST, IN_SETTINGS, Subscription, Subscriptions

Describe = Callable[[str], SourceSpec]


class SourceList:
    """Keep the list, in a catalog and the settings: `in_settings` are the locations that those name."""

    def __init__(self, catalog: Catalog, in_settings: Sequence[str] = ()) -> None:
        self._subscriptions = Subscriptions(catalog)
        self._in_settings = tuple(dict.fromkeys(map(_spelt, in_settings)))

    def listed(self) -> list[Subscription]:
        """Return every source, in order of location, with what is left in the corpus of those that were."""
        counts = self._subscriptions.article_counts()
        rows = {row.spec.location: row for row in self._subscriptions.listed()}
        own = [row for location, row in rows.items() if self._is_own(row) or location in self._in_settings]
        found = {row.spec.location: row for row in own}
        for location in self._in_settings:
            known = found.get(location) or Subscription(_guessed(location), IN_SETTINGS, articles=counts[location])
            found[location] = replace(known, state="setting") if known.added_by == IN_SETTINGS else known
        if not found and self._subscriptions.sample_is_there(counts):
            sample = rows.get(SAMPLE) or Subscription(_guessed(SAMPLE), AT_FIRST, articles=counts[SAMPLE])
            found[SAMPLE] = replace(sample, state="sample")
        for location in counts.keys() - found.keys() - {ADDED}:
            found[location] = Subscription(_guessed(location), None, articles=counts[location], state="left")
        return [found[location] for location in sorted(found)]

    def to_read(self) -> tuple[str, ...]:
        """Return the locations of what a refresh reads where it is told nothing else."""
        return tuple(one.spec.location for one in self.listed() if one.state != "left")

    def leaving(self) -> frozenset[str]:
        """Return the sources whose articles go with the next refresh: the sample, once there is another source."""
        left = [one.spec.location for one in self.listed() if one.state == "left"]
        return frozenset({SAMPLE}.intersection(left)) if self.to_read() else frozenset()

    def name(self, locations: Iterable[str], describe: Describe, added_by: str) -> tuple[str, ...]:
        """Put sources on the list that somebody names, and return the names that they have there.

        What `describe` raises SourceError for is left as it was written: reading it says why it can't be read.
        """
        return tuple(self._name(location, describe, added_by) for location in locations)

    def remember(self, describe: Describe) -> None:
        """Put on record what is listed without anybody having added it, so that it is known how its reading fared."""
        for one in self.listed():
            if one.added_at is None and one.state in ("setting", "sample"):
                added_by = AT_FIRST if one.state == "sample" else IN_SETTINGS
                self._name(one.spec.location, describe, added_by)

    def _name(self, location: str, describe: Describe, added_by: str) -> str:
        try:
            name = canonical_location(location)
            known = self._subscriptions.get(name)
            spec = known.spec if known else describe(name)
        except SourceError:
            return location
        self._subscriptions.add(spec, added_by)
        return spec.location

    @staticmethod
    def _is_own(row: Subscription) -> bool:
        return row.added_by not in (AT_FIRST, IN_SETTINGS)


def _spelt(location: str) -> str:
    """Return the one spelling of a location, or what is written where it is none: reading it says so."""
    try:
        return canonical_location(location)
    except SourceError:
        return location


def _guessed(location: str) -> SourceSpec:
    """Return what a source seems to be that nobody has looked at yet, or that isn't read any more."""
    try:
        return SourceSpec("sample" if location == SAMPLE else "page" if location.startswith(WEB) else "files", location)
    except SourceError:  # a wrong address in the settings
        return SourceSpec("files", "/" + location)
