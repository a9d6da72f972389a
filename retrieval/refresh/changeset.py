"""What a job makes of a snapshot: the members that the next one will have, and what came, changed and went."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from corpus.article import Article, Failure
from corpus.sources import Found
from retrieval.refresh.report import Loss
from retrieval.store.records import Member
from retrieval.store.snapshot_diff import share_of_new


class VersionReader(Protocol):
    """Read the versions of articles: a catalog does."""

    def version(self, number: int) -> Article:
        """Return an article version by its number."""
        ...


class VersionWriter(Protocol):
    """Keep the versions of articles: a catalog's writer does."""

    def add_version(self, article: Article) -> int:
        """Return the number of this version of an article, storing it where it is new."""
        ...


@dataclass(slots=True)
class Changeset:
    """Gather what the next snapshot holds against what the current one has."""

    before: dict[str, Member]
    versions: VersionReader
    writer: VersionWriter
    members: dict[str, Member] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list)
    lost: list[Loss] = field(default_factory=list)
    texts: dict[str, float] = field(default_factory=dict)

    @property
    def removed(self) -> list[str]:
        """Return the ids of the articles that are gone."""
        return [article_id for article_id in self.before if article_id not in self.members]

    @property
    def moves(self) -> bool:
        """Return whether a new snapshot is needed; that a file's place within its source moved needs none."""
        after = {i: (m.version, m.source) for i, m in self.members.items()}
        return after != {i: (m.version, m.source) for i, m in self.before.items()}

    @property
    def read_nothing(self) -> bool:
        """Return whether no article was read."""
        return not (self.added or self.changed or self.unchanged)

    def take(self, found: Found, source: str) -> None:
        """Take an article in, as it was read from a source."""
        article = found.article
        before = self.before.get(article.id)
        if before and before.content_hash == article.content_hash:
            version, self.unchanged = before.version, self.unchanged + 1
        else:
            version = self.writer.add_version(article)
            (self.changed if before else self.added).append(article.id)
            if before:
                old = self.versions.version(before.version)
                self.texts[article.id] = share_of_new(old.text, article.text, article.language)
        self.members[article.id] = Member(version, article.id, article.content_hash, source, found.origin)

    def confirm(self, member: Member) -> None:
        """Take an article in as it was, because its source says that it still is."""
        self.unchanged += 1
        self.members[member.article_id] = member

    def keep(self, members: Iterable[Member]) -> None:
        """Keep articles that weren't read, as they were."""
        for member in members:
            self.members.setdefault(member.article_id, member)

    def of(self, source: str) -> list[Member]:
        """Return what a source had in the snapshot before."""
        return [member for member in self.before.values() if member.source == source]
