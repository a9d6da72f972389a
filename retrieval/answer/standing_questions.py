"""Which of many questions some articles may answer: a look at all of them at once, before each is asked by itself.

Asked one by one, thousands of questions that people follow take minutes after each refresh. How near any sentence of
the articles comes to each takes seconds. What this does not do: tell apart what is all on one subject, or look at
anything but Latin script, as other cosines are on other scales.
"""

from collections.abc import Sequence

import numpy as np

from retrieval.encode.similarity.background_similarity import against
from retrieval.search.snapshot_view import SnapshotView
from retrieval.store.database import batches
from retrieval.text.scripts import LATIN

# Of 226 questions about the sample 61 are answered from 32 articles; the nearest sentence is .24 or more to each of
# them, .26 at the median to the others. Of 300 English questions on other subjects 1 in 75 has one at .2.
_NEAR = 0.18
_QUESTIONS, _CHUNKS = 64, 512  # taken at a time


def may_be_answered(
    view: SnapshotView, questions: Sequence[str], article_ids: Sequence[str], background: float
) -> list[bool]:
    """Return for each question whether some articles of a snapshot may answer it; `background` is the encoder's.

    All may that are not in Latin script, or where some of the articles aren't.
    """
    keys, lexical = view.catalog.keys_of(view.snapshot, article_ids), view.lexical
    latin = [row for row, question in enumerate(questions) if view.script_asked_in(question) == LATIN]
    if not latin or any(lexical.scripts[lexical.script_of[lexical.numbers[key]]] != LATIN for key in keys):
        return [True] * len(questions)
    asked = np.concatenate(
        [view.encoder.encode_queries([questions[row] for row in some]) for some in batches(latin, _QUESTIONS)]
    )
    nearest = np.full(len(questions), np.inf)
    nearest[latin] = -1.0
    for some in batches(keys, _CHUNKS):
        found = view.catalog.sentences(view.snapshot.index, some)
        if len(found) < len(some):  # indexed before there were any
            return [True] * len(questions)
        vectors = np.concatenate([sentences.vectors for sentences in found.values()])
        nearest[latin] = np.maximum(nearest[latin], (asked @ vectors.T).max(axis=1, initial=-1.0))
    return [bool(near) for near in against(nearest, background) >= _NEAR]
