"""A sentence that something untold is to be made of, and what makes it.

The kinds are those of the mistakes that language models make where they sum up: `retrieval.train.claims.contradictions`
says the opposite, `retrieval.train.claims.overstatements` says more. Some of what chance makes is true nevertheless.
"""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from retrieval.train.claims.words import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a sentence, perhaps in other words, and what stands around it and elsewhere in the same article."""

    text: str
    near: Sequence[str]  # sentences of the evidence
    elsewhere: Sequence[str]  # sentences of the article that are no evidence


# Returns what it made, or None where it has nothing to work on.
Falsehood = Callable[[Told, random.Random], str | None]

DATES = frozenset((*MONTHS, *WEEKDAYS))
NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+(?: (?:of |de |van |von )?[A-Z][a-z]+)*\b")
NUMBER = re.compile(r"(?<![\w.,$£€-])[$£€]?\d[\d,]*(?:\.\d+)?(?![\w-])|(?<=[$£€])\d[\d,]*(?:\.\d+)?")


def either(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some words."""
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")
