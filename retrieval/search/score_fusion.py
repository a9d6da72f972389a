"""Fuse what is found by meaning and by words by their scores, each on a scale of its own.

Ranks forget how far the first is ahead, and that is what tells whether an encoder knows a text: of a language that it
never saw, no passage stands out. So scores are added (Bruch, Gai and Ingber, An Analysis of Fusion Functions for Hybrid
Retrieval, TOIS 2023): cosines by how many standard deviations of the corpus they are apart, which doesn't depend on its
size or on the encoder, and BM25 by the root of its best, between the score itself, by which a long question is all
words, and its share of the best, by which a word that hardly matters counts as much as the rarest.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What a standard deviation counts beside the words. Mean nDCG@10 of multilingual-e5-small over eleven sets (web pages,
# search questions, encyclopedias in English, German, Russian, Arabic, Hindi, Chinese, Japanese and Korean) is .948,
# .952, .956 and .957 with .3, .4, .5 and .6, all-MiniLM-L6-v2's over four in English .932, .935, .938 and .937. By
# ranks (K 10, 1 to 1.1) e5 has .937 over the first eight that there were, by scores .949; over none is it worse.
DEVIATION = 0.6
_LEAST_SPREAD = 1e-3  # of cosines: among those that are all the same no one stands out


@dataclass(frozen=True, slots=True)
class Weighed:
    """Tell how meaning and words were weighed for a question.

    `known` is what its encoder knows of the question's script in this corpus, in [0, 1]; `meaning` is what the best by
    meaning gets for it, of that and what the best by words gets.
    """

    known: float = 1.0
    meaning: float = 1.0


def spread(
    sample: "NDArray[np.float32]", vector: "NDArray[np.float32]", bias: "NDArray[np.float32] | float" = 0.0
) -> float:
    """Return the standard deviation of the cosines of a query with a sample of the corpus, shape (count, dimension).

    `bias` is taken from each.
    """
    if not len(sample):
        return 1.0
    return max(float((np.einsum("ij,j->i", sample, vector) - bias).std()), _LEAST_SPREAD)


def blend(
    similar: Mapping[str, float],
    worded: Sequence[Mapping[str, float]],
    deviation: float,
    depth: int,
    known: float = 1.0,
    apart: Callable[[str], bool] = lambda _: False,
) -> tuple[list[tuple[str, float]], Weighed]:
    """Return the keys of all with their scores, best first, and how they were weighed; ties by order of appearance.

    `similar` has cosines, whose `spread` is `deviation`, and `worded` BM25 scores by each variant of the query, which
    together count as one. What a full list of `depth` leaves out is taken to be as good as its last. Keys that are
    `apart` are in another script than the query, whose words they can't have: words count for them as they do for the
    best of the others, by what each has for its meaning, as far as the encoder knows the query's script.
    """
    worded = [found for found in worded if found]  # "How much?" has no words of its own
    parts = [(similar, known * DEVIATION / deviation, _floor(similar, 0))]
    parts += [(found, 1 / (len(worded) * max(found.values()) ** 0.5), _floor(found, depth)) for found in worded]
    by_meaning, *by_words = (
        {key: factor * (score - floor) for key, score in found.items()} for found, factor, floor in parts
    )
    keys = dict.fromkeys(key for found, _, _ in parts for key in found)
    scores = {key: sum(part.get(key, 0.0) for part in (by_meaning, *by_words)) for key in keys}
    if others := [key for key in keys if apart(key)]:
        there = keys.keys() - set(others)
        most, meant = (max((some.get(key, 0.0) for key in there), default=0.0) for some in (scores, by_meaning))
        share = 1.0 + known * (most / meant - 1.0) if meant else 1.0
        scores |= {key: max(scores[key], share * by_meaning.get(key, 0.0)) for key in others}
    meaning, *words = (factor * (max(found.values(), default=floor) - floor) for found, factor, floor in parts)
    both = meaning + sum(words)
    share = meaning / both if both and words else 1.0  # of long lists that are all the same neither has a best
    return sorted(scores.items(), key=lambda item: -item[1]), Weighed(known, share)


def _floor(found: Mapping[str, float], depth: int) -> float:
    """Return what is taken for the score of those that a list lacks: its last, or none where it has all there are."""
    return min(found.values(), default=0.0) if len(found) >= depth else 0.0
