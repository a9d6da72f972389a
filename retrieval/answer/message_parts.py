"""Answer several questions in one message, one after another."""

from collections.abc import Callable, Sequence

from retrieval.answer.evidence import Considered
from retrieval.cite.citations import Composition, Quote
from retrieval.query.rewriting import Query, standalone
from retrieval.types import Question, Turn

_OF_A_PART = 2  # quotes for each


def say_in_parts(
    said: Composition,
    parts: Sequence[str],
    turns: Sequence[Turn],
    consider: Callable[[Query], Considered],
    quotes_of: Callable[[Considered], Sequence[Quote]],
) -> tuple[list[Considered], tuple[str, ...]]:
    """Add the quotes that answer each part; return what was considered for those answered, and the other parts.

    Each is asked after those before it and their answers, so that "what does it want?" knows of whom.
    """
    spoken = list(turns)
    answered: list[Considered] = []
    unanswered: list[str] = []
    for part in parts:
        considered = consider(standalone(Question(part, tuple(spoken))))
        quotes = quotes_of(considered)[:_OF_A_PART]
        places = {(quote.hit.version, quote.start) for quote in said.quotes}
        said.quote(quote for quote in quotes if (quote.hit.version, quote.start) not in places)
        spoken += [Turn("user", part), Turn("agent", " ".join(quote.text for quote in quotes))]
        if quotes:
            answered.append(considered)
        else:
            unanswered.append(part)
    return answered, tuple(unanswered)
