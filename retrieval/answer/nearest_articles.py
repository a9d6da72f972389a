"""The articles that come nearest to a question that the corpus doesn't answer, each with how it begins."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from corpus.sentences import iter_sentences
from retrieval.search.rank_fusion import best_by_article
from retrieval.types import Hit, Nearest

_NEAREST = 3
_LONGEST = 160  # characters of how an article begins


class Articles(Protocol):
    """Tell how articles begin: a catalog, or a view of one."""

    def beginnings(self, versions: Collection[int]) -> Mapping[int, str]:
        """Return the first characters of article versions; versions that aren't kept are left out."""
        ...


def nearest(articles: Articles, hits: Sequence[Hit]) -> tuple[Nearest, ...]:
    """Return the articles that come nearest to what was asked, best first, each with how it begins."""
    best = best_by_article(hits)[:_NEAREST]
    begins = articles.beginnings([hit.version for hit in best])
    return tuple(
        Nearest(
            hit.article_id, hit.title, hit.publisher, hit.published, hit.url, _about(hit, begins.get(hit.version, ""))
        )
        for hit in best
    )


def _about(hit: Hit, beginning: str) -> str:
    """Return an article's first sentence that isn't its title, cut at a word's end where it is long."""
    sentences = (" ".join(beginning[start:end].split()) for start, end in iter_sentences(beginning, hit.language))
    first = next((sentence for sentence in sentences if sentence != hit.title), "")
    if len(first) <= _LONGEST:
        return first
    cut = first.rfind(" ", _LONGEST // 2, _LONGEST)
    return f"{first[: cut if cut > 0 else _LONGEST].rstrip(' ,;:')} …"
