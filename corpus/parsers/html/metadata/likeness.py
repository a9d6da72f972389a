"""Whether two titles are of one story, however each is cut or dressed."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def are_alike(title: str, others: Iterable[str]) -> bool:
    """Return whether a title is one of the others, or a part of it, or shares most of its words."""
    return any(share(title, other) >= 0.6 for other in others)


def share(one: str, other: str) -> float:
    """Return the share of the shorter title's words that are in the longer one; pairs of letters in dense scripts."""
    first, second = _parts(one), _parts(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _parts(title: str) -> set[str]:
    words = _WORD.findall(title.lower())
    parts = {word for word in words if not _DENSE.search(word)}
    for word in words:
        if _DENSE.search(word):
            parts.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
    return parts
