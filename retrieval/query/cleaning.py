"""Reduce what a person wrote to its question: no markup, links and emoji, no greetings, thanks, hedges and signatures.

Only what stands before or after the question goes, one after the other until nothing more does; what stands inside it
stays. A conjunction at the beginning stays too: it tells that the question goes on. Cleaning never leaves nothing.
"""

import re

from retrieval.query import courtesy
from retrieval.query.cjk import courtesy as courtesy_cjk
from retrieval.query.cjk.follow_ups import CJK
from retrieval.query.european.rules import Rules
from retrieval.query.european.telling import rules_of
from retrieval.query.markup import without_markup
from retrieval.text.width import in_usual_width

_WORD = re.compile(r"\w")
# A courtesy at the end is looked for in so many characters.
_TAIL_CHARS = 120
# Courtesies on one side of a question. What has more is left as it is.
_MOST = 20
_STRAY_AT_END = " \t\n,;:(–—-、，：（"
_STRAY_AT_START = " \t\n,.;:!)…–—、，。：）"


def clean(text: str) -> str:
    """Return a text as one line, without what isn't part of its question, its letters in their usual width."""
    plain = without_markup(in_usual_width(text))
    line = without_markup(_one_line(plain))
    for candidate in (plain, line):
        if found := _without_courtesies(candidate):
            return found
    return line if _WORD.search(line) else _one_line(text)


def is_courtesy(text: str) -> bool:
    """Return whether a text is greetings, thanks and the like, and nothing else."""
    return bool(_WORD.search(text)) and not _without_courtesies(_one_line(without_markup(text)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _without_courtesies(text: str) -> str:
    """Return a text without its courtesies; nothing where it is made of them, or of too many."""
    rules = rules_of(text)  # told once: a courtesy may be what tells the language
    for _ in range(_MOST):
        shorter = _one_line(without_markup(_one_line(_without_tail(_without_head(text, rules), rules))))
        if not _WORD.search(shorter):
            return ""
        if shorter == text:
            return text
        text = shorter
    return ""


def _without_head(text: str, rules: Rules | None) -> str:
    heads = [rules.head if rules else courtesy.HEAD, *([courtesy_cjk.HEAD] if CJK.search(text) else [])]
    for _ in range(_MOST):
        found = next((match for head in heads if (match := head.match(text))), None)
        if not found:
            return text
        text = text[found.end() :].lstrip(_STRAY_AT_START)
    return ""


def _without_tail(text: str, rules: Rules | None) -> str:
    for _ in range(_MOST):
        if (start := _tail(text, rules)) is None:
            return text
        last = text[start:].rstrip(" )~…")[-1:]
        text = text[:start].rstrip(_STRAY_AT_END)
        # "When was it signed please?"
        if last in "?？" and text[-1:] not in (*".!?。！？", ""):
            text += last
    return ""


def _tail(text: str, rules: Rules | None) -> int | None:
    """Return where the last courtesy at the end of a text begins."""
    window = max(len(text) - _TAIL_CHARS, 0)
    found = courtesy.TAIL_AFTER_PAUSE.search(text, window) or courtesy.SIGNED.search(text, window)
    if not found and (loose := courtesy.TAIL.search(text, window)) and not _is_meant(text[: loose.start()], loose):
        found = loose
    if not found and rules:
        found = rules.tail.search(text, window)
    if not found and CJK.search(text):
        found = courtesy_cjk.TAIL.search(text, window)
        if found and courtesy_cjk.ABOUT.search(text, window, found.start()):
            found = None
    return found.start() if found and _WORD.search(text, 0, found.start()) else None


def _is_meant(before: str, tail: re.Match[str]) -> bool:
    """Return whether what looks like a courtesy may be a word of the question."""
    return bool(courtesy.MEANT.search(before) or ("please" in tail.group().lower() and courtesy.PLEASES.search(before)))
