"""Lay a claim beside the sentence it rests on, word by word, and find what was put in, and whose name for whose.

A claim in the very words of its sentence but for a few gives itself away: a name in the place of another, a word put in
that nothing holds. Where a claim is in words of its own, the words don't line up, and nothing is found. What this does
not do: tell synonyms from other things, which is why a word in the place of another is let pass, unless both are names;
and Chinese, Japanese and Korean.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from retrieval.text.names import missing_names
from retrieval.text.quote_matching import plain
from retrieval.text.terms import STOP_WORDS, terms
from retrieval.text.words.irregular_verbs import base_form
from retrieval.text.words.lexicon import CAPITALS, MONTHS, ONES, TENS, WEEKDAYS
from retrieval.text.words.synonyms import meanings

_WORD = re.compile(r"[^\W_]+(?:[.,:'-][^\W_]+)*")
_CONTRACTED = re.compile(r"n't\b")
_LONGEST = 100  # words
_NUMBERS = {word: str(n) for n, word in enumerate(ONES)} | {word: str(10 * n) for n, word in enumerate(TENS, 2)}
# What a sentence may be given without saying more.
_LIGHT_WORDS = """
about according actually added again ahead already altogether among approximately around away back base be born both
call case come country currently each earlier exactly example finally five four full further given go got held however
include including instead itself just kind known last late later like locate long made make making matter meanwhile
name nearly new next now number one once out part person people place put real regard released remain respectively
roughly say serve set since so stay still sum take thing three time title together total toward two type upon use way
whole within year yet
"""
_LIGHT = frozenset(term for word in _LIGHT_WORDS.split() for term in terms(word))
_LEAST_SHARED = 3  # content words that both have, for a claim to count as its sentence's
_LEAST_ALIGNED = 0.7  # of the words of a claim but for those it adds
_LEAST_BESIDE = 4  # words next to a name that line up
_TITLES = (
    "president prime minister mayor judge justice king queen general professor secretary chief foreign mr mrs ms dr"
)
_NO_NAMES = frozenset((*MONTHS, *WEEKDAYS, *_TITLES.split(), *STOP_WORDS))


@dataclass(frozen=True, slots=True)
class _Gap:
    """Hold the words of a claim and of its sentence that don't line up, as they are compared and as they are written.

    `at` is where they begin in the claim; `beside` counts the words next to them that line up.
    """

    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    written: tuple[str, ...]
    there: tuple[str, ...]
    at: int
    beside: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Hold a claim and a sentence, as words in one form (stems, digits), and the gaps where they don't line up.

    `capitals` are the words that have a capital letter in the claim, but for the first.
    """

    claim: str
    sentence: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    capitals: frozenset[str]
    gaps: tuple[_Gap, ...]

    def names(self, words: Iterable[str]) -> list[str]:
        """Return those of some words that are names."""
        return [word for word in words if form(word) in self.capitals and word.casefold() not in _NO_NAMES]

    def kind(self, word: str) -> str:
        """Return what a word is: a number, a name, or another word."""
        return "number" if word[0].isdigit() else "name" if word in self.capitals else "word"


def align(claim: str, sentence: str) -> Alignment:
    """Return how the words of a claim line up with those of a sentence; of very long ones no gaps."""
    claim, sentence = _plain(claim), _plain(sentence)
    written, there = words(claim), words(sentence)
    mine, theirs = tuple(map(form, written)), tuple(map(form, there))
    capitals = {form(word) for word in (*written[1:], *there[1:]) if word[0].isupper()}
    gaps: list[_Gap] = []
    if max(len(mine), len(theirs)) <= _LONGEST:
        codes = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
        for n, (tag, a, b, c, d) in enumerate(codes):
            if tag != "equal":
                sides = [code[2] - code[1] for code in (*codes[max(0, n - 1) : n], *codes[n + 1 : n + 2])]
                texts = mine[a:b], theirs[c:d], tuple(written[a:b]), tuple(there[c:d])
                gaps.append(_Gap(*texts, at=a, beside=sum(sides)))
    return Alignment(claim, sentence, mine, theirs, frozenset(capitals), tuple(gaps))


def put_in(aligned: Alignment, held: Iterable[str]) -> list[str]:
    """Return the words that a claim adds to its sentence and that no text held has.

    Only of claims in their sentence's own words from the first to the last that they share: where one is left out, one
    that is added may be a synonym; so it may be where both end, or begin, in words that the other lacks.
    """
    known = {base_form(term) for text in held for term in terms(text)} | _LIGHT
    mine, theirs = contents(aligned.mine), contents(aligned.theirs)
    meant = meanings(known - _LIGHT)
    new = [word for word in mine if not _known(word, known) and meant.isdisjoint(meanings(terms(word)))]
    lined_up = len(aligned.mine) - sum(len(gap.mine) for gap in aligned.gaps)
    if not new or len(mine) - len(new) < _LEAST_SHARED or lined_up < _LEAST_ALIGNED * (len(aligned.mine) - len(new)):
        return []
    (left, missing, over), (head, _, tail) = _unshared(theirs, set(mine)), _unshared(mine, set(theirs))
    if missing or (left and set(head) & set(new)) or (over and set(tail) & set(new)):
        return []
    return [word for word in new if word not in aligned.capitals]


def other_name(aligned: Alignment) -> bool:
    """Return whether a claim is its sentence but for a name in the place of another."""
    for gap in aligned.gaps:
        mine, theirs = aligned.names(gap.written), aligned.names(gap.there)
        alone = len(mine) == len(contents(gap.mine)) > 0 < len(theirs) == len(contents(gap.theirs))
        if not alone or gap.beside < _LEAST_BESIDE or set(gap.mine) & set(gap.theirs):
            continue
        elsewhere = missing_names(f"The {' '.join(theirs)}", [aligned.claim])
        if elsewhere and missing_names(f"The {' '.join(mine)}", [" ".join(gap.there)]) and not _one_place(mine, theirs):
            return True
    return False


def _unshared(words: Sequence[str], others: set[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the words that others lack: before the first they share, between, and after the last."""
    shared = [n for n, word in enumerate(words) if word in others]
    if not shared:
        return [*words], [], []
    inner = [word for word in words[shared[0] : shared[-1]] if word not in others]
    return [*words[: shared[0]]], inner, [*words[shared[-1] + 1 :]]


def _one_place(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether one is a country and the other its capital, which stand for each other's government."""
    pair = [" ".join(words).casefold() for words in (mine, theirs)]
    return any(
        CAPITALS.get(one, "") == other or (one in CAPITALS and CAPITALS[one].startswith(other[:4]))
        for one, other in (pair, pair[::-1])
    )


def words(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return _WORD.findall(text)


def contents(said: Iterable[str]) -> list[str]:
    """Return those of some words that say something of a subject."""
    return [word for word in said if word not in STOP_WORDS]


def _known(word: str, known: set[str]) -> bool:
    return word[0].isdigit() or word in known or all(base_form(part) in known for part in terms(word.replace("-", " ")))


def _plain(text: str) -> str:
    return _CONTRACTED.sub(" not", plain(text))


def form(word: str) -> str:
    """Return a word in the form that is compared: its stem, a number's digits, a stop word as it is."""
    small = re.sub(r"'s?$", "", word.casefold())
    found = terms(small)
    return _NUMBERS.get(small) or (base_form(found[0]) if len(found) == 1 else small)
