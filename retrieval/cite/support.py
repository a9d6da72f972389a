"""Tell what a claim says that the sentences it rests on don't, by rules over words.

The sentences that hold the quotes must hold a claim's numbers and dates, say them of the same things, and say neither
the opposite nor less: not only planned, only said by somebody, of some, in another order. The passage must hold its
names. What this does not do: understand. What is told wrongly in words of its own passes; `docs/security.md` has how
much.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.sentences import Span, split_sentences
from retrieval.cite.citations import Quote
from retrieval.cite.claim_rules import counted_things, opposites
from retrieval.cite.claim_rules.attribution import attribution_dropped, without_speaker
from retrieval.cite.claim_rules.derived_numbers import derived
from retrieval.cite.claim_rules.exchanged_places import swapped
from retrieval.cite.claim_rules.hedges import hedge_dropped
from retrieval.cite.claim_rules.order_and_cause import turned_round, unstated_cause
from retrieval.cite.claim_rules.quantifiers import widened
from retrieval.cite.claim_rules.word_alignment import align, other_name, put_in
from retrieval.cite.flaws import Flaw
from retrieval.cite.prompt_injection import without_orders
from retrieval.text.names import missing_names
from retrieval.text.numbers.unsupported_quantities import unsupported_days, unsupported_numbers
from retrieval.text.terms import terms
from retrieval.text.words.irregular_verbs import base_form
from retrieval.text.words.lexicon import CAPITALS, ONES
from retrieval.text.words.negation import flipped
from retrieval.text.words.synonyms import meanings
from retrieval.types import Hit

_FOUND = (0.5, 2 / 3)  # of the terms of a claim, within and near, where no quote was chosen for it
_LEANS = re.compile(
    r"(?:\W*\w+\W+){0,2}?\W*(?:he|she|it|they|this|that|these|those|his|her|its|their)\b", re.IGNORECASE
)
_SAME_DAY = re.compile(
    r"\b(?:(?:the same|that) (?:day|week|month|year)|(?:days?|weeks?|months?|years?) (?:after|before|later|earlier))\b",
    re.IGNORECASE,
)
# Words of telling and of little weight, which a claim may have of its own.
_NEUTRAL = frozenset(terms("""
    according add added announced argued asked called cited declared described explained insisted kept made mean noted
    point put regard remark report said say speak spoke stated stressed take told use view warn want went also any
    around both case currently each even even every further get give go instead just keep like long look made
    meanwhile neither new no none now once one own same still though whether without
"""))  # fmt: skip
_JOINED = re.compile(r"[.;!?:]\s+|,?\s+(?:and|but|while)\s+", re.IGNORECASE)
_LEAST_OF_A_PART = 3  # terms
_STEM = 6  # letters that tell a word from others
_SHORT = 5  # letters of a word that others are made of
_FIGURES = {term: str(n) for n, word in enumerate(ONES) for term in terms(word)}
_CONTRACTED = re.compile(r"n?['’](?:t|ll|re|ve|d)\b", re.IGNORECASE)
_MENTION = re.compile(r"@everyone|@here|<(?:[@#][!&]?|/[\w -]+:|a?:\w+:)\d+>", re.IGNORECASE)
_LINK = re.compile(r"\]\(|(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|io|gg|ru|info|xyz)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold what a claim rests on: the sentences quoted, those with what stands before each, and what is around."""

    sentences: tuple[str, ...]
    leaning: tuple[str, ...]  # as `sentences`, with the one before where it begins with "he" or the like
    near: tuple[str, ...]  # with the one before, whatever it begins with, and the titles
    titles: tuple[str, ...]
    whole: tuple[str, ...]
    published: tuple[date | None, ...]

    @property
    def text(self) -> str:
        """Return the sentences quoted as one text."""
        return "\n".join(self.sentences)


def flaw(text: str, quotes: Sequence[Quote], *, chosen: bool = True) -> Flaw | None:
    """Return what a sentence says that the sentences quoted, and the passages around them, don't; None for nothing.

    Of quotes that nobody chose for the sentence, and that were only found near it, more must be in common.
    """
    evidence = _evidence(quotes)
    if not chosen and _off_subject(text, evidence, *_FOUND):
        return Flaw.SUBJECT
    return next((flaw for flaw, is_there in _CHECKS if is_there(text, evidence)), None) or _misplaced(text, evidence)


def around(hit: Hit, span: Span, before: int = 0) -> Span:
    """Return the span of the sentences that a span touches, and so many before them."""
    spans = split_sentences(hit.text, hit.language)
    touched = [n for n, one in enumerate(spans) if one[0] < span[1] and span[0] < one[1]] or [0]
    return min(span[0], spans[max(0, touched[0] - before)][0]), max(span[1], spans[touched[-1]][1])


def _evidence(quotes: Sequence[Quote]) -> Evidence:
    hits = list({id(quote.hit): quote.hit for quote in quotes}.values())
    said = [_text_around(quote) for quote in quotes]
    before = [_text_around(quote, before=1) for quote in quotes]
    titles = [hit.title for hit in hits]
    return Evidence(
        tuple(dict.fromkeys(text[a:b] for text in said for a, b in split_sentences(text, hits[0].language))),
        (*said, *(more for more, text in zip(before, said, strict=True) if _LEANS.match(text))),
        (*before, *titles),
        tuple(titles),
        (*(without_orders(hit.text) for hit in hits), *titles, *(hit.publisher or "" for hit in hits)),
        tuple(hit.published for hit in hits),
    )


def _text_around(quote: Quote, before: int = 0) -> str:
    hit = quote.hit
    start, end = around(hit, (quote.start - hit.start, quote.end - hit.start), before)
    return without_orders(hit.text)[start:end]


def names_others(text: str, whole: str) -> bool:
    """Return whether a text mentions anybody, or has a link that the one it comes of lacks."""
    return bool(_MENTION.search(text)) or any(link not in whole for link in _LINK.findall(text))


def _links(text: str, evidence: Evidence) -> bool:
    return names_others(text, "\n".join(evidence.whole))


def _other_numbers(text: str, evidence: Evidence) -> bool:
    left = set(unsupported_numbers(text, evidence.text, evidence.published))
    left -= counted_things.rounded(text, evidence.text) if left else set()
    return bool(left and left - derived(text, evidence.text, "\n".join(evidence.near), evidence.published))


def _other_days(text: str, evidence: Evidence) -> bool:
    there = evidence.near if _SAME_DAY.search(evidence.text) else evidence.titles
    return bool(unsupported_days(text, "\n".join((evidence.text, *there)), evidence.published))


def _off_subject(text: str, evidence: Evidence, least: float = 0.4, least_near: float = 0.45) -> bool:
    """Return whether too few of a claim's terms are in its sentences, or near them.

    What is joined on, by "and" or as a sentence more, needs a term there too, as it may be hung onto something true.
    Near is the sentence before, and the title, which says what the article is about; where a sentence begins with
    "he" or the like, the one before is part of it. Of the 87 true claims of `tests/claims/written.jsonl` that the
    measure was tried on, 86 have as much in common with their sentence, and of 1,646 pairs of a claim and another
    sentence of the same article 16. (Half and two thirds: 70, and 7.)
    """
    said = set(terms(_CONTRACTED.sub("", text)))
    claimed = said - _NEUTRAL or said
    if not claimed & set(terms(evidence.text)):
        return True
    there = _terms_with_capitals(" ".join(evidence.leaning))
    same = _held(claimed, there)
    within = same | _meant(claimed - same, there)
    near = within | _held(claimed, _terms_with_capitals(" ".join(evidence.near)))
    few = len(same) < min(2, len(claimed)) or len(within) < least * len(claimed)
    if few or len(near) < least_near * len(claimed):
        return True
    parts = (set(terms(_CONTRACTED.sub("", part))) - _NEUTRAL for part in _JOINED.split(text))
    return any(len(part) >= _LEAST_OF_A_PART and not part & near for part in parts)


def _held(claimed: set[str], there: set[str]) -> set[str]:
    """Return the terms of a claim that are there, in the same form or another: "complaint" of "complain"."""
    stems, bases = {term[:_STEM] for term in there if len(term) >= _STEM}, set(map(base_form, there))
    return {term for term in claimed if base_form(term) in bases or term[:_STEM] in stems}


def _meant(claimed: set[str], there: set[str]) -> set[str]:
    """Return the terms of a claim that are there by a synonym, in figures for words, or short: Japan, Japanese."""
    figures, short, meant = (
        set(map(_in_figures, there)),
        {term for term in there if len(term) == _SHORT},
        meanings(there),
    )
    return {
        term
        for term in claimed
        if _in_figures(term) in figures or term[:_SHORT] in short or not meant.isdisjoint(meanings((term,)))
    }


def _in_figures(term: str) -> str:
    return _FIGURES.get(term, term)


def _terms_with_capitals(text: str) -> set[str]:
    """Return the terms of a text, and those of the capitals of countries that it names."""
    held = set(terms(text))
    return held | {
        term for capital, country in CAPITALS.items() if held.issuperset(terms(country)) for term in terms(capital)
    }


_CHECKS: tuple[tuple[Flaw, Callable[[str, Evidence], object]], ...] = (
    (Flaw.LINK, _links),
    (Flaw.NUMBER, _other_numbers),
    (Flaw.DATE, _other_days),
    (Flaw.NAME, lambda text, evidence: missing_names(text, evidence.whole)),
    (Flaw.NEGATION, lambda text, evidence: flipped(text, evidence.text)),
    (Flaw.SUBJECT, _off_subject),
    (Flaw.BOUND, lambda text, evidence: counted_things.another_bound(text, evidence.text)),
    (Flaw.COUNTED, lambda text, evidence: counted_things.another_thing(text, evidence.text)),
    (Flaw.QUANTITY, lambda text, evidence: widened(text, evidence.text)),
    (Flaw.HEDGE, lambda text, evidence: hedge_dropped(text, evidence.sentences)),
    (Flaw.ATTRIBUTION, lambda text, evidence: attribution_dropped(text, evidence.sentences)),
    (Flaw.TURNED, lambda text, evidence: turned_round(text, evidence.sentences)),
    (Flaw.CAUSE, lambda text, evidence: unstated_cause(text, evidence.text)),
    (Flaw.OPPOSITE, lambda text, evidence: opposites.turned(text, evidence.sentences)),
)


def _misplaced(text: str, evidence: Evidence) -> Flaw | None:
    """Return what the words of a claim show, laid beside those of the one sentence that shares most with it."""
    claimed = set(terms(text))
    nearest = max(evidence.sentences, key=lambda sentence: len(claimed & set(terms(sentence))), default="")
    aligned = align(text, nearest)
    if swapped(align(*without_speaker(text, nearest))):
        return Flaw.SWAPPED
    if len(evidence.sentences) == 1 and other_name(aligned):
        return Flaw.OTHER_NAME
    return Flaw.INVENTED if put_in(aligned, (*evidence.leaning, *evidence.near)) else None
