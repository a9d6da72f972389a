"""Read from a question whose articles it wants, and of when: "according to the Korea Times", "in March 2016".

What is read steers the ranking and filters nothing: a question names a year also where the year is part of its subject.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from retrieval.text.numbers.dates import Period, named, period
from retrieval.text.numbers.european.in_english import in_english
from retrieval.text.numbers.spoken_dates import spoken_of
from retrieval.text.terms import STOP_WORDS

__all__ = ["Aliases", "Boosts", "Period", "boosts_of", "is_of_period", "period"]

_WORD = re.compile(r"\w+")
# What names of publishers end in and people leave out: "Kyodo" for "Kyodo News".
_ENDINGS = [("news", "agency"), ("news",), ("agency",), ("online",), ("newspaper",)]
# What shows that a word is a publisher's name. Names of several words need no such sign.
_AHEAD = re.compile(
    r"\b(?:according to|reported (?:by|in)|published (?:by|in)|written (?:by|in)|article (?:by|in)|story (?:by|in)|"
    r"coverage (?:by|in)|as reported by|did|does|has|per) (?:the )?$"
)
_BEHIND = re.compile(
    r"^(?:['’]s)? (?:reports?|reported|wrote|writes?|published|publish|covered|coverage|articles?|story|stories)\b"
)
# A day's news is published that day or on the next two.
_LAG = timedelta(2)
# What kinds of match are worth, beside each other. Together this is worth .030 nDCG@10 on questions
# about chat logs and .036 on those about news; from .5 to 1.5 for all it changes by .01, two sets without dates don't
# move. Years stay lower, since they are often part of the subject. Passages that only name the date are left to BM25,
# which counts its words: a boost for them too cost .005 to .016 on news.
_WEIGHTS = {"day": 1.0, "month": 1.0, "year": 0.5, "span": 0.5}
_BY_PUBLISHER = 1.0
_UNCERTAIN = 0.5


@dataclass(frozen=True, slots=True)
class Boosts:
    """Hold the publishers and the dates that a question names."""

    publishers: tuple[str, ...] = ()
    period: Period | None = None

    def __bool__(self) -> bool:
        """Return whether it names any."""
        return bool(self.publishers or self.period)


class Aliases:
    """Find the publishers of a snapshot in a question, by what people call them."""

    def __init__(self, publishers: Sequence[str]) -> None:
        self._meant: dict[tuple[str, ...], set[str]] = {}
        for name in publishers:
            for alias in _aliases(name):
                self._meant.setdefault(alias, set()).add(name)
        self._longest = max(map(len, self._meant), default=0)

    def named_in(self, query: str) -> tuple[str, ...]:
        """Return the publishers that a question names; what could mean several means none."""
        text = " ".join(query.casefold().split())
        words = list(_WORD.finditer(text))
        found: set[str] = set()
        for first in range(len(words)):
            for length in range(min(self._longest, len(words) - first), 0, -1):
                meant = self._meant.get(tuple(word[0] for word in words[first : first + length]), set())
                start, end = words[first].start(), words[first + length - 1].end()
                if len(meant) == 1 and (length > 1 or _is_shown(text[:start], text[end:])):
                    found |= meant
                    break
        return tuple(sorted(found))


def boosts_of(query: str, aliases: Aliases, today: date) -> Boosts:
    """Return what a question names; "last week" is counted back from `today`."""
    return Boosts(aliases.named_in(query), period(query, today))


def publication_window(wanted: Period) -> tuple[date | None, date | None]:
    """Return the first and the last day of publication that fit a period; news of a day comes out a little later."""
    late = wanted.until and wanted.kind in ("day", "month") and wanted.until <= date.max - _LAG
    return wanted.since, wanted.until + _LAG if late and wanted.until else wanted.until


def boost_weight(wanted: Period | None) -> float:
    """Return what matching a period is worth in the fusion of rankings; None stands for a publisher."""
    if wanted is None:
        return _BY_PUBLISHER
    return _WEIGHTS[wanted.kind] * (1 if wanted.certain else _UNCERTAIN)


def is_of_period(wanted: Period, published: date | None, text: str) -> bool:
    """Return whether a passage is of a period: published then, or speaking of it. "1965" is also spoken of in 2015.

    "On 23 November" and "last Tuesday" are counted from the day of publication; without one, a day's name is enough.
    """
    since, until = publication_window(wanted)
    if published and (since or published) <= published <= (until or published):
        return True
    if published:
        return any(_is_within(said, wanted) for said in spoken_of(text, published))
    pattern = named(wanted)
    return bool(pattern and pattern.search(in_english(text)))


def _is_within(said: Period, wanted: Period) -> bool:
    since, until = said.since or date.min, said.until or date.max
    return (wanted.since or date.min) <= since and until <= (wanted.until or date.max)


def _aliases(name: str) -> set[tuple[str, ...]]:
    words = tuple(_WORD.findall(name.casefold()))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    found = {words} if words else set()
    for ending in _ENDINGS:
        if len(words) > len(ending) and words[-len(ending) :] == ending:
            found.add(words[: -len(ending)])
    # "the Seoul Desk" of "Footnote Seoul Desk"
    # ... but "India" is no name of the "Times of India".
    tails = (words[start:] for start in range(1, len(words) - 1))
    return found | {tail for tail in tails if tail[0] not in STOP_WORDS}


def _is_shown(ahead: str, behind: str) -> bool:
    return bool(_AHEAD.search(ahead) or _BEHIND.match(behind))
