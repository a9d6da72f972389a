"""What is handed from step to step on a question's way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from corpus.sentences import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

from corpus.errors import Reason

MAX_QUESTION_CHARS = 2_000

# What a text has of `retrieval.cite.citations`: markers, and a sentence's own numbers in brackets, which are none.
_MARKER = re.compile(r"(?<!\\)\[(\d+)\]")
_OWN_NUMBER = re.compile(r"\\\[(\d+)\\\]")

# Whether the corpus answers, comes close to an answer without its being sure that it is one, or does neither.
State = Literal["answered", "closest", "nothing"]


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold one thing said earlier in the conversation."""

    speaker: Literal["user", "agent"]
    text: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Hold which articles an answer may rest on; what is empty or None leaves it open.

    `since` and `until` are the first and the last day of publication. `as_of` answers as if nothing later had been
    published, and is the day that "last month" counts from. Articles without a date pass no filter on dates.
    `articles` are the ids of the only ones that it may.
    """

    publishers: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    articles: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is filtered."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Question:
    """Hold what a person asked, and what was said before, oldest first."""

    text: str
    turns: tuple[Turn, ...] = ()
    id: str | None = None
    filters: Filters = Filters()


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a chunk's text with its article's provenance, as one snapshot has it.

    `version` numbers the article's version in the catalog; `text` is `article.text[start:end]`; `key` names the chunk
    within its index; `by_ocr` tells that text recognition read the article.
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
    key: str = field(default="", kw_only=True)
    by_ocr: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Copy:
    """Name another article that says what one says: a passage nearly word for word, or a sentence that is quoted.

    `text[start:end]` of that article is its own wording of it; `key` names the chunk of a passage within its index.
    """

    article_id: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None
    start: int
    end: int
    key: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Hit(Passage):
    """Hold a passage found for a query.

    `rank` counts from 1; `score` is higher for better hits, and comparable within one ranking only; `similarity` is
    the cosine of query and chunk, in [-1, 1], or None where the chunk was found by its words alone; `copies` are the
    other articles that say nearly the same, best first.
    """

    rank: int
    score: float
    similarity: float | None
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Hold an exact quote and where it stands: `catalog.article(article_id).text[start:end] == quote`.

    `cut` tells that the sentence goes on where the quote ends; `highlight` is where in the article the words stand that
    answer, within the quote, None where they aren't known; `by_ocr` tells that text recognition read the article,
    `gives_orders` that the quote is an order to whatever reads it, or follows one in its paragraph.
    `translation` is what a chat model made of the quote in the language that was asked in, None where that isn't wanted
    or there is none: it is shown as one, and nothing rests on it.
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
    highlight: Span | None = None
    by_ocr: bool = False
    gives_orders: bool = False
    translation: str | None = None


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """Hold a sentence of an answer, without its markers, and the quotes that they name."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """Name an article that comes near to what was asked; `about` is how it begins, cut where it is long."""

    article_id: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None
    about: str


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """Name the other articles that say what is quoted, at the sentence of theirs that does.

    `independent` have it in a text of their own, of several with one text the first; `copies` carry the text that is
    quoted from, and bear nothing out.
    """

    independent: tuple[Copy, ...] = ()
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """Count the articles there are, and name their publishers, the one with most articles first.

    `first` and `last` are days of publication, None where no article has one.
    """

    articles: int
    publishers: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what is said in reply to a question.

    `text` carries `[n]` markers that the citations answer to, and is None when the bot abstains; `reason` then says
    why, one of the sentences in `retrieval.abstention`, `nearest` names what the corpus has that is nearest, and
    `closest` quotes, best first, what comes closest to an answer where it can't tell whether that is one.
    `unanswered` are those of several questions in one message that it doesn't answer.
    `mode` is "extractive" for quotes alone, "written" for sentences that a chat model wrote and that were verified;
    `confidence`, in [0, 1], is what is held against the threshold of abstaining; `dropped` counts the sentences of a
    chat model that could not be verified, and `note` says what a person should know of how the answer came about.
    `disagreements` are groups of citations that say one thing differently, each in order of date, those
    without a date last; what `citations` lacks of them has the numbers after it. `also_in` tells by the number of a
    citation which other articles say it. `timings` are milliseconds by step.
    `intelligible` is False for letters that nobody means, which nothing can be asked about.
    `by_meaning` is what meaning had of the best scores that meaning and words gave, in [0, 1], None without a search.
    `holdings` are what the first sentence says, in English, of an answer that lists the articles there are.
    """

    question: Question
    query: str
    text: str | None
    reason: str | None
    citations: tuple[Citation, ...]
    passages: tuple[Hit, ...]
    snapshot: str
    mode: Literal["extractive", "written"] = "extractive"
    nearest: tuple[Nearest, ...] = ()
    closest: tuple[Citation, ...] = ()
    unanswered: tuple[str, ...] = ()
    confidence: float = 0.0
    dropped: int = 0
    note: Reason | None = None
    disagreements: tuple[tuple[Citation, ...], ...] = ()
    also_in: Mapping[int, AlsoIn] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)
    by_meaning: float | None = None
    intelligible: bool = True
    holdings: Holdings | None = None

    @property
    def abstained(self) -> bool:
        """Return whether the corpus does not say, or not for sure."""
        return self.text is None

    @property
    def sentences(self) -> tuple[CitedSentence, ...]:
        """Return the sentences of the text, each with the quotes that it rests on; a number without a quote is text."""
        known = {citation.n: citation for citation in self.citations}
        found: list[tuple[str, list[Citation]]] = []
        for n, piece in enumerate(_MARKER.split(self.text or "")):
            if n % 2 and int(piece) in known and found:
                found[-1][1].append(known[int(piece)])
                continue
            said = f"[{piece}]" if n % 2 else _OWN_NUMBER.sub(r"[\1]", piece)
            if found and (n % 2 or not found[-1][1] or not said.strip()):
                found[-1] = (found[-1][0] + said, found[-1][1])
            elif said.strip():
                found.append((said, []))
        return tuple(CitedSentence(" ".join(text.split()), tuple(citations)) for text, citations in found)

    @property
    def state(self) -> State:
        """Return which of three it is: an answer, the closest that the corpus says, or nothing."""
        if self.text is not None:
            return "answered"
        return "closest" if self.closest else "nothing"

    @property
    def quoted(self) -> tuple[Citation, ...]:
        """Return what is quoted: in the answer, or as the closest."""
        return (*self.citations, *self.closest)


@dataclass(frozen=True, slots=True)
class EncoderInfo:
    """Identify an encoder by what its vectors depend on: name, dimension, digest of weights and passage prompt."""

    name: str
    dimension: int
    digest: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """Hold a chunk's sentences: spans within its passage, and one unit vector each, shape (len(spans), dimension)."""

    spans: tuple[Span, ...]
    vectors: "NDArray[np.float32]"
