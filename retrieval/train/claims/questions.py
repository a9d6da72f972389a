"""Claims out of questions and their answers: of "Who built the tower?" and "a guild", "A guild built the tower".

Only questions of a few plain forms can be turned round by rule; who wrote them chose other words than the passage,
which is what claims made of the passage's own sentences lack.
"""

import re

from retrieval.train.claims.words import PARTICIPLE_OF_PAST, PAST_OF_BASE, PAST_OF_PARTICIPLE

_BE = "is|was|are|were"
_PAST = "|".join(sorted(PARTICIPLE_OF_PAST, key=len, reverse=True))
_DONE = "|".join([r"\w{2,}ed", "born", *sorted(PAST_OF_PARTICIPLE, key=len, reverse=True)])
_BASE = "|".join(sorted(PAST_OF_BASE, key=len, reverse=True))
_WHEN = (
    r"(?:when|where|(?:in|on|during) (?:what|which) (?:year|month|day|date|city|country|state|decade|century)|"
    r"(?:what|which) year)"
)
_SUBJECT = re.compile(rf"^(?:who|what|which \w+|what \w+) ((?:{_BE}|can|(?!did\b)(?:{_PAST})) .+)$", re.IGNORECASE)
_DID_WHEN = re.compile(rf"^{_WHEN} did (.+?) ({_BASE})\b ?(.*)$", re.IGNORECASE)
_DID_WHAT = re.compile(rf"^(?:who|whom|what) did (.+?) ({_BASE})\b ?(.*)$", re.IGNORECASE)
_DONE_WHEN = re.compile(rf"^{_WHEN} (was|were) (.+) ({_DONE})\b ?(.*)$", re.IGNORECASE)
_HOW_MANY = re.compile(rf"^how many (.+?) ((?:{_BE}) .+)$", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(?:in|on|at|during|after|before|around|about|by|near|from|until|since)\b", re.IGNORECASE)
_DAY = re.compile(r"^(?:[A-Z][a-z]+ \d{1,2}\b|\d{1,2} [A-Z][a-z]+)")
_LONGEST_ANSWER = 9  # words


def statement(question: str, answer: str) -> str | None:
    """Return what a question and its answer say together; None where the question is of no form that is known."""
    asked, answer = question.strip().rstrip("?. ").strip(), answer.strip().rstrip(".")
    if not 0 < len(answer.split()) <= _LONGEST_ANSWER or "\n" in answer:
        return None
    said = _said(asked, answer)
    return f"{said[0].upper()}{said[1:]}." if said else None


def _said(asked: str, answer: str) -> str | None:
    if match := _DONE_WHEN.match(asked):
        be, subject, done, rest = match.groups()
        return " ".join(filter(None, (subject, be, done, rest, _when(answer))))
    if match := _DID_WHEN.match(asked):
        subject, verb, rest = match.groups()
        return " ".join(filter(None, (subject, PAST_OF_BASE[verb.lower()], rest, _when(answer))))
    if match := _DID_WHAT.match(asked):
        subject, verb, rest = match.groups()
        return " ".join(filter(None, (subject, PAST_OF_BASE[verb.lower()], answer, rest)))
    if match := _HOW_MANY.match(asked):
        noun, rest = match.groups()
        return f"{answer} {rest}" if noun.split()[0].lower() in answer.lower() else f"{answer} {noun} {rest}"
    if (match := _SUBJECT.match(asked)) and not _PREPOSITION.match(answer):
        return f"{answer} {match[1]}"
    return None


def _when(answer: str) -> str:
    if _PREPOSITION.match(answer):
        return answer[0].lower() + answer[1:]
    return f"{'on' if _DAY.match(answer) else 'in'} {answer}"
