"""Sentences that say the same as another, or less: what is true of an article though it doesn't stand there.

Each rewording takes a sentence and chance, and returns another sentence, or None where it has nothing to work on. They
are rules over words: some of what they make reads oddly, little of it is untrue.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence

from retrieval.train.claims.words import COUNT_WORDS, MONTHS, PARTICIPLE_OF_PAST, PAST_OF_PARTICIPLE, SAME

Rewording = Callable[[str, random.Random], str | None]

_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(?:on )?(?:({_MONTH}) (\d{{1,2}})|(\d{{1,2}}) ({_MONTH})),? (\d{{4}})\b")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_RELATIVE = re.compile(r", (?:which|who|whose|where|including|such as|especially|particularly)\b[^,.;]*(?=[,.;])")
_APPOSITION = re.compile(r"(?<=\w), (?:an?|the) [^,.;]{5,80},(?= )")
_LEAD = re.compile(
    r"^(?:However|Moreover|Furthermore|In addition|Additionally|Nevertheless|Therefore|Thus|Meanwhile|As a result|"
    r"For example|For instance|Consequently|Also|Similarly|Subsequently|In particular|Overall), (\w)"
)
_TAIL = re.compile(r"^(.{35,}?)(?:,|;) (?:and|but|while|although|though|which|whereas|with|so|as|where|who)\b.*\.$")
_FRONT = re.compile(r"^((?:In|On|During|By|After|Before|Since|At|From|Until) [^,]{3,40}), ([^,;]{15,})\.$")
_BACK = re.compile(
    r"^([^,;]{20,}?) ((?:in|on|during|by|since|until) (?:[A-Z]\w+ )?(?:\d{1,2},? )?(?:\d{4}|the \d{4}s))\.$"
)
_PASSIVE = re.compile(
    r"^(?P<done>[A-Z][^,;:]{2,60}?) (?:was|were) (?P<verb>\w+) by (?P<doer>[^,;:]{3,60}?)"
    r"(?P<rest>(?: (?:in|on|at|during|after|before|from|until) [^,;:]*)?)\.$"
)
_ACTIVE = re.compile(
    r"^(?P<doer>[A-Z][\w'’-]*(?: [\w'’-]+){0,4}?) (?P<verb>[a-z]+) "
    r"(?P<done>(?:(?:the|a|an|his|her|its|their|[A-Z][\w'’-]*|\d+) ?)[^,;:]{2,60}?)"
    r"(?P<rest>(?: (?:in|on|at|during|after|before|from|until) [^,;:]*)?)\.$"
)
_JOINED = re.compile(
    r"^(.{15,}?),? (because|after|before|when|while|although|since|until|once|as soon as) ([^,;]{12,})\.$"
)
_JOINED_FIRST = re.compile(
    r"^(Because|After|Before|When|While|Although|Since|Until|Once|As soon as) ([^,;]{10,}), ([^;]{15,})\.$"
)
_SO = re.compile(r"^([^;]{15,}?),? (?:so|and so|and therefore|which is why) ([^,;]{15,})\.$")
_LED_TO = re.compile(r"^([^,;]{5,90}?) (led to|caused|resulted in|gave rise to|brought about) ([^,;]{5,100})\.$")
_CONVERSE = {"after": "before", "before": "after"}
_TWO_NAMES = re.compile(r"\b([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*) (and|or) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)\b")
_PLAIN_OPENING = re.compile(
    r"^(?:The|A|An|His|Her|Its|Their|This|That|These|Those|Some|Many|Several|Most|Two|Three|Both|All|In|On|At|By|After|"
    r"Before|During|Since|From|Until|He|She|It|They|There|Other|Each|One) "
)
_COUNT = re.compile(rf"\b(?:{'|'.join(COUNT_WORDS)})\b(?! (?:of|hundred|thousand|million))")
_FIGURE = re.compile(r"(?<![\d,.$£€-])\b(\d|1[0-2])\b(?![\d,.:%-]|\s*(?:%|percent|million|billion|[A-Z]))")
_GROUPED = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")
_SAME = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, SAME), key=len, reverse=True))})\b")


def lowered(text: str) -> str:
    """Return a text that opened a sentence as it stands within one."""
    return text[0].lower() + text[1:] if _PLAIN_OPENING.match(text + " ") else text


def raised(text: str) -> str:
    """Return a text as it opens a sentence."""
    return text[:1].upper() + text[1:]


def exchanged(
    text: str, pattern: re.Pattern[str], words: Mapping[str, Sequence[str]], chance: random.Random
) -> str | None:
    """Return a text with one of the words that a pattern finds replaced by another that stands for it."""
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + chance.choice(words[match.group()]) + text[match.end() :]


def synonym(text: str, chance: random.Random) -> str | None:
    """Put one to three words of the same meaning."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        made = exchanged(text, _SAME, SAME, chance)
        if made is None:
            return None
        text = made
    return text


def shorter(text: str, chance: random.Random) -> str | None:
    """Leave out what stands in brackets, an apposition, a relative clause, or the word that leads in."""
    options = [pattern.sub("", text, count=1) for pattern in (_BRACKETS, _RELATIVE, _APPOSITION)]
    options.append(_LEAD.sub(lambda match: match[1].upper(), text))
    options = [one for one in options if one != text and len(one) > 25]
    return chance.choice(options) if options else None


def first_part(text: str, _chance: random.Random) -> str | None:
    """Keep what comes before "and", "but", "which" or the like."""
    match = _TAIL.match(text)
    return f"{match[1]}." if match else None


def moved(text: str, _chance: random.Random) -> str | None:
    """Say when and where first in place of last, or the other way round."""
    if match := _FRONT.match(text):
        return f"{raised(match[2])} {match[1][0].lower()}{match[1][1:]}."
    if match := _BACK.match(text):
        return f"{raised(match[2])}, {lowered(match[1])}."
    return None


def other_voice(text: str, chance: random.Random, *, roles_swapped: bool = False) -> str | None:
    """Say in the active what was in the passive, or the other way round; `roles_swapped` makes it untrue."""
    if (match := _PASSIVE.match(text)) and match["verb"] in PAST_OF_PARTICIPLE:
        doer, done = match["doer"], match["done"]
        if roles_swapped and chance.random() < 0.5:
            return f"{raised(doer)} was {match['verb']} by {lowered(done)}{match['rest']}."
        if roles_swapped:
            doer, done = done, doer
        return f"{raised(doer)} {PAST_OF_PARTICIPLE[match['verb']]} {lowered(done)}{match['rest']}."
    if (match := _ACTIVE.match(text)) and match["verb"] in PARTICIPLE_OF_PAST:
        doer, done = match["doer"], match["done"]
        if roles_swapped:
            if chance.random() < 0.5:
                return f"{raised(done)} {match['verb']} {lowered(doer)}{match['rest']}."
            doer, done = done, doer
        be = "were" if re.search(r"\w[^s\W]s$", done) and not done[0].isupper() else "was"
        return f"{raised(done)} {be} {PARTICIPLE_OF_PAST[match['verb']]} by {lowered(doer)}{match['rest']}."
    return None


def clauses_turned(text: str, chance: random.Random, *, untrue: bool = False) -> str | None:
    """Say the clause after "because" or "after" first, or say it from its other end; `untrue` confuses the two."""
    if match := _JOINED.match(text):
        main, link, other = match[1], match[2], match[3]
    elif match := _JOINED_FIRST.match(text):
        main, link, other = match[3], match[1].lower(), match[2]
    elif match := _SO.match(text):
        main, link, other = match[2], "because", match[1]
    elif match := _LED_TO.match(text):
        other, main = match[1], match[3]
        if untrue:
            return f"{raised(main)} {match[2]} {lowered(other)}."
        return (
            f"{raised(main)} {chance.choice(('resulted from', 'was caused by', 'was the result of'))} {lowered(other)}."
        )
    else:
        return None
    if untrue:
        main, other = other, main
    forms = [f"{raised(link)} {lowered(other)}, {lowered(main)}."]
    if link in _CONVERSE:
        forms.append(f"{raised(other)} {_CONVERSE[link]} {lowered(main)}.")
    elif link in {"because", "since", "as"}:
        forms += [f"{raised(other)}, so {lowered(main)}.", f"{raised(other)}; for this reason {lowered(main)}."]
    if untrue or match.re != _JOINED:
        forms.append(f"{raised(main)} {link} {lowered(other)}.")
    return chance.choice(forms)


def list_turned(text: str, chance: random.Random) -> str | None:
    """Name two that are named together in the other order."""
    found = list(_TWO_NAMES.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    return f"{text[: match.start()]}{match[3]} {match[2]} {match[1]}{text[match.end() :]}"


def vaguer_day(text: str, chance: random.Random) -> str | None:
    """Write a date the other way, or leave out its day, or its month too."""
    match = _DAY.search(text)
    if not match:
        return None
    month, day, year = match[1] or match[4], match[2] or match[3], match[5]
    on = match.group().startswith("on ")
    drawn = chance.random()
    if drawn < 0.4:
        said = f"{day} {month} {year}" if match[1] else f"{month} {day}, {year}"
        return text[: match.start()] + ("on " if on else "") + said + text[match.end() :]
    if not on:
        return None
    return text[: match.start()] + (f"in {month} {year}" if drawn < 0.7 else f"in {year}") + text[match.end() :]


def other_figure(text: str, chance: random.Random) -> str | None:
    """Write a number as a word, or a word as a number."""
    options = [(m.span(), str(COUNT_WORDS.index(m.group()) + 2)) for m in _COUNT.finditer(text)]
    options += [(m.span(), COUNT_WORDS[int(m[1]) - 2]) for m in _FIGURE.finditer(text) if int(m[1]) >= 2]
    options += [(m.span(), m.group().replace(",", "")) for m in _GROUPED.finditer(text)]
    if not options:
        return None
    (start, end), said = chance.choice(options)
    return text[:start] + said + text[end:]


REWORDINGS: Mapping[str, Rewording] = {
    "synonym": synonym,
    "shorter": shorter,
    "first part": first_part,
    "moved": moved,
    "voice": other_voice,
    "clauses": clauses_turned,
    "list": list_turned,
    "date": vaguer_day,
    "figure": other_figure,
}


# How often each is tried first: the more of a sentence it changes, the more can be learnt from it.
_FIRST: Mapping[str, float] = {
    "synonym": 2.0, "shorter": 1.5, "first part": 1.0, "moved": 1.5, "voice": 3.0, "clauses": 4.0,
    "list": 2.0, "date": 1.0, "figure": 0.7
}  # fmt: skip


def reworded_claim(text: str, chance: random.Random, most: int = 3) -> tuple[str, list[str]]:
    """Return a sentence after up to so many rewordings, and which they were."""
    kinds: list[str] = []
    left = dict(_FIRST)
    while left and len(kinds) < most:
        kind = chance.choices(list(left), list(left.values()))[0]
        del left[kind]
        made = REWORDINGS[kind](text, chance)
        if made and made != text:
            text = made
            kinds.append(kind)
    return text, kinds
