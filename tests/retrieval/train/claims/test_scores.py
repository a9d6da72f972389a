"""Figures of claims that can be counted by hand."""

import numpy as np
import pytest

from retrieval.train.claims.examples import ClaimExample
from retrieval.train.claims.scores import accuracy_by_kind, confusions, figures, supported
from retrieval.train.reader.sentence_windows import Row

ROW = Row([101, 102, 102], 2, [], "")
EXAMPLES = [
    ClaimExample(ROW, label, "any", kind)
    for label, kind in ((0, "made: same"), (1, "made: number"), (2, "mnli"), (2, "mnli"))
]
LOGITS = np.array([[3, 0, 0], [2, 1, 0], [0, 0, 4], [1, 0, 0]], np.float32)


def test_a_claim_is_right_where_the_likeliest_label_is_its_own():
    found = figures(EXAMPLES, LOGITS)
    assert {name: figure["value"] for name, figure in found.items()} == {
        "accuracy": 0.5, "accuracy_people": 0.5, "accuracy_made": 0.5, "auc_supported": 1.0
    }  # fmt: skip
    assert accuracy_by_kind(EXAMPLES, LOGITS) == {"made: number": [0.0, 1], "made: same": [1.0, 1], "mnli": [0.5, 2]}


def test_support_is_held_against_everything_else():
    assert supported(np.array([[1, 0, 0]], np.float32)) == pytest.approx(1 - np.log(2))


def test_confusions_have_what_is_true_in_rows():
    assert confusions([0, 1, 2, 2], [0, 0, 2, 0]) == [[1, 0, 0], [1, 0, 0], [1, 0, 1]]
