"""Which sentences stand for many others, and which of these to say together.

LexRank (Erkan and Radev, LexRank: Graph-based Lexical Centrality as Salience in Text Summarization, JAIR 22, 2004): a
sentence is central where central sentences are like it, p = d / N + (1 - d) * M p, M being the similarities with each
row brought to 1. Towards a subject (Otterbacher, Erkan and Radev, Using Random Walks for Question-focused Sentence
Retrieval, HLT-EMNLP 2005) the 1 / N gives way to how near each sentence is to it. Maximal marginal relevance (Carbonell
and Goldstein, The Use of MMR, SIGIR 1998) then weighs what a sentence is worth against what has been said.

The papers compare words; here it is the sentences' vectors, whose cosines are counted from the encoder's background.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Erkan and Radev's best threshold of similarity, and the middle of the .1 to .2 that they give for starting anew.
_EDGE, _RESTART = 0.1, 0.15
# Towards a subject it starts anew more often: the walk is to stay near it, and still to gather round what is said most.
_RESTART_ON_SUBJECT = 0.7
_STEPS, _CLOSE = 100, 1e-6
# A further sentence's own worth against its likeness to those said (their lambda).
_WORTH = 0.7
# One as like as this to another says the same, or is a copy of it.
_SAME = 0.85


def lexrank(
    similarity: "NDArray[np.floating]", nearness: "NDArray[np.floating] | None" = None
) -> "NDArray[np.floating]":
    """Return the centrality of each sentence, the greatest 1.

    `similarity`, shape (n, n), has 0 for unrelated and 1 for equal sentences; `nearness`, shape (n,) and not negative,
    is that to a subject. Where nothing is near, it is as without one.
    """
    count = len(similarity)
    if not count:
        return np.zeros(0)
    weights = np.where(similarity >= _EDGE, similarity, 0.0)
    np.fill_diagonal(weights, 1.0)
    weights /= weights.sum(axis=1, keepdims=True)
    focused = nearness is not None and float(nearness.sum()) > 0
    start = nearness / nearness.sum() if focused and nearness is not None else np.full(count, 1.0 / count)
    restart = _RESTART_ON_SUBJECT if focused else _RESTART
    rank = start
    for _ in range(_STEPS):
        before, rank = rank, restart * start + (1.0 - restart) * (rank @ weights)
        if float(np.abs(rank - before).sum()) < _CLOSE:
            break
    scaled: NDArray[np.floating] = rank / rank.max()
    return scaled


def diverse(
    worth: "NDArray[np.floating]",
    similarity: "NDArray[np.floating]",
    among: "NDArray[np.bool_]",
    most: int,
    fits: Callable[[Sequence[int]], bool] = lambda _: True,
    said: Sequence[int] = (),
) -> list[int]:
    """Return up to `most` sentences that are worth most and say different things, in the order that they were chosen.

    `said` are chosen already, and come first. Only those `among` are taken, none that `fits` refuses together with
    those before it, and none that says the same as one of them.
    """
    chosen = list(said)
    left = among.copy()
    left[chosen] = False
    nearest = similarity[chosen].max(axis=0) if chosen else np.zeros(len(worth))
    while len(chosen) < most:
        left &= nearest < _SAME
        if not left.any():
            break
        value = np.where(left, _WORTH * worth - (1.0 - _WORTH) * np.maximum(nearest, 0.0), -np.inf)
        best = int(value.argmax())
        left[best] = False
        if fits([*chosen, best]):
            chosen.append(best)
            nearest = np.maximum(nearest, similarity[best])
    return chosen
