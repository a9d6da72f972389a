"""Lay a claim beside the sentence it rests on, word by word, and find what changed places, what was put in, and whom.

A claim in the very words of its sentence but for a few gives itself away: two words that stand in each other's place
("Lund asked Berg", "Berg asked Lund"), a name in the place of another, a word put in that nothing holds. Where a claim
is in words of its own, the words don't line up, and nothing is found. What this does not do: tell synonyms from other
things, which is why a word in the place of another is let pass, unless both are names; and Chinese, Japanese and
Korean.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from retrieval.text.lexicon import CAPITALS, MONTHS, ONES, TENS, WEEKDAYS
from retrieval.text.names import missing_names
from retrieval.text.quote_matching import plain
from retrieval.text.terms import STOP_WORDS, terms

_WORD = re.compile(r"[^\W_]+(?:[.,:'-][^\W_]+)*")
_CONTRACTED = re.compile(r"n't\b")
_LONGEST = 100  # words
_NUMBERS = {word: str(n) for n, word in enumerate(ONES)} | {word: str(10 * n) for n, word in enumerate(TENS, 2)}
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|got?)\s(?:\w+\s)?$")
# Verbs, by their form: most pasts, and those that end otherwise; few nouns look so.
_VERB = re.compile(
    r"\b(?:(?!hundred)[a-z]{2,}ed|beat|bought|brought|caught|found|fought|gave|held|hit|led|left|lent|made|met|paid|said|sold|sent|"
    r"shot|sought|struck|taught|told|took|wrote)\b"
)
_SAYS = r"(?:sa(?:y|ys|id)|told|tells|argu(?:es|ed)|warn(?:s|ed)|add(?:s|ed)|not(?:es|ed)|announced|insist(?:s|ed))"
_SPEAKER = re.compile(
    rf"([A-Z][\w'-]+)(?: \w+ly| also| then)? {_SAYS}\b|\b{_SAYS} ([A-Z][\w'-]+)[.,]?$|"
    r"[Aa]ccording to (?:[a-z]+ )?([A-Z][\w'-]+)"
)
_CLAUSE_END = re.compile(r"[,;:()](?:\s|$)|\b(?:and|but|that|which|who|when|while|because|after|before|as)\b")
_THAT = re.compile(r"^\s+that\b")  # what "demanded that" leads in belongs to it
_ASIDE = 3  # words in commas: "the envoy, Ada Lund,"
_BESIDE = frozenset(("and", "or"))
_AROUND = 5  # words on either side of a verb, stop words not counted
# What a sentence may be given without saying more.
_LIGHT_WORDS = """
about according actually added again ahead already altogether among approximately around away back base be born both
call case come country currently each earlier exactly example finally five four full further given go got held however
include including instead itself just kind known last late later like locate long made make making matter meanwhile
name nearly new next now number one once out part person people place put real regard released respectively roughly say
serve set since so still sum take thing three time title together total toward two type upon use way whole within year
yet
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

    def alike(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Return whether there is one of some and one of others that may stand for each other: two numbers, names."""
        return bool({self._kind(word) for word in some} & {self._kind(word) for word in others})

    def names(self, words: Iterable[str]) -> list[str]:
        """Return those of some words that are names."""
        return [word for word in words if _form(word) in self.capitals and word.casefold() not in _NO_NAMES]

    def _kind(self, word: str) -> str:
        return "number" if word[0].isdigit() else "name" if word in self.capitals else "word"


def align(claim: str, sentence: str) -> Alignment:
    """Return how the words of a claim line up with those of a sentence; of very long ones no gaps."""
    claim, sentence = _plain(claim), _plain(sentence)
    written, there = _WORD.findall(claim), _WORD.findall(sentence)
    mine, theirs = tuple(map(_form, written)), tuple(map(_form, there))
    capitals = {_form(word) for word in (*written[1:], *there[1:]) if word[0].isupper()}
    gaps: list[_Gap] = []
    if max(len(mine), len(theirs)) <= _LONGEST:
        codes = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
        for n, (tag, a, b, c, d) in enumerate(codes):
            if tag != "equal":
                sides = [code[2] - code[1] for code in (*codes[max(0, n - 1) : n], *codes[n + 1 : n + 2])]
                texts = mine[a:b], theirs[c:d], tuple(written[a:b]), tuple(there[c:d])
                gaps.append(_Gap(*texts, at=a, beside=sum(sides)))
    return Alignment(claim, sentence, mine, theirs, frozenset(capitals), tuple(gaps))


def swapped(aligned: Alignment) -> bool:
    """Return whether two things of a sentence stand in each other's place in a claim.

    Either each stands where the words around had the other, or both stand on the other side of a verb. A claim that
    says "was asked by" for "asked" is let pass.
    """
    if bool(_BY.search(aligned.claim)) != bool(_BY.search(aligned.sentence)):
        return False
    speaking = _speakers(aligned.claim) & _speakers(aligned.sentence)
    return _mirrored(aligned, speaking) or _crossed(aligned, speaking)


def _speakers(text: str) -> frozenset[str]:
    """Return the names of who says something, wherever that stands in a sentence."""
    return frozenset(_form(name) for match in _SPEAKER.finditer(text) for name in match.groups() if name)


def put_in(aligned: Alignment, held: Iterable[str]) -> list[str]:
    """Return the words that a claim adds to its sentence and that no text held has.

    Only of claims in their sentence's own words from the first to the last that they share: where one is left out, one
    that is added may be a synonym; so it may be where both end, or begin, in words that the other lacks.
    """
    known = {term for text in held for term in terms(text)} | _LIGHT
    mine, theirs = _contents(aligned.mine), _contents(aligned.theirs)
    new = [word for word in mine if not _known(word, known)]
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
        alone = len(mine) == len(_contents(gap.mine)) > 0 < len(theirs) == len(_contents(gap.theirs))
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


def _mirrored(aligned: Alignment, speaking: frozenset[str]) -> bool:
    gaps = aligned.gaps
    for n, one in enumerate(gaps):
        for other in gaps[n + 1 :]:
            between = aligned.mine[one.at + len(one.mine) : other.at]
            mine, theirs = _content(one.mine) & _content(other.theirs), _content(other.mine) & _content(one.theirs)
            moved = (mine <= speaking) != (theirs <= speaking)  # who says it, and what is said
            if set(between) - _BESIDE and not moved and aligned.alike(mine, theirs):
                return True
    return False


def _crossed(aligned: Alignment, speaking: frozenset[str]) -> bool:
    """Return whether what stood before a verb stands after it, and the other way round, both active or both passive."""
    mine, theirs = ({verb.group(): verb for verb in _VERB.finditer(text)} for text in (aligned.claim, aligned.sentence))
    return any(
        _is_passive(mine[verb]) == _is_passive(theirs[verb])
        and _turned(aligned, _sides(mine[verb], speaking), _sides(theirs[verb], speaking))
        for verb in mine.keys() & theirs.keys()
    )


_Sides = tuple[frozenset[str], frozenset[str]]


def _turned(aligned: Alignment, mine: _Sides, theirs: _Sides) -> bool:
    (before, after), (was_before, was_after) = mine, theirs
    return aligned.alike(before & was_after - was_before, after & was_before - was_after)


def _is_passive(verb: re.Match[str]) -> bool:
    return bool(_BEING.search(verb.string, 0, verb.start()) or _BY.match(verb.string, verb.end() + 1))


def _sides(verb: re.Match[str], speaking: frozenset[str]) -> _Sides:
    """Return the nearest words on either side of a verb, within its clause."""
    before = _CLAUSE_END.split(verb.string[: verb.start()])
    # "Ada Lund, a mayor, asked": an aside between a name and its verb.
    subject = " ".join(before[-3:-1]) if not before[-1].strip() else before[-1]
    after = _CLAUSE_END.split(_THAT.sub("", verb.string[verb.end() :]))
    other = " ".join(after[:2]) if len(after) > 1 and len(after[1].split()) <= _ASIDE else after[0]
    texts = (subject, other)
    left, right = (_contents(map(_form, _WORD.findall(text))) for text in texts)
    return frozenset(left[-_AROUND:]) - speaking, frozenset(right[:_AROUND]) - speaking


def _contents(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in STOP_WORDS]


def _content(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_contents(words))


def _known(word: str, known: set[str]) -> bool:
    return word[0].isdigit() or word in known or all(part in known for part in terms(word.replace("-", " ")))


def _plain(text: str) -> str:
    return _CONTRACTED.sub(" not", plain(text))


def _form(word: str) -> str:
    """Return a word in the form that is compared: its stem, a number's digits, a stop word as it is."""
    small = re.sub(r"'s?$", "", word.casefold())
    found = terms(small)
    return _NUMBERS.get(small) or (found[0] if len(found) == 1 else small)
