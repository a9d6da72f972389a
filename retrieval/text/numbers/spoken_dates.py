"""Read which days an article speaks of: "on 23 November", "last Tuesday", "on Thursday", "two weeks ago".

An article leaves out the year, the month or the week that it is published in, so what it says is counted from that day:
a day without a year is the nearest of its name, a weekday the last one up to that day, "next Friday" the first after.
What this does not do: days counted from another day of the text ("four weeks earlier", "the next morning").
"""

import re
from datetime import date

from corpus.sentences import split_sentences
from retrieval.text.numbers.dates import Period, calendar_days, dates_said
from retrieval.text.numbers.european.in_english import in_english
from retrieval.text.words.lexicon import WEEKDAYS

_WEEKDAY = re.compile(rf"(?:\b(?P<which>last|next|coming) )?\b(?P<day>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)


def spoken_of(text: str, published: date) -> list[Period]:
    """Return the days, months and years that a text speaks of, as on the day that it was published."""
    found = []
    text = in_english(text)
    for sentence in (text[start:end] for start, end in split_sentences(text)):
        found += [_nearest(one, published) for one in dates_said(sentence, published)]
        found += [_weekday(match, published) for match in _WEEKDAY.finditer(sentence)]
    return found


def _nearest(said: Period, published: date) -> Period:
    """Return a day without a year as the nearest one: on 20 December, "on 15 January" is to come."""
    if said.certain or said.kind != "day" or said.since is None:
        return said
    try:
        after, _ = calendar_days(said.since.year + 1, said.since.month, said.since.day)
    except ValueError:  # 29 February, or past the last year
        return said
    nearer = abs(after - published) < abs(published - said.since)
    return Period(after, after, "day", certain=False) if nearer else said


def _weekday(match: re.Match[str], published: date) -> Period:
    back = (published.weekday() - WEEKDAYS.index(match["day"].casefold())) % 7
    which = (match["which"] or "").casefold()
    if which in ("next", "coming"):
        back -= 7
    elif which == "last":
        back = back or 7
    day = date.fromordinal(min(max(published.toordinal() - back, 1), date.max.toordinal()))
    return Period(day, day, "day")
