"""Find a word of a claim whose opposite stands in its place in the sentence: "rose" for "fell", "sooner" for "later".

A closed list of words that turn a sentence round by themselves. Each must stand near a word that both have, the
sentence must not have the claim's own word or one of its meaning, and one "not" makes two opposites one: "not public",
"private". The sides of a "than" may be exchanged with the word before it: "A is larger than B", "B is smaller than A".
What this does not do: opposites that are not in the list, and words that are only unlike.
"""

import re
from collections.abc import Iterator, Sequence, Set

from retrieval.text.quote_matching import plain
from retrieval.text.terms import terms

_LISTED = (
    ("earlier sooner previously", "later subsequently"),
    ("rise rises rising rose risen increase increases increased increasing grew grows grown growing climbed soared "
     "raised raise raises higher",
     "fall falls falling fell fallen decrease decreases decreased decreasing shrank shrinks shrunk dropped plunged "
     "lowered lower lowers"),
    ("eased eases ease improved improves improve better", "worsened worsens worsen worse aggravated"),
    ("strengthened strengthens strengthen", "weakened weakens weaken undermined"),
    ("widened widens widen broadened", "narrowed narrows narrow"),
    ("opened opens", "closed closes shut"),
    ("begun began begins started starts", "ended ends finished ceased stopped"),
    ("entered enters arrived arrives", "left leaves departed departs"),
    ("joined joins", "left leaves quit"),
    ("upheld upholds confirmed", "overturned overturns quashed annulled"),
    ("allowed allows permitted permits", "banned bans forbade forbids prohibited prohibits barred bars"),
    ("succeeded succeeds success", "failed fails failure"),
    ("won wins win winning", "lost loses lose losing"),
    ("victory", "defeat"),
    ("profit profits surplus", "loss losses deficit"),
    ("supported supports support backed backs favoured favours favour", "opposed opposes oppose"),
    ("approved approves approve", "objected objects object"),
    ("alive living", "dead"),
    ("praised praises welcomed welcomes", "criticised criticises criticized criticizes condemned condemns"),
    ("remembered", "forgot"),
    ("agreed agrees", "disagreed disagrees"),
    ("present presence", "absent absence"),
    ("legal lawful legally lawfully", "illegal unlawful illegally unlawfully"),
    ("constitutional", "unconstitutional"),
    ("guilty", "innocent"),
    ("public publicly", "private privately secret secretly"),
    ("permanent permanently", "temporary temporarily"),
    ("voluntary voluntarily", "compulsory mandatory"),
    ("formal formally official officially", "informal informally unofficial unofficially"),
    ("direct directly", "indirect indirectly"),
    ("completely fully entirely", "partly partially largely"),
    ("first", "last"),
    ("oldest older", "youngest younger"),
    ("largest biggest highest greatest larger bigger greater", "smallest lowest smaller"),
    ("more", "less fewer"),
    ("longest longer", "shortest shorter"),
    ("best", "worst"),
    ("faster quicker", "slower"),
    ("easier", "harder"),
    ("maximum", "minimum"),
    ("majority", "minority"),
    ("many", "few"),
    ("always", "never"),
    ("inside", "outside"),
)  # fmt: skip
_PAIRS = [tuple(frozenset(side.split()) for side in pair) for pair in _LISTED]
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NOT = re.compile(r"(?:not|no|never|without|nor|cannot)$|.*n't$")
_THAN = re.compile(r"\bthan\b")
_NEAR = 3  # words on either side


def turned(claim: str, sentences: Sequence[str]) -> bool:
    """Return whether a claim has the opposite of a word of one of its sentences in that word's place."""
    mine, *others = (_WORD.findall(plain(text).casefold()) for text in (claim, *sentences))
    held = {word for theirs in others for word in theirs}
    for sentence, theirs in zip(sentences, others, strict=True):
        opposite = any(_stand_alike(mine, n, theirs, m) for n, m in _opposites(mine, theirs, held))
        exchanged = _exchanged(claim, sentence)
        if opposite if exchanged is None else opposite != exchanged:
            return True
    return False


def _opposites(mine: Sequence[str], theirs: Sequence[str], held: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield where a word of a claim stands, and its opposite in a sentence; no sentence may have one of its meaning."""
    there = set(theirs)
    for one, other in (sides for pair in _PAIRS for sides in (pair, pair[::-1])):
        if there & other and not held & one:
            here = [n for n, word in enumerate(mine) if word in one]
            yield from ((n, m) for n in here for m, word in enumerate(theirs) if word in other)


def _stand_alike(mine: Sequence[str], n: int, theirs: Sequence[str], m: int) -> bool:
    near, there = _near(mine, n), _near(theirs, m)
    return bool(_meanings(near) & _meanings(there)) and _denied(mine, n) == _denied(theirs, m)


def _near(words: Sequence[str], n: int) -> list[str]:
    return [*words[max(0, n - _NEAR) : n], *words[n + 1 : n + 1 + _NEAR]]


def _meanings(words: Sequence[str]) -> set[str]:
    return set(terms(" ".join(words)))


def _denied(words: Sequence[str], n: int) -> bool:
    return any(_NOT.match(word) for word in words[max(0, n - _NEAR) : n])


def _exchanged(claim: str, sentence: str) -> bool | None:
    """Return whether two things that are compared stand on each other's side of "than"; None where none are."""
    mine, theirs = _compared(claim), _compared(sentence)
    if not mine or not theirs:
        return None
    (one, other), (lower, higher) = mine, theirs
    lower, higher = lower - higher, higher - lower
    across, straight = (one & higher, other & lower), (one & lower, other & higher)
    return all(across) and sum(map(len, across)) > sum(map(len, straight))


def _compared(text: str) -> tuple[set[str], set[str]] | None:
    found = _THAN.search(text)
    return (set(terms(text[: found.start()])), set(terms(text[found.end() :]))) if found else None
