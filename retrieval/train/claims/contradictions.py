"""Claims that say another thing than their evidence: turned round, denied, the opposite, or of somebody else."""

import random
import re
from collections.abc import Mapping

from retrieval.train.claims.changed_numbers import bounded, other_number, swapped_numbers
from retrieval.train.claims.rewordings import clauses_turned, exchanged, lowered, other_voice, raised
from retrieval.train.claims.told import DATES, NAME, Falsehood, Told, either
from retrieval.train.claims.words import BASE_OF_PAST, NO_NAMES, NO_SUBJECTS, OPPOSITE, ORDER

_OPPOSITE, _ORDER, _DID = either(OPPOSITE), either(ORDER), either(BASE_OF_PAST)
_ANY_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of |de |van |von )?[A-Z][\w'’-]+)*\b")
_LISTED = re.compile(r"^(?:[ ,/-]|\b(?:and|or|with)\b|\b[A-Z][\w'’-]*)*$")
_AUX = re.compile(r"\b(is|was|were|are|has|had|can|will|would|could|should|does|did)\b(?! not\b|n[’']t)")
_NOT = re.compile(r" (?:not|never|no longer)\b")
_BECAUSE = re.compile(r"^([^,;]{12,}?),? (because|since) ([^,;]{10,})\.$")
_CAUSED = re.compile(
    r"^([^,;]{5,80}?) (caused|led to|resulted in|causes|leads to|results in|contributed to|gave rise to|influenced|"
    r"inspired|triggered|produced|followed|replaced|preceded|succeeded) ([^,;]{5,100})\.$"
)
_THAN = re.compile(r"^([A-Z][^,;]{2,60}?) ((?:is|was|were|are|has|had|have)\b[^,;]{0,40}? than) ([^,;]{3,60})\.$")
_TIMED = re.compile(r"\b(?:after|before|until|once|when|since|as soon as)\b", re.IGNORECASE)
_CAUSAL = re.compile(
    r"\b(?:because|since|so|therefore|which is why|led to|caused|resulted in|gave rise to|brought about)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"\b(the|a|an|his|her|its|their|The|A|An|His|Her|Its|Their) ((?:[a-z]+ ){0,1}[a-z]{3,})\b")


def swapped_names(told: Told, chance: random.Random) -> str | None:
    """Exchange two names that don't stand in a list."""
    found = list(_ANY_NAME.finditer(told.text))
    pairs = [
        (one, two)
        for n, one in enumerate(found)
        for two in found[n + 1 :]
        if one.group() not in two.group() and two.group() not in one.group()
        and not _LISTED.match(told.text[one.end() : two.start()])
        and one.group() not in NO_NAMES and not {one.group(), two.group()} & DATES
    ]  # fmt: skip
    if not pairs:
        return None
    one, two = chance.choice(pairs)
    text = told.text
    return text[: one.start()] + two.group() + text[one.end() : two.start()] + one.group() + text[two.end() :]


def swapped_phrases(told: Told, chance: random.Random) -> str | None:
    """Exchange two things that the sentence speaks of, by their articles."""
    found = list(_PHRASE.finditer(told.text))
    pairs = [
        (one, two)
        for n, one in enumerate(found)
        for two in found[n + 1 :]
        if one[2] != two[2] and not _LISTED.match(told.text[one.end() : two.start()])
    ]
    if not pairs:
        return None
    one, two = chance.choice(pairs)
    between = told.text[one.end() : two.start()]
    first, second = (raised(two.group()), lowered(one.group())) if one.start() == 0 else (two.group(), one.group())
    return told.text[: one.start()] + first + between + second + told.text[two.end() :]


def swapped_roles(told: Told, chance: random.Random) -> str | None:
    """Have the one that something was done to do it."""
    if (match := _THAN.match(told.text)) and chance.random() < 0.7:
        return f"{raised(match[3])} {match[2]} {lowered(match[1])}."
    return other_voice(told.text, chance, roles_swapped=True)


def other_name(told: Told, chance: random.Random) -> str | None:
    """Put another name of the article in place of one."""
    here = [match for match in NAME.finditer(told.text) if match.group() not in DATES]
    others: set[str] = {name for text in (*told.near, *told.elsewhere) for name in NAME.findall(text)}
    others -= DATES | NO_NAMES
    free = sorted(name for name in others if name not in told.text)
    if not here or not free:
        return None
    match = chance.choice(here)
    words = len(match.group().split())
    alike = [name for name in free if len(name.split()) == words] or free
    return told.text[: match.start()] + chance.choice(alike) + told.text[match.end() :]


def negated(told: Told, chance: random.Random) -> str | None:
    """Say "not", or leave it out."""
    text = told.text
    if _NOT.search(text):
        return _NOT.sub("", text, count=1)
    auxiliary, did = _AUX.search(text), _DID.search(text)
    if auxiliary and (not did or auxiliary.start() < did.start() or chance.random() < 0.5):
        return f"{text[: auxiliary.end()]} {chance.choice(('not', 'not', 'never'))}{text[auxiliary.end() :]}"
    if did and text[: did.start()].strip():
        said = chance.choice((f"did not {BASE_OF_PAST[did.group()]}", f"never {did.group()}"))
        before = text[: did.start()].rstrip().rpartition(" ")[2].lower()
        if before not in NO_SUBJECTS:
            return text[: did.start()] + said + text[did.end() :]
    return None


def opposite(told: Told, chance: random.Random) -> str | None:
    """Put a word of the opposite meaning."""
    return exchanged(told.text, _OPPOSITE, OPPOSITE, chance)


def other_order(told: Told, chance: random.Random) -> str | None:
    """Turn round what came first."""
    if _TIMED.search(told.text) and chance.random() < 0.5:
        made = clauses_turned(told.text, chance, untrue=True)
        if made:
            return made
    return exchanged(told.text, _ORDER, ORDER, chance)


def other_cause(told: Told, chance: random.Random) -> str | None:
    """Take the effect for the cause."""
    if _CAUSAL.search(told.text) and (made := clauses_turned(told.text, chance, untrue=True)):
        return made
    match = _BECAUSE.match(told.text) or _CAUSED.match(told.text)
    return f"{raised(match[3])} {match[2]} {lowered(match[1])}." if match else None


CONTRADICTIONS: Mapping[str, Falsehood] = {
    "names swapped": swapped_names,
    "phrases swapped": swapped_phrases,
    "numbers swapped": swapped_numbers,
    "bound": bounded,
    "roles swapped": swapped_roles,
    "name": other_name,
    "number": other_number,
    "negation": negated,
    "opposite": opposite,
    "order": other_order,
    "cause": other_cause,
}
