"""Find where a claim turns round what its sentence says: what came first, and what caused what.

"A after B" and "B before A" are one, and so are "A because B" and "B, so A". Each is read as two sides, what is earlier
or the cause first; a claim turns its sentence round where its first side is the sentence's second, and the other way
round. What this does not do: order and cause that no word tells, and sides in words of their own.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from retrieval.text.quote_matching import plain
from retrieval.text.terms import STOP_WORDS, terms
from retrieval.text.words.word_lists import any_of

_Sides = tuple[frozenset[str], frozenset[str]]

# What stands after these words came first, or is the cause; where they open a sentence, up to the comma.
_TIME_BACK = r"after following once since upon when"
_CAUSE_BACK = r"""
    because(?:\sof)? (?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)due\sto owing\sto as\sa\sresult\sof on\saccount\sof
    thanks\sto in\sresponse\sto (?:as|in)\sretaliation\sfor
"""
# What stands after these came later, or is the effect.
_TIME_ON = r"before prior\sto ahead\sof and\s(?:then|later|subsequently)"
_CAUSE_ON = r"""
    so(?!\sfar|\smuch|\smany|\sthat|\sdid|\sdo) therefore (?:which|that)\sis\swhy (?:and\s)?because\sof\s(?:that|this)
    led(?:\sto)? leading\sto caused causing prompted prompting resulted\sin
"""
_ON, _BACK = any_of(_CAUSE_ON, _TIME_ON), any_of(_CAUSE_BACK, _TIME_BACK)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|only)\b|n't\b", re.IGNORECASE)
_BEFORE, _AFTER = any_of(_TIME_ON), any_of("after following once")
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|this|that)\s", re.IGNORECASE)
# "Ten days before", "shortly after": what may open a sentence together with the word.
_LEAD_IN = re.compile(
    r"\W*(?:(?:[\w-]+\s+){0,3}(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)|shortly|soon|just|only|even|right|"
    r"long|immediately|and|but)?\s*",
    re.IGNORECASE,
)
_LEAST_TURNED = 4  # words more on the other side than on their own: one or two that both sides have stand anywhere
_LEAST_OF_CLAIM = 0.6  # of its terms in a sentence, for it to be set before what that is set after
_NAMED = 2  # words that tell what something came before or after
_CLAUSE_END = re.compile(r"[,;:.](?:\s|$)")
# A cause that is stated, and what a person may read as one.
_CAUSE = any_of(_CAUSE_BACK, r"which\sis\swhy therefore led\sto caused")
_READ_AS_CAUSE = any_of(r"""
    because since as so due owing account results? resulted le(?:d|ads?|ading) caus\w+ prompt\w+ after when once
    following response reasons? grounds? therefore thus amid given hence why thanks trigger\w+ spark\w+ blam\w+ protest
    sa(?:ys?|id)\sthat h[eo]lds?\sthat anger\w* over if unless until argu\w+ retaliation revenge
""")


def turned_round(claim: str, sentences: Iterable[str]) -> bool:
    """Return whether a claim has the order of time, or cause and effect, of one of its sentences the other way."""
    claim, texts = plain(claim), [*map(plain, sentences)]
    there = [sides for text in texts for sides in _in_order(text)]
    for mine in _in_order(claim):
        if any(_turned(mine, theirs) for theirs in there) and not any(_turned(mine[::-1], one) for one in there):
            return True
    return _other_side(claim, texts)


def unstated_cause(claim: str, sentence: str) -> bool:
    """Return whether a claim gives a cause where nothing in its sentence could be read as one."""
    return bool(_CAUSE.search(claim)) and not _READ_AS_CAUSE.search(sentence)


def _turned(mine: _Sides, theirs: _Sides) -> bool:
    (first, second), (earlier, later) = mine, theirs
    earlier, later = earlier - later, later - earlier
    one, other = len(first & later) - len(first & earlier), len(second & earlier) - len(second & later)
    return one > 0 and other > 0 and one + other >= _LEAST_TURNED


def _in_order(text: str) -> Iterator[_Sides]:
    """Yield what came first and what came later, or cause and effect, for each word that tells."""
    on = list(_ON.finditer(text))
    for match in on:
        one, other = _parts(text, match)
        yield one, other
    for match in _BACK.finditer(text):
        if not any(match.start() < taken.end() and taken.start() < match.end() for taken in on):
            one, other = _parts(text, match)
            yield other, one
    for match in _UNTIL.finditer(text):
        one, other = _parts(text, match)
        # "He did not go until it rained": the rain came first.
        yield (other, one) if _NOT.search(text, 0, match.start()) else (one, other)


def _parts(text: str, match: re.Match[str]) -> _Sides:
    """Return the terms of the part that a word leads on from, and of the one that it leads in, up to a comma."""
    before, after = text[: match.start()], text[match.end() :]
    if (comma := _CLAUSE_END.search(after)) and (_LEAD_IN.fullmatch(before) or before.rstrip().endswith(",")):
        before, after = f"{before} {after[comma.end() :]}", after[: comma.start()]
    return frozenset(terms(before)), frozenset(terms(after))


def _other_side(claim: str, texts: Sequence[str]) -> bool:
    """Return whether a claim is set before what its sentence is set after, or the other way round."""
    claimed = set(terms(claim))
    for mine, theirs in ((_BEFORE, _AFTER), (_AFTER, _BEFORE)):
        same = [said for text in texts for said in _led_in(mine, text)]
        there = [
            said
            for text in texts
            if _LEAST_OF_CLAIM * len(claimed) <= len(claimed & set(terms(text)))
            for said in _led_in(theirs, text)
        ]
        for said in _led_in(mine, claim):
            if any(_one(said, other) for other in there) and not any(_one(said, other) for other in same):
                return True
    return False


def _led_in(words: re.Pattern[str], text: str) -> list[list[str]]:
    """Return what stands first after each of some words, up to a word that says nothing of a subject."""
    found = []
    for match in words.finditer(text):
        part = _DETERMINER.sub("", _CLAUSE_END.split(text[match.end() :])[0].strip())
        named = itertools.takewhile(lambda word: word.casefold() not in STOP_WORDS, part.split())
        found.append([*itertools.islice(named, _NAMED)])
    return found


def _one(said: list[str], other: list[str]) -> bool:
    """Return whether two texts begin alike; where one is a single word, a name is too little."""
    mine, theirs = terms(" ".join(said)), terms(" ".join(other))
    shared = min(len(mine), len(theirs))
    return mine[:shared] == theirs[:shared] and (shared == _NAMED or (shared == 1 and said[0].islower()))
