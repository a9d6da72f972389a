"""Say that the corpus doesn't say, why not, and what it has that is nearest: one shape of it, one wording."""

from collections.abc import Sequence

from corpus.sentences import iter_sentences
from retrieval.catalog import Catalog
from retrieval.search import best_by_article
from retrieval.types import Answer, Hit, Nearest

CANNOT_ANSWER = "The corpus does not say."
NOTHING = "It has nothing on this subject."
NOT_THIS = "It has something on the subject, but not this."
OTHER_DATES = "It has something on this, but only outside the dates asked for."

_NEAREST = 3
_LONGEST = 160  # characters of how an article begins
_BEGINNING = 1_000  # characters that its first sentence is looked for in


def nearest(catalog: Catalog, hits: Sequence[Hit]) -> tuple[Nearest, ...]:
    """Return the articles that come nearest to what was asked, best first, each with how it begins."""
    best = best_by_article(hits)[:_NEAREST]
    texts = catalog.texts([hit.version for hit in best])
    begins = (texts.get(hit.version, "")[:_BEGINNING] for hit in best)
    return tuple(
        Nearest(hit.article_id, hit.title, hit.publisher, hit.published, hit.url, _about(hit, text))
        for hit, text in zip(best, begins, strict=True)
    )


def abstention(answer: Answer) -> str:
    """Return the one wording of an abstention, without the nearest articles."""
    return " ".join(filter(None, (CANNOT_ANSWER, answer.reason)))


def _about(hit: Hit, text: str) -> str:
    """Return an article's first sentence that isn't its title, cut at a word's end where it is long."""
    sentences = (" ".join(text[start:end].split()) for start, end in iter_sentences(text, hit.language))
    first = next((sentence for sentence in sentences if sentence != hit.title), "")
    if len(first) <= _LONGEST:
        return first
    cut = first.rfind(" ", _LONGEST // 2, _LONGEST)
    return f"{first[: cut if cut > 0 else _LONGEST].rstrip(' ,;:')} …"
