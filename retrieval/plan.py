"""Hold what the sources have against what the snapshot has: the plan of a refresh."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from corpus.article import Article, Failure
from corpus.errors import SourceError
from corpus.sources import Found, Reading, Source, open_source
from retrieval.catalog import Member

# The source of what was given by hand.
ADDED = "added"

_ROW = re.compile(r"(.*\.jsonl):\d+", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Plan:
    """Gather what the sources hold against what the snapshot has."""

    before: dict[str, Member]
    members: dict[str, Member] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list)
    read: set[str] = field(default_factory=set)  # the sources that could be opened
    contested: list[tuple[str, Found]] = field(default_factory=list)  # articles whose ids others have, by source

    @property
    def removed(self) -> list[str]:
        """Return the ids of the articles that are gone."""
        return [article_id for article_id in self.before if article_id not in self.members]

    @property
    def moves(self) -> bool:
        """Tell whether a new snapshot is needed; that a file's place within its source moved needs none."""
        after = {i: (m.version, m.source) for i, m in self.members.items()}
        return after != {i: (m.version, m.source) for i, m in self.before.items()}

    def take(self, found: Found, source: str, store: "Callable[[Article], int]") -> None:
        """Take an article in as a source's; `store` gives the number of a version that is new."""
        article = found.article
        before = self.before.get(article.id)
        if before and before.content_hash == article.content_hash:
            version, self.unchanged = before.version, self.unchanged + 1
        else:
            version = store(article)
            (self.changed if before else self.added).append(article.id)
        self.members[article.id] = Member(version, article.id, article.content_hash, source, found.origin)


class Planner:
    """Read sources and compare them with the members of a snapshot.

    `store` takes each article that is new or changed and returns its version's number; `advance` is called for each
    thing read.
    """

    def __init__(
        self,
        before: dict[str, Member],
        store: Callable[[Article], int],
        advance: Callable[[], None],
        *,
        accept_losses: bool = False,
    ) -> None:
        self._before = before
        self._store = store
        self._advance = advance
        self._accept_losses = accept_losses

    def read(self, locations: Sequence[Source | str]) -> Plan:
        """Return the plan for sources, open or by location; articles of other sources stay."""
        plan = Plan(self._before)
        for location in locations:
            try:
                source = open_source(location) if isinstance(location, str) else location
            except SourceError as error:
                plan.failed.append(Failure(str(location), str(error)))
                continue
            if source.name not in plan.read:
                plan.read.add(source.name)
                self._read_source(plan, source)
        for source_name, found in plan.contested:
            self._settle(plan, found, source_name)
        unread = {i: m for i, m in plan.before.items() if m.source not in plan.read}
        plan.members |= {i: m for i, m in unread.items() if i not in plan.members}
        if not (plan.added or plan.changed or plan.unchanged):  # nothing was read, so nothing is known to be gone
            plan.members = dict(plan.before)
        return plan

    def _read_source(self, plan: Plan, source: Source) -> None:
        broken: set[str] = set()
        found: Reading | None = None
        for found in source.read():
            if isinstance(found, Failure):
                plan.failed.append(found)
                broken.update((found.source, file_of(found.source)))
            elif isinstance(found, Found):
                self._compare(plan, found, source.name)
            self._advance()
        if found is None:  # as where a disk isn't mounted
            plan.failed.append(Failure(source.name, "there is nothing in it to read; what it held before is kept"))
            broken.add(source.name)
        _keep_unread(plan, source.name, broken)

    def _compare(self, plan: Plan, found: Found, source: str) -> None:
        before = plan.before.get(found.article.id)
        if found.article.id in plan.members or (before and before.source != source):
            plan.contested.append((source, found))  # until every source has been read
        else:
            plan.take(found, source, self._store)

    def _settle(self, plan: Plan, found: Found, source: str) -> None:
        """Let an article have an id that is another's, where that other is gone."""
        before = plan.before.get(found.article.id)
        taken = plan.members.get(found.article.id) or (before if before and _still_there(before, plan.read) else None)
        if taken is None:
            plan.take(found, source, self._store)
        else:
            error = f"its id, {found.article.id}, is taken by {taken.origin} of {taken.source}: rename one of them"
            plan.failed.append(Failure(found.origin, error))


def file_of(origin: str) -> str:
    """Return the file that an origin names; "corpus.jsonl:12" is a row of one."""
    row = _ROW.fullmatch(origin)
    return row[1] if row else origin


def _keep_unread(plan: Plan, source: str, broken: set[str]) -> None:
    """Keep what an earlier refresh could read and this one couldn't: what is broken takes nothing away.

    `broken` names the files, folders and rows of the source that couldn't be read. Which article a broken row is can't
    be told, so all the rows that its file had are kept.
    """
    for member in plan.before.values():
        if member.source == source and member.article_id not in plan.members:
            file = PurePosixPath(file_of(member.origin))
            places = {source, member.origin, str(file), *map(str, file.parents)}
            if not broken.isdisjoint(places):
                plan.members[member.article_id] = member


def _still_there(member: Member, read: set[str]) -> bool:
    """Tell whether an article that wasn't met in this refresh may be where it was: its source wasn't looked at."""
    place = Path(member.source)
    return member.source not in read and (place.is_file() or (place / file_of(member.origin)).exists())
