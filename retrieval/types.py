"""What is handed from step to step on a question's way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

MAX_QUESTION_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold one thing said earlier in the conversation."""

    speaker: Literal["user", "agent"]
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """Hold what a person asked, and what was said before, oldest first."""

    text: str
    turns: tuple[Turn, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a chunk's text with its article's provenance, as one snapshot has it.

    `version` numbers the article's version in the catalog; `text` is `article.text[start:end]`.
    """

    article_id: str
    version: int
    title: str
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit(Passage):
    """Hold a passage found for a query.

    `rank` counts from 1; `score` is higher for better hits, and comparable within one ranking only; `similarity` is
    the cosine of query and chunk, in [-1, 1], or None where the chunk was found by its words alone.
    """

    rank: int
    score: float
    similarity: float | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Hold an exact quote and where it stands: `catalog.article(article_id).text[start:end] == quote`.

    `cut` tells that the sentence goes on where the quote ends.
    """

    n: int
    article_id: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None
    quote: str
    start: int
    end: int
    link: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what is said in reply to a question.

    `text` carries `[n]` markers that the citations answer to, and is None when the bot abstains; `reason` then says
    why, in words for a person. `timings` are milliseconds by step.
    """

    question: Question
    query: str
    text: str | None
    reason: str | None
    citations: tuple[Citation, ...]
    passages: tuple[Hit, ...]
    snapshot: str
    mode: str = "extractive"
    timings: Mapping[str, float] = field(default_factory=dict)

    @property
    def abstained(self) -> bool:
        """Tell whether the corpus does not say."""
        return self.text is None
