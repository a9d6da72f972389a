"""Examples for the check of claims: which claim is held against which evidence, and how one stands to the other.

Of an article's passage a sentence is taken, with its neighbours as evidence, and reworded, falsified, or held against
other sentences than its own. Of an answered question a statement is made, and the answer exchanged in some. Of pairs
that come without "not told", some are made by the evidence of another claim on the same names.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.sentences import split_sentences
from retrieval.read.claim_model import CLAIM_TOKENS
from retrieval.text.terms import terms
from retrieval.train.batches import Batches, seeded
from retrieval.train.claims.changed_numbers import other_number
from retrieval.train.claims.contradictions import CONTRADICTIONS, other_name
from retrieval.train.claims.other_evidence import OtherEvidence
from retrieval.train.claims.overstatements import OVERSTATEMENTS
from retrieval.train.claims.pairs import (
    CONTRADICTED,
    NOT_TOLD,
    SUPPORTED,
    ArticlePassage,
    AskedClaim,
    GivenClaim,
    Material,
)
from retrieval.train.claims.rewordings import lowered, raised, reworded_claim
from retrieval.train.claims.told import Told
from retrieval.train.reader.sentence_windows import Row, Tokens

_TITLED = 0.5  # of the passages that have a title are read with it
_SENTENCE = (35, 260)  # characters of a sentence that a claim is made of
_OTHERS_EVIDENCE = 0.3  # of FEVER's claims are held against the evidence of another
_LOWER, _INTRODUCED = 0.08, 0.04  # of the claims, as people write in a chat
_INTRODUCTIONS = (
    "According to the article, {}",
    "It is reported that {}",
    "The article says that {}",
    "Apparently {}",
    "I read that {}",
    "So {}",
)
_TOLD = 0.44  # of the claims made of passages say what is told
_TWO = 0.12  # of these, two sentences in one
_TRIED = 25  # sentences of a passage, for a kind of falsehood
# How often each kind of falsehood is tried first. What is told is taken from the same sentences, so that a hedge in the
# evidence, or an "after", gives nothing away.
_KINDS: Mapping[str, float] = {
    "names swapped": 2.0, "phrases swapped": 1.5, "numbers swapped": 1.2, "roles swapped": 2.5, "name": 0.8,
    "number": 1.0, "bound": 0.6, "negation": 0.8, "opposite": 1.6, "order": 2.4, "cause": 2.6, "hedge": 2.6,
    "attribution": 2.0, "scope": 1.8, "condition": 1.0, "added": 2.4, "cause added": 0.8, "elsewhere": 0.8,
}  # fmt: skip


class Made(NamedTuple):
    """Hold a claim, what it is held against, how it stands to it, and how it was made."""

    claim: str
    evidence: str
    label: int
    kind: str


@dataclass(frozen=True, slots=True)
class ClaimExample:
    """Hold a row to read, how its claim stands to its evidence, and what it comes from: "made: hedge", "fever"."""

    row: Row
    label: int
    source: str
    kind: str


class ClaimExamples(Batches[Material, ClaimExample]):
    """Make examples of claims."""

    def __init__(self, items: Sequence[Material], weights: Mapping[str, float], *, batch: int, seed: int) -> None:
        super().__init__(items, weights, batch=batch, seed=seed)
        self._tokens = Tokens()
        self._others = OtherEvidence(item for item in items if isinstance(item, GivenClaim) and item.source == "fever")
        self._passages: dict[str, list[str]] = defaultdict(list)
        for item in items:
            if isinstance(item, ArticlePassage) and item.title:
                self._passages[item.article].append(item.text)

    def held_out(self, items: Sequence[Material], per_source: int) -> list[ClaimExample]:
        """Return examples to measure on, the same for the same items: some of each source, more of those made."""
        by_source: dict[str, list[ClaimExample]] = defaultdict(list)
        for number, item in enumerate(sorted(items, key=lambda one: seeded(one.article, number_of(one)).random())):
            found = by_source[item.source]
            if len(found) < per_source * (6 if isinstance(item, ArticlePassage) else 1):
                found += filter(None, [self.example(item, seeded("held out", number))])
        return [example for found in by_source.values() for example in found]

    def example(self, item: Material, chance: random.Random) -> ClaimExample | None:
        """Return an example of what is given; None where no claim can be made of it."""
        made: Made | None
        if isinstance(item, GivenClaim):
            made = self._given(item, chance)
        elif isinstance(item, AskedClaim):
            made = _asked(item, chance)
        else:
            made = self._of_passage(item, chance)
        if made is None:
            return None
        claimed = self._tokens.numbers(_as_posted(made.claim, chance))
        row = self._tokens.row(claimed, made.evidence, most=CLAIM_TOKENS)
        return ClaimExample(row, made.label, item.source, made.kind) if row else None

    def _given(self, item: GivenClaim, chance: random.Random) -> Made:
        if item.source == "fever" and chance.random() < _OTHERS_EVIDENCE:
            other = self._others.beside(item, chance)
            if other:
                return Made(item.claim, other, NOT_TOLD, "fever: another's evidence")
        return Made(item.claim, item.evidence, item.label, item.source)

    def _of_passage(self, item: ArticlePassage, chance: random.Random) -> Made | None:
        sentences = [item.text[start:end].strip() for start, end in split_sentences(item.text)]
        usable = [n for n, one in enumerate(sentences) if _is_usable(one)]
        others = [text for text in self._passages.get(item.article, ()) if text != item.text]
        other = chance.choice(others) if others else ""
        beyond = [other[start:end].strip() for start, end in split_sentences(other)]
        head = f"{item.title}\n" if item.title and chance.random() < _TITLED else ""
        left = dict(_KINDS)
        while left:
            kind = chance.choices(list(left), list(left.values()))[0]
            del left[kind]
            for at in chance.sample(usable, min(_TRIED, len(usable))):
                first, last = max(0, at - chance.choice((0, 1, 1))), at + 1 + chance.choice((0, 0, 0, 1))
                told = Told(sentences[at], sentences[first:last], sentences[:first] + sentences[last:] + beyond)
                evidence = head + " ".join(told.near)
                if (made := _falsified(kind, told, evidence, chance)) is None:
                    continue
                if chance.random() < _TOLD:
                    return _told(told, evidence, chance)
                return Made(made, evidence, CONTRADICTED if kind in CONTRADICTIONS else NOT_TOLD, f"made: {kind}")
        return None


def number_of(item: Material) -> str:
    """Return what tells an item from others of its article."""
    return item.text[:80] if isinstance(item, ArticlePassage) else item.claim


def _falsified(kind: str, told: Told, evidence: str, chance: random.Random) -> str | None:
    """Return a claim of a kind that a sentence, perhaps reworded, gives; None where it gives none."""
    if kind == "elsewhere":
        made = _nearest_of(told.elsewhere, evidence, chance)
    else:
        maker = CONTRADICTIONS.get(kind) or OVERSTATEMENTS[kind]
        made = maker(told, chance)
        if made and chance.random() < 0.5:
            made, _ = reworded_claim(made, chance, chance.choice((1, 1, 2)))
    return made if made and made.strip() not in evidence else None


def _told(told: Told, evidence: str, chance: random.Random) -> Made:
    if chance.random() < _TWO:
        others = [one for one in told.near if one != told.text and 20 < len(one) < 120]
        if others and len(told.text) < 150:
            other = chance.choice(others)
            one, two = (told.text, other) if told.near.index(told.text) < told.near.index(other) else (other, told.text)
            link = chance.choice((", and ", ", and ", "; ", ", while "))
            return Made(f"{one.rstrip('.')}{link}{lowered(two)}", evidence, SUPPORTED, "made: two in one")
    text, kinds = reworded_claim(told.text, chance, chance.choice((0, 1, 1, 2, 3)))
    return Made(text, evidence, SUPPORTED, f"made: {kinds[0] if len(kinds) == 1 else 'reworded' if kinds else 'same'}")


def _asked(item: AskedClaim, chance: random.Random) -> Made | None:
    """Return a question's statement beside the sentences of its answer, with another answer, or beside others."""
    passage, answers = item.pair.passage, item.pair.answers
    spans = split_sentences(passage)
    holding = [n for n, (start, end) in enumerate(spans) if any(a < end and start < b for a, b in answers)]
    if not holding:
        return None
    at, drawn = holding[0], chance.random()
    first, last = max(0, at - chance.choice((0, 1, 1))), at + 1 + chance.choice((0, 0, 1))
    head = f"{item.pair.title}\n" if item.pair.title and chance.random() < 0.7 else ""
    evidence = head + passage[spans[first][0] : spans[min(last, len(spans)) - 1][1]]
    if drawn < 0.45:
        return Made(item.claim, evidence, SUPPORTED, "asked: answer")
    if drawn < 0.75:
        gold = item.pair.golds[0]
        sentences = [passage[start:end] for start, end in spans]
        answer = Told(f"The {gold}", sentences, ())
        other = other_number(answer, chance) if any(map(str.isdigit, gold)) else other_name(answer, chance)
        other = other.removeprefix("The ") if other else None
        if other and gold.casefold() in item.claim.casefold():
            begin = item.claim.casefold().index(gold.casefold())
            changed = item.claim[:begin] + other + item.claim[begin + len(gold) :]
            return Made(raised(changed), evidence, CONTRADICTED, "asked: other answer")
        return Made(item.claim, evidence, SUPPORTED, "asked: answer")
    free = [n for n in range(len(spans)) if n not in holding]
    golds = [gold.casefold() for gold in item.pair.golds]
    free = [n for n in free if not any(gold in passage[slice(*spans[n])].casefold() for gold in golds)]
    if not free:
        return None
    wanted = set(terms(item.claim))
    n = max(free, key=lambda one: (len(wanted & set(terms(passage[slice(*spans[one])]))), chance.random()))
    more = [n, n + 1] if n + 1 in free else [n - 1, n] if n - 1 in free else [n]
    return Made(item.claim, head + passage[spans[more[0]][0] : spans[more[-1]][1]], NOT_TOLD, "asked: other sentences")


def _nearest_of(sentences: Sequence[str], evidence: str, chance: random.Random) -> str | None:
    """Return one of the sentences that share most terms with the evidence, reworded."""
    usable = [one for one in sentences if _is_usable(one) and one not in evidence]
    if not usable:
        return None
    wanted = set(terms(evidence))
    usable.sort(key=lambda one: -len(wanted & set(terms(one))))
    return reworded_claim(chance.choice(usable[:4]), chance, 1)[0]


def _is_usable(sentence: str) -> bool:
    return _SENTENCE[0] <= len(sentence) <= _SENTENCE[1] and "\n" not in sentence


def _as_posted(claim: str, chance: random.Random) -> str:
    """Return a claim as it is, or as people write it in a chat."""
    drawn = chance.random()
    if drawn < _LOWER:
        return claim.lower().rstrip(".")
    if drawn < _LOWER + _INTRODUCED:
        return chance.choice(_INTRODUCTIONS).format(lowered(claim))
    return claim
