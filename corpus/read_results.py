"""What reading a source yields: articles, and what is known of those that were read before."""

from dataclasses import dataclass
from typing import TypeAlias

from corpus.article import Article, Failure
from corpus.errors import Reason


@dataclass(frozen=True, slots=True)
class Validators:
    """Hold what a server sent to ask it later whether anything changed: the two headers, as they came."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one article as read, and where from.

    `origin` is the path of the file relative to the source's folder ("a/b.md"), "corpus.jsonl:12" for a row, or the
    address that was asked for. `validators` came with it; None where the server sent none. `listed` is False for a page
    that its feed or sitemap no longer names, `stands_in` is True for the text of a feed in place of a page that can't
    be read.
    """

    article: Article
    origin: str
    validators: Validators | None = None
    listed: bool = True
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Say that the article that was read from this origin is there as it was, or stays as it was. `listed` as above."""

    origin: str
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Gone:
    """Say that the publisher has taken back what was read from this origin, and how it says so."""

    origin: str
    error: Reason


Reading: TypeAlias = Found | Unchanged | Gone | Failure
