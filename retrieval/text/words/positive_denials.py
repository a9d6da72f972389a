"""Words that deny something without a "not": what goes on did not end, what is different is not the same."""

import re

from retrieval.text.terms import terms

# What says it, and the terms of what it says isn't so.
_DENIALS = tuple(
    (re.compile(rf"\b(?:{said})\b"), frozenset(terms(denied)))
    for said, denied in (
        (
            r"go(?:es|ing)? on|went on|continu\w+|remain\w*|persist\w*|still|as it is|un(?:changed|resolved|solved)",
            "end stop cease change revise alter amend resolve settle solve finish over",
        ),
        (r"differ\w*|other|another|separate\w*|unlike", "same alike identical equal"),
        (
            r"secret\w*|confidential\w*|quiet\w*|private\w*|undisclosed|withheld",
            "disclose reveal publish public known make",
        ),
        (r"silent|silence|unmentioned|passes over|passed over", "mention name say refer speak use"),
        (r"pending|open|undecided|outstanding|unpaid", "decide settle answer say pay"),
        (r"absent|alone|missed", "attend take come present join"),
        (r"free|voluntar\w+|exempt\w*", "require oblige bind force"),
        (r"barred|bars|prevent\w*|unable|impossible|ruled out", "allow let permit can able"),
    )
)


def denied_by_words(clause: str) -> frozenset[str]:
    """Return the terms of what a clause denies by words of their own."""
    return frozenset(term for said, denied in _DENIALS if said.search(clause) for term in denied)
