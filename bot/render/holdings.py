"""Say what articles there are, in a person's language."""

from bot.render.messages import Words
from retrieval.types import Holdings

_PUBLISHERS_NAMED = 3


def holdings_text(holdings: Holdings, words: Words) -> str:
    """Return how many articles there are, of whom, and between which days they were published; not escaped."""
    more = len(holdings.publishers) - _PUBLISHERS_NAMED
    named = holdings.publishers[:_PUBLISHERS_NAMED]
    days = sorted({day for day in (holdings.first, holdings.last) if day})
    return words(
        "answer-holdings",
        articles=holdings.articles,
        named=len(named),
        publishers=words.joined([*named, *([words("answer-holdings-more", count=more)] if more > 0 else [])]),
        days=len(days),
        first=words.day(days[0]) if days else "",
        last=words.day(days[-1]) if days else "",
    )
