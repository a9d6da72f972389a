"""Claims with another number, day, month, unit or bound than their evidence."""

import random
import re

from retrieval.train.claims.rewordings import exchanged
from retrieval.train.claims.told import NUMBER, Told, either
from retrieval.train.claims.words import COUNT_WORDS, MONTHS, UNITS, WEEKDAYS

_MONTH, _WEEKDAY, _COUNT = either(MONTHS), either(WEEKDAYS), either(COUNT_WORDS)
_BOUND = re.compile(r"\b(?:more than|fewer than|less than|at least|at most|over|under)(?= [$£€]?\d)")
_OTHER_BOUND = {
    "more than": "fewer than", "fewer than": "more than", "less than": "more than", "at least": "at most",
    "at most": "at least", "over": "under", "under": "over",
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?<![\w.,$£€-])[$£€]?\d[\d,.]*(?= (?:[a-z]+ )?[a-z]+(?:s|people|men|women|children|million|billion)\b)"
)


def other_number(told: Told, chance: random.Random) -> str | None:
    """Change a number, a day, a month, or the unit of a number."""
    makers = [_changed_figure, _changed_figure, _changed_count, _changed_month, _changed_unit]
    for maker in chance.sample(makers, len(makers)):
        if made := maker(told.text, chance):
            return made
    return None


def swapped_numbers(told: Told, chance: random.Random) -> str | None:
    """Exchange two numbers, or put one where it belongs to something else."""
    found = list(NUMBER.finditer(told.text))
    pairs = [(one, two) for n, one in enumerate(found) for two in found[n + 1 :] if one.group() != two.group()]
    if pairs:
        one, two = chance.choice(pairs)
        between = told.text[one.end() : two.start()]
        return told.text[: one.start()] + two.group() + between + one.group() + told.text[two.end() :]
    near = [match.group() for text in told.near for match in NUMBER.finditer(text)]
    other = sorted(number for number in set(near) if found and number not in told.text)
    if not other:
        return None
    match = found[0]
    return told.text[: match.start()] + chance.choice(other) + told.text[match.end() :]


def bounded(told: Told, chance: random.Random) -> str | None:
    """Say "more than" of a number that is exact, or turn the bound round."""
    if match := _BOUND.search(told.text):
        return told.text[: match.start()] + _OTHER_BOUND[match.group().lower()] + told.text[match.end() :]
    found = [
        match for match in _AMOUNT.finditer(told.text) if not match.group().strip().isdigit() or len(match.group()) != 4
    ]
    if not found:
        return None
    match = chance.choice(found)
    bound = chance.choice(("more than", "fewer than", "less than", "over", "nearly twice"))
    return f"{told.text[: match.start()]}{bound} {told.text[match.start() :]}"


def _changed_figure(text: str, chance: random.Random) -> str | None:
    found = list(NUMBER.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    digits = match.group().lstrip("$£€")
    sign, plain = match.group()[: -len(digits)], digits.replace(",", "").rstrip(".")
    if "." in plain:
        changed = f"{float(plain) * chance.choice((0.5, 0.8, 1.2, 1.5, 2, 3)):.{len(plain.partition('.')[2])}f}"
    else:
        value = int(plain)
        if len(plain) == 4 and "," not in digits and 1000 < value < 2100:
            changed = str(value + chance.choice((-100, -20, -10, -5, -3, -2, -1, 1, 2, 3, 5, 10, 20)))
        else:
            factor = chance.choice((0.5, 0.8, 1.1, 1.2, 1.5, 2, 3, 10))
            other = round(value * factor) if value > 12 else value + chance.choice((1, 2, 3, 5))
            changed = f"{other:,}" if "," in digits else str(other)
    if changed == plain:
        return None
    return text[: match.start()] + sign + changed + text[match.end() :]


def _changed_count(text: str, chance: random.Random) -> str | None:
    words = {word: tuple(other for other in COUNT_WORDS[:8] if other != word) for word in COUNT_WORDS}
    return exchanged(text, _COUNT, words, chance)


def _changed_month(text: str, chance: random.Random) -> str | None:
    words = {one: tuple(other for other in group if other != one) for group in (MONTHS, WEEKDAYS) for one in group}
    return exchanged(text, _MONTH, words, chance) or exchanged(text, _WEEKDAY, words, chance)


def _changed_unit(text: str, chance: random.Random) -> str | None:
    words = {unit: tuple(sorted(group - {unit})) for group in UNITS for unit in group}
    return exchanged(text, re.compile(rf"(?<=\d )(?:{'|'.join(words)})\b"), words, chance)
