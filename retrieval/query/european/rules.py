"""The shape of what a language's module says of it: how people greet, point back, ask, chat and give orders in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Card = Literal["help", "about", "articles", "news"]
Place = int | Literal["newest", "oldest"]

_PAUSE = r"[\s,.!?;:…¡–—-]"
_WORD_END = r"(?![\w'’])"


@dataclass(frozen=True, slots=True)
class IntentPatterns:
    """Hold what asks for more than a sentence.

    What is to be compared or summed up is in a named group; `whole` is what stands there for all articles.
    """

    catalog: re.Pattern[str]
    comparisons: re.Pattern[str]
    overviews: re.Pattern[str]
    whole: re.Pattern[str]
    places: tuple[tuple[re.Pattern[str], Place], ...]


@dataclass(frozen=True, slots=True)
class FollowUpPatterns:
    """Hold what tells that a question leans on what was said.

    `goes_on` does wherever it stands; `pronouns` where no clause before has named anything; `own` (possessives and the
    like) where nothing at all was named before; `empty` is left out first. `back` is a thing that somebody must have
    named, such as "the ruling". `light` words name no subject, and a noun follows `determiners`.
    """

    opening: re.Pattern[str]
    goes_on: re.Pattern[str]
    pronouns: re.Pattern[str]
    own: re.Pattern[str]
    empty: re.Pattern[str]
    back: re.Pattern[str]
    defining: re.Pattern[str]
    clauses: re.Pattern[str]
    determiners: frozenset[str]
    light: frozenset[str]
    capitalises_nouns: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold the rules of a language.

    `shown_by` tells the language where `retrieval.text.languages` may not; `greets` does where it tells none.
    """

    language: str
    shown_by: re.Pattern[str]
    greets: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]
    thanks: re.Pattern[str]
    small_talk: re.Pattern[str]
    asks: re.Pattern[str]
    orders: re.Pattern[str]
    to_people: re.Pattern[str]
    cards: Mapping[Card, re.Pattern[str]]
    intents: IntentPatterns
    follow_ups: FollowUpPatterns


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, in capitals or not, whose spaces stand for one of any white space."""
    return re.compile(pattern.replace(" ", r"\s"), re.IGNORECASE)


def head(*courtesies: str) -> re.Pattern[str]:
    """Compile what stands before a question; the pauses around it belong to it, and so does its own "¿"."""
    return compiled(rf"{_PAUSE}*+¿?(?:{'|'.join(courtesies)}){_WORD_END}{_PAUSE}*+")


def tail(*courtesies: str, anywhere: str) -> re.Pattern[str]:
    """Compile what stands behind a question: after a pause, or `anywhere` at its end."""
    after_pause = rf"(?<=[,.!?;:…(\n–—-])[\s¿¡]*+(?:{'|'.join((*courtesies, anywhere))})"
    return compiled(rf"(?:{after_pause}|(?<=\w) (?:{anywhere})){_WORD_END}[\s.,!?…)~:;-]*+$")


def words(text: str) -> frozenset[str]:
    """Return the words of a list, which white space parts."""
    return frozenset(text.split())
