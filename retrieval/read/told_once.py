"""Leave one of the sentences that say the same in several languages, in the language that is asked in."""

from collections.abc import Sequence

from retrieval.read.features import Candidate
from retrieval.read.standing_alone import is_quotable
from retrieval.read.translations import Translations
from retrieval.text.languages import language_of


def told_once(
    likely: Sequence[Candidate], candidates: Sequence[Candidate], translations: Translations, question: str
) -> list[Candidate]:
    """Return the likely candidates, best first, without those that are translations of a better one.

    One in another language than the question gives way to its translation in that, if there is one among all
    candidates: it says the same, and so answers as well. Where the question's isn't known, none gives way.
    """
    asked_in = language_of(question)
    by_place = {_place(candidate): candidate for candidate in candidates}
    told: set[tuple[str, int]] = set()
    kept: list[Candidate] = []
    for candidate in likely:
        if _place(candidate) in told:
            continue
        said = translations.of(*_place(candidate))
        told |= {_place(candidate), *(other.place for other in said)}
        others = (by_place[other.place] for other in said if other.place in by_place)
        own = (
            next((one for one in others if language_of(one.text) == asked_in and is_quotable(one.text)), None)
            if asked_in and language_of(candidate.text) != asked_in
            else None
        )
        kept.append(own or candidate)
    return kept


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.hit.article_id, candidate.hit.start + candidate.span[0]
