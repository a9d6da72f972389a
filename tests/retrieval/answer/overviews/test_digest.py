"""A digest: articles by subject, each with a verified quote, one text told once."""

import numpy as np
import pytest

from retrieval.answer.overviews.digest import subject_groups


def test_the_sample_is_told_apart_by_subject(sample):
    members = sample.catalog.members(sample.catalog.current().id)
    digest = sample.digest(list(members))
    assert digest.more == 0
    lines = [line for subject in digest.subjects for line in subject]
    assert len(lines) == len(members)
    for line in lines:
        one = line.citation
        assert sample.catalog.article(one.article_id).text[one.start : one.end] == one.quote
    subject_of = {line.citation.article_id[9:19]: n for n, s in enumerate(digest.subjects) for line in s}
    rulings = {subject_of[day] for day in ("2012-05-25", "2018-10-31", "2018-11-30")}
    assert len(rulings) == 1
    assert subject_of["2019-08-03"] not in rulings
    assert [len(subject) for subject in digest.subjects] == sorted(map(len, digest.subjects), reverse=True)


def test_nothing_and_what_is_not_there_make_no_digest(sample):
    assert sample.digest([]).subjects == ()
    assert sample.digest(["gone"]).subjects == ()


@pytest.mark.parametrize(
    ("likeness", "groups"),
    [
        (np.eye(3), [[0], [1], [2]]),
        (np.ones((3, 3)), [[0, 1, 2]]),
        # 1 is near to both 0 and 2, which are far from each other: it stays with the nearer.
        (np.array([[1, 0.9, 0.1], [0.9, 1, 0.85], [0.1, 0.85, 1]]), [[0, 1], [2]]),
        (np.empty((0, 0)), []),
    ],
)
def test_what_is_alike_on_average_is_of_one_subject(likeness, groups):
    assert subject_groups(likeness) == groups
