"""Claims that say more than their evidence: surer, of more, without condition, or with words that were added."""

import random
import re
from collections.abc import Mapping

from retrieval.train.claims.rewordings import exchanged, lowered, raised
from retrieval.train.claims.told import DATES, NAME, Falsehood, Told, either
from retrieval.train.claims.words import ADDED_ADJECTIVES, ADDED_ENDS, SURER, WIDER

_WIDER = either(WIDER)
_SURER = [(re.compile(rf"\b(?:{hedged})(?:\b|(?<= ))"), sure) for hedged, sure in SURER]
_VERBS_SAYING = (
    r"(?:said|says|say|claimed|claims|claim|argued|argues|argue|stated|states|believed|believes|believe|thought|thinks|"
    r"maintained|maintains|insisted|insists|suggested|suggests|reported|reports|reported|noted|notes|estimated|estimates|"
    r"alleged|alleges|told [\w' ]{2,40}|announced|declared|wrote|writes|contended|asserted|hoped|hopes|feared|fears)"
)
_ATTRIBUTIONS = (
    re.compile(r"^According to [^,]{3,80}, (?P<said>\w.*)$"),
    re.compile(r",? according to [^,.]{3,80}(?=[,.])"),
    re.compile(rf"^[^,;]{{3,90}}? {_VERBS_SAYING} that (?P<said>[^,;].*)$"),
    re.compile(rf", [^,.]{{3,40}} {_VERBS_SAYING}(?=[,.]|$)"),
    re.compile(r"^In the (?:view|opinion) of [^,]{3,60}, (?P<said>\w.*)$"),
)
_PRONOUN = re.compile(r"^(?:He|She|It|They|This|These|That|Those|However|But|And|Also|In|As|For|His|Her|Its|Their)\b")
_LAST_STOP = re.compile(r"[.!?][\"'”’)\]]*$")
_CONDITION = re.compile(
    r"^(?:If|Unless|As long as|Provided that) [^,]{5,80}, |"
    r",? (?:(?:but |even |only )?if|unless|except|provided that|as long as|other than|apart from|only when)\b[^,.;]*"
)
_THE = re.compile(r"\b([Tt]he|[Aa]) (?=[a-z]{4,})")
_VERB_ONLY = re.compile(r"\b(is|was|were|are|has|had|have|can|may|will) (?!not\b|only\b)")


def made_surer(told: Told, chance: random.Random) -> str | None:
    """Take for certain what may be, or for done what was planned."""
    found = [(match, sure) for hedged, sure in _SURER for match in hedged.finditer(told.text)]
    if not found:
        return None
    match, sure = chance.choice(found)
    return raised(told.text[: match.start()] + chance.choice(sure) + told.text[match.end() :])


def unattributed(told: Told, _chance: random.Random) -> str | None:
    """Say oneself what the evidence says that somebody said."""
    for pattern in _ATTRIBUTIONS:
        if match := pattern.search(told.text):
            said = pattern.sub(lambda found: found.groupdict().get("said") or "", told.text, count=1).strip()
            said = raised(said.rstrip(" ,"))
            return (said if said.endswith(".") else f"{said}.") if len(said) > 25 and match else None
    return None


def widened(told: Told, chance: random.Random) -> str | None:
    """Say "all" where it was some, or "only" where nothing was said of others."""
    if chance.random() < 0.75 and (made := exchanged(told.text, _WIDER, WIDER, chance)):
        return made
    found = list(_VERB_ONLY.finditer(told.text))
    if not found:
        return None
    match = chance.choice(found)
    added = chance.choice(("only", "only", "always", "solely"))
    return f"{told.text[: match.end()]}{added} {told.text[match.end() :]}"


def unconditional(told: Told, _chance: random.Random) -> str | None:
    """Leave out on what condition, or with what exception."""
    made = _CONDITION.sub("", told.text, count=1)
    return raised(made.strip()) if made != told.text and len(made) > 25 else None


def added(told: Told, chance: random.Random) -> str | None:
    """Add words that the evidence doesn't have: an end, an adjective, a name, a year, or what stands elsewhere."""
    body = _LAST_STOP.sub("", told.text)
    drawn = chance.random()
    if drawn < 0.35:
        end = chance.choice(ADDED_ENDS)
        return f"{body}{'' if end.startswith(',') else ' '}{end}."
    if drawn < 0.5:
        found = list(_THE.finditer(told.text))
        if not found:
            return None
        at = chance.choice(found)
        return f"{told.text[: at.end()]}{chance.choice(ADDED_ADJECTIVES)} {told.text[at.end() :]}"
    if drawn < 0.65:
        names = sorted({name for text in told.elsewhere for name in NAME.findall(text)} - DATES)
        names = [name for name in names if not any(name in text for text in told.near)]
        if not names:
            return None
        how = chance.choice(("with", "for", "near", "at the request of", "together with", "like", "because of", "in"))
        return f"{body} {how} {chance.choice(names)}."
    if drawn < 0.75:
        return f"{body} in {chance.randint(1700, 2020)}." if not re.search(r"\d{4}", body) else None
    others = list(filter(_may_be_added, told.elsewhere))
    if not others:
        return None
    other = _LAST_STOP.sub("", chance.choice(others))
    if chance.random() < 0.3:
        return f"{other}, and {lowered(body)}."
    return f"{body}, {chance.choice(('and', 'and', 'while', 'so', 'because', 'but'))} {lowered(other)}."


def cause_added(told: Told, chance: random.Random) -> str | None:
    """Take one thing for the cause of another that only stands beside it."""
    others = [one for one in told.near if one[:30] != told.text[:30] and _may_be_added(one)]
    if not others or len(told.text) > 150:
        return None
    body, other = _LAST_STOP.sub("", told.text), _LAST_STOP.sub("", chance.choice(others))
    link = chance.choice((" because ", ", which is why ", ", and as a result ", ", so that "))
    return f"{body}{link}{lowered(other)}."


def _may_be_added(sentence: str) -> bool:
    return 20 < len(sentence) < 120 and not _PRONOUN.match(sentence)


OVERSTATEMENTS: Mapping[str, Falsehood] = {
    "hedge": made_surer,
    "attribution": unattributed,
    "scope": widened,
    "condition": unconditional,
    "added": added,
    "cause added": cause_added,
}
