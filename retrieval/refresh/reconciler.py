"""Read sources, and hold what they have against what the snapshot has."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from corpus.article import Failure
from corpus.errors import Reason, SourceError
from corpus.sources import Found, Gone, Reading, Source, Unchanged, Validators
from corpus.specs import SourceSpec
from retrieval.refresh.changeset import Changeset
from retrieval.refresh.report import Loss
from retrieval.refresh.source_opener import WEB, SourceLike
from retrieval.store.fetch_state import FetchState
from retrieval.store.records import Member
from retrieval.store.subscriptions import ADDED

_ROW = re.compile(r"(.*\.jsonl):\d+", re.IGNORECASE | re.DOTALL)
# A source that lacks more than this share of its articles, and more than one, has broken rather than lost them.
_LOSABLE = 1 / 3


@dataclass(slots=True)
class SourceTally:
    """Note what reading one source brought, beside its articles; `visited` is what was known of it before."""

    name: str
    complete: bool
    visited: list[FetchState]
    held: dict[str, list[Member]]  # by origin
    visits: list[FetchState] = field(default_factory=list)
    as_it_was: dict[str, bool] = field(default_factory=dict)  # origins, and whether they are listed
    gone: set[str] = field(default_factory=set)  # origins
    lost: set[str] = field(default_factory=set)  # origins that are gone, and asked about first
    broken: set[str] = field(default_factory=set)  # files, folders, rows and pages that couldn't be read
    failures: list[Failure] = field(default_factory=list)
    validators: Validators | None = None

    @property
    def error(self) -> Reason | None:
        """Return what went wrong first, and how much else; None where nothing did."""
        if not self.failures:
            return None
        first, more = self.failures[0], len(self.failures) - 1
        why = first.error
        if first.source != self.name:
            why = Reason("unreadable-of", source=first.source, why=why)
        return Reason("unreadable-and-more", why=why, count=str(more)) if more else why

    def next_visits(self) -> list[FetchState]:
        """Return the visits to remember: what was met now comes last, and is so the last to be asked for again."""
        met = {visit.origin for visit in self.visits} | (self.gone - self.lost) | {self.name}
        kept = [visit for visit in self.visited if visit.origin not in met]
        asked = [replace(v, listed=self.as_it_was[v.origin]) for v in kept if v.origin in self.as_it_was]
        listing = self.validators
        if self.name in self.as_it_was:
            listing = next((visit.validators for visit in self.visited if visit.origin == self.name), None)
        # Whoever accepts a loss reads the source once more, and has to meet what is gone.
        own = [FetchState(self.name, "", "", listing)] if listing and not self.failures and not self.lost else []
        return [*self._not_asked(kept), *asked, *self.visits, *own]

    def _not_asked(self, kept: list[FetchState]) -> list[FetchState]:
        """Return the visits of what wasn't read now: where the list was, what didn't fail is no longer in it."""
        found = []
        for visit in kept:
            if visit.origin in self.as_it_was:
                continue
            if visit.origin in self.lost or not self.broken.isdisjoint((visit.origin, self.name)):
                found.append(visit)
            elif visit.origin in self.held:  # else a snapshot that was rolled back to doesn't have it
                found.append(replace(visit, listed=False))
        return found


class Reconciler:
    """Read sources into a plan.

    `open_source` opens what is wanted, `visited` tells what was visited of a source before, and `advance` is called for
    each thing read. `tallies` and `unopened` are filled by `read`.
    """

    def __init__(
        self,
        plan: Changeset,
        open_source: Callable[[SourceLike], Source],
        visited: Callable[[str], list[FetchState]],
        advance: Callable[[], None],
        *,
        accept_losses: bool | Collection[str] = False,
    ) -> None:
        self._plan = plan
        self._open = open_source
        self._visited = visited
        self._advance = advance
        self._accept_losses = accept_losses
        self._contested: list[tuple[str, Found]] = []  # articles whose ids others have, by source
        self.tallies: dict[str, SourceTally] = {}
        self.unopened: dict[str, Reason] = {}  # why, by name

    def read(self, sources: Sequence[SourceLike], leaving: Collection[str] = ()) -> None:
        """Read the sources; articles of others stay, but for those of `leaving`, where anything can be read."""
        for wanted in sources:
            name = wanted.location if isinstance(wanted, SourceSpec) else str(getattr(wanted, "name", wanted))
            try:
                source = self._open(wanted)
            except SourceError as error:
                self._plan.failed.append(Failure(name, error.reason))
                self.unopened[name] = error.reason
                continue
            if source.name not in self.tallies:
                self._read_source(source)
        for source_name, found in self._contested:
            self._settle(found, source_name)
        for tally in self.tallies.values():
            self._keep_unmet(tally)
        self._plan.keep(m for m in self._plan.before.values() if m.source not in {*self.tallies, *leaving})
        if self._plan.read_nothing and not any(tally.gone for tally in self.tallies.values()):
            self._plan.keep(self._plan.before.values())  # nothing was read, so nothing is known to be gone

    def _read_source(self, source: Source) -> None:
        visited = self._visited(source.name) if not source.complete else []
        tally = SourceTally(source.name, source.complete, visited, self._held(source.name, visited))
        self.tallies[source.name] = tally
        anything = False
        for reading in source.read():
            anything = True
            self._note(reading, tally)
            self._advance()
        tally.validators = source.validators
        if not anything:  # as where a disk isn't mounted
            self._fail(tally, Failure(source.name, Reason("unreadable-nothing")))
        self._plan.keep(_unreadable(self._plan.of(tally.name), tally))

    def _note(self, reading: Reading, tally: SourceTally) -> None:
        if isinstance(reading, Failure):
            self._fail(tally, reading)
        elif isinstance(reading, Gone):
            tally.gone.add(reading.origin)
        elif isinstance(reading, Unchanged):
            tally.as_it_was[reading.origin] = reading.listed
            self._confirm(reading.origin, tally)
        else:
            article = reading.article
            if not tally.complete:
                held = FetchState(
                    reading.origin, article.id, article.content_hash, reading.validators or Validators(), reading.listed
                )
                tally.visits.append(held)
            before = self._plan.before.get(article.id)
            if article.id in self._plan.members or (before and before.source != tally.name):
                self._contested.append((tally.name, reading))  # until every source has been read
            else:
                self._plan.take(reading, tally.name)

    def _held(self, source: str, visited: list[FetchState]) -> dict[str, list[Member]]:
        held: dict[str, list[Member]] = {}
        for member in self._plan.of(source):
            held.setdefault(member.origin, []).append(member)
        for visit in visited:
            found = self._plan.before.get(visit.article_id)
            if found and found.source == source:
                held.setdefault(visit.origin, []).append(found)
        return held

    def _fail(self, tally: SourceTally, failure: Failure) -> None:
        self._plan.failed.append(failure)
        tally.failures.append(failure)
        tally.broken.update((failure.source, file_of(failure.source)))

    def _confirm(self, origin: str, tally: SourceTally) -> None:
        """Keep what was read from an origin before; of another source's article nothing needs to be said."""
        held = self._plan.of(tally.name) if origin == tally.name else tally.held.get(origin, [])
        for member in held:
            if member.article_id not in self._plan.members:
                self._plan.confirm(member)

    def _settle(self, found: Found, source: str) -> None:
        """Let an article have an id that is another's, where that other is gone.

        An address is one article's, whoever brings it: the first source that did keeps it.
        """
        plan, article_id = self._plan, found.article.id
        before = plan.before.get(article_id)
        taken = plan.members.get(article_id) or (before if before and self._still_there(before) else None)
        if taken is None:
            plan.take(found, source)
        elif not article_id.startswith(WEB):
            why = Reason("unreadable-taken-id", id=article_id, other=taken.origin, source=taken.source)
            plan.failed.append(Failure(found.origin, why))

    def _still_there(self, member: Member) -> bool:
        """Whether an article that wasn't met in this refresh may be where it was: its source wasn't looked at."""
        if member.source in self.tallies:
            return False
        place = Path(member.source)
        on_disk = place.is_file() or (place / file_of(member.origin)).exists()
        return member.source == ADDED or member.source.startswith(WEB) or on_disk

    def _keep_unmet(self, tally: SourceTally) -> None:
        """Keep what an incomplete source doesn't show any more, and ask before much of a source goes at once."""
        had = self._plan.of(tally.name)
        missing = [member for member in had if member.article_id not in self._plan.members]
        if not tally.complete:
            self._plan.keep(member for member in missing if member.origin not in tally.gone)
            missing = [member for member in missing if member.origin in tally.gone]
        missing = [member for member in missing if not self._accepts(member)]
        if len(missing) > 1 and len(missing) > len(had) * _LOSABLE:
            self._plan.keep(missing)
            tally.lost.update(member.origin for member in missing)
            self._plan.lost.append(Loss(tally.name, tuple(member.article_id for member in missing), len(had)))

    def _accepts(self, member: Member) -> bool:
        accepted = self._accept_losses
        return accepted if isinstance(accepted, bool) else member.article_id in accepted


def file_of(origin: str) -> str:
    """Return the file that an origin names; "corpus.jsonl:12" is a row of one."""
    row = _ROW.fullmatch(origin)
    return row[1] if row else origin


def _unreadable(members: Sequence[Member], tally: SourceTally) -> list[Member]:
    """Return what an earlier refresh could read and this one couldn't: what is broken takes nothing away.

    Which article a broken row is can't be told, so all the rows that its file had are kept.
    """
    kept = []
    for member in members:
        file = PurePosixPath(file_of(member.origin))
        if not tally.broken.isdisjoint({tally.name, member.origin, str(file), *map(str, file.parents)}):
            kept.append(member)
    return kept
