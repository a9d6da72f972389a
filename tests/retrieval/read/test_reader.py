"""Reading the answer out of passages: which sentences are quoted, with what beside them, in what order."""

import json
import math
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.sentences import split_sentences
from retrieval.read.features import FEATURES, extract_features
from retrieval.read.reader import PASSAGES_READ, Reading, fitted, read, weights_from
from retrieval.text.terms import terms
from retrieval.types import Hit
from tests.support.passages import hit, sentences_of, sought

# Cosines with "bell" in the toy language: 1, 1/sqrt(2) = .71, and 0.
RANG, LEANS, SPOKE = "The bell rang.", "The bell tower leans.", "The mayor spoke."


def reading(question: str, *hits: Hit, follow: float = 9.0, **weights: float) -> Reading:
    """Read with weights given by hand: by likeness alone, unless told."""
    content = {"weights": weights or {"likeness": 1.0}, "follow": follow}
    return read(sought(question), hits, sentences_of(*hits), weights_from(content))


def quotes(question: str, *hits: Hit, follow: float = 9.0, **weights: float) -> list[str]:
    return [quote.text for quote in reading(question, *hits, follow=follow, **weights).quotes]


# Which sentences


@pytest.mark.parametrize(
    ("follow", "expected"), [(0.0, [RANG]), (0.28, [RANG]), (0.3, [RANG, LEANS]), (1.1, [RANG, LEANS, SPOKE])]
)
def test_a_sentence_follows_where_it_is_nearly_as_likely_as_the_best(follow: float, expected: list[str]) -> None:
    assert quotes("bell", hit(f"{RANG} {LEANS} {SPOKE}"), follow=follow) == expected


def test_scores_are_weighed_features_and_the_best_is_pointed_at() -> None:
    passage = hit(f"{SPOKE} {RANG}")
    found = reading("bell", passage, likeness=2.0, first=0.5)
    assert found.scores == pytest.approx([0.5, 2.0])
    assert found.best == 1
    assert found.features == pytest.approx(extract_features(sought("bell"), [passage], sentences_of(passage))[1])


def test_of_two_that_are_equally_likely_the_one_found_first_is_taken() -> None:
    assert quotes("bell", hit("The bell rang.", article="a"), hit("A bell broke.", article="b"), follow=0)[0] == RANG


def test_three_sentences_are_quoted_at_most() -> None:
    kinds = ("rang", "broke", "sank", "stood", "shone")
    assert quotes("bell", hit(" ".join(f"The bell {what} there." for what in kinds))) == [
        "The bell rang there.", "The bell broke there.", "The bell sank there."
    ]  # fmt: skip


def test_sentences_over_several_passages_are_read_together() -> None:
    hits = [hit(RANG, article="a"), hit(SPOKE, article="b"), hit(LEANS, article="c")]
    assert quotes("bell", *hits, follow=0.5) == [RANG, LEANS]


def test_no_more_passages_are_read_than_pay() -> None:
    others = [hit("The bell tower leans.", article=str(n)) for n in range(PASSAGES_READ)]
    assert quotes("bell", *others, hit(RANG, article="late")) == [LEANS]
    assert quotes("bell", *others[1:], hit(RANG, article="late")) == [RANG, LEANS]


@pytest.mark.parametrize("hits", [[], [hit("")], [hit("Kyodo.")]])
def test_where_there_is_no_sentence_nothing_is_read(hits: list[Hit]) -> None:
    found = reading("bell", *hits)
    assert (found.quotes, found.best) == ((), None)
    assert found.scores.shape == (0,)
    assert found.features.shape == (0, len(FEATURES))


# No near-repeats


def test_a_near_repeat_is_left_out() -> None:
    wire = hit("The bell was cast in Lund in 1702, by Holm.", article="a")
    copy = hit("The bell was cast in Lund by Holm in 1702, it says.", article="b")
    assert quotes("bell", wire, copy, hit(LEANS, article="c")) == [wire.text, LEANS]


def test_sentences_that_share_half_of_their_terms_say_different_things() -> None:
    assert len(quotes("bell", hit("The bell rang loud."), hit("The bell rang twice.", article="b"))) == 2  # 2 of 4
    assert len(quotes("bell", hit("The old bell rang loud."), hit("The old bell rang twice.", article="b"))) == 1


# What a sentence leans on


@pytest.mark.parametrize("begins", ["It", "He", "This", "“They all” then", "Both", "The latter", "That same"])
def test_the_sentence_before_comes_along_where_a_pronoun_needs_it(begins: str) -> None:
    leaning = f"{begins} heard a bell."
    assert quotes("bell", hit(f"{SPOKE} {leaning}"), follow=0) == [SPOKE, leaning]


@pytest.mark.parametrize(
    ("before", "leaning"),
    [("市長は町に来た。", "彼は古い鐘を聞いた。"), ("시장이 마을에 왔다.", "그는 오래된 종을 들었다.")],
)
def test_so_it_does_in_korean_and_japanese(before: str, leaning: str) -> None:
    assert quotes("bell", hit(f"{before} {leaning}"), follow=0, first=-1.0) == [before, leaning]


@pytest.mark.parametrize("begins", ["Item 4", "Hers", "A horn", "Theory", "The lattermost"])
def test_other_words_need_nothing_before_them(begins: str) -> None:
    leaning = f"{begins} and a bell."
    assert quotes("bell", hit(f"{SPOKE} {leaning}"), follow=0) == [leaning]


def test_where_there_is_no_sentence_before_it_stands_alone() -> None:
    assert quotes("bell", hit(f"It heard a bell. {SPOKE}"), follow=0) == ["It heard a bell."]


def test_one_that_is_too_long_does_not_come_along() -> None:
    leaning = "It heard a bell."
    fits, exceeds = ("The mayor spoke" + " on" * n + "." for n in (189, 190))  # 583 and 586 characters
    assert len(fits) + len(leaning) <= 600 < len(exceeds) + len(leaning)
    assert quotes("bell", hit(f"{fits} {leaning}"), follow=0) == [fits, leaning]
    assert quotes("bell", hit(f"{exceeds} {leaning}"), follow=0) == [leaning]


def test_nor_does_one_that_would_be_the_fourth() -> None:
    leaning = "It broke the bell wall."
    hits = [
        hit(RANG, article="a"),
        hit("The bell stood still there.", article="b"),
        hit(f"{SPOKE} {leaning}", article="c"),
    ]
    assert quotes("bell", *hits) == [RANG, "The bell stood still there.", leaning]


def test_what_came_along_is_quoted_once() -> None:
    assert quotes("bell", hit(f"The old bell tower leans. It has a big bell. {SPOKE}"), follow=0.5) == [
        "The old bell tower leans.", "It has a big bell."
    ]  # fmt: skip


# In which order


def test_the_best_sentence_is_first_whatever_stands_before_it() -> None:
    first, second = hit(f"{LEANS} {RANG}", article="b"), hit("The bell and the wall fell.", article="a")
    assert quotes("bell", second, first) == [RANG, LEANS, "The bell and the wall fell."]


def test_the_others_are_by_article_as_they_stand_there() -> None:
    early, late = hit(f"{LEANS} {RANG}", start=0), hit("The bell and the wall fell.", start=500)
    assert quotes("bell", late, early) == [RANG, LEANS, "The bell and the wall fell."]


# What is never quoted


def test_a_question_is_no_answer_to_itself_and_what_follows_it_is() -> None:
    passage = hit(f"When was the bell cast? In 1702, by a founder from the coast. {SPOKE}")
    assert quotes("When was the bell cast?", passage, follow=0) == ["In 1702, by a founder from the coast."]


def test_another_question_hands_nothing_on() -> None:
    assert quotes("bell", hit(f"Is the bell tower of the old town safe? {SPOKE} {RANG}"), follow=0) == [RANG]


def test_a_byline_is_quoted_for_no_question() -> None:
    assert RANG in quotes("bell", hit(f"By Ada Bell\n\n{RANG}"))
    assert "By Ada Bell" not in quotes("bell", hit(f"By Ada Bell\n\n{RANG}"))


# How long


def test_together_they_have_six_hundred_characters_at_most() -> None:
    long, longer, short = (
        "The bell " + f"{what} " * n + "on." for what, n in (("rang", 60), ("sank", 70), ("fell", 40))
    )
    assert len(long) + len(longer) > 600 >= len(long) + len(short)
    assert quotes("bell", *(hit(text, article=text) for text in (long, longer, short))) == [long, short]


def test_a_longer_sentence_is_cut_between_words_and_says_so() -> None:
    text = "The bell " + "tolled " * 120 + "on."
    found = reading("bell", hit(text, start=40)).quotes
    assert len(found) == 1
    assert found[0].cut
    assert found[0].text == text[: len(found[0].text)]
    assert found[0].text.endswith("tolled")
    assert 590 <= len(found[0].text) <= 600
    assert (found[0].start, found[0].end) == (40, 40 + len(found[0].text))


def test_one_without_spaces_is_cut_anywhere() -> None:
    found = reading("鐘", hit("鐘町橋" * 300)).quotes
    assert (len(found[0].text), found[0].cut) == (600, True)


def test_a_whole_sentence_is_not_cut() -> None:
    assert not any(quote.cut for quote in reading("bell", hit(f"{RANG} {LEANS}")).quotes)


# Whatever the passages

sentence = st.builds(
    lambda begins, middle, final, count: f"{begins} {' '.join(middle * count)}{final}",
    st.sampled_from(["The", "It", "He", "彼は", "그는", "1702", "“They"]),
    st.lists(
        st.sampled_from(["bell", "tower", "flood", "鐘", "종이", "Holm", "ferry,", "x" * 250]), min_size=1, max_size=5
    ),
    st.sampled_from([".", "?", "。", "", "!”", "\n\n", " \t."]),
    st.sampled_from([1, 1, 2, 60]),
)
text = st.lists(sentence, max_size=6).map(" ".join)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30), text), max_size=PASSAGES_READ + 1),
    st.text(max_size=40) | st.sampled_from(["bell tower", "When did Holm come?"]),
    st.floats(0, 3),
)
def test_every_quote_is_verbatim_and_the_answer_short(
    passages: list[tuple[int, int, str]], question: str, follow: float
) -> None:
    hits, articles = [], dict.fromkeys("0123", "")
    for article, gap, words in passages:  # as chunks of few articles that don't overlap
        start = len(articles[str(article)]) + gap
        articles[str(article)] += " " * gap + words
        hits.append(hit(words, article=str(article), start=start))
    found = reading(question, *hits, follow=follow)
    assert len(found.quotes) <= 3
    assert sum(len(quote.text) for quote in found.quotes) <= 600
    for quote in found.quotes:
        assert articles[quote.hit.article_id][quote.start : quote.end] == quote.text != ""
        assert quote.hit.start <= quote.start < quote.end <= quote.hit.end
    places = [(quote.hit.article_id, quote.start) for quote in found.quotes]
    assert len(set(places)) == len(places)
    assert (found.best is None) == (found.quotes == ()) == (len(found.scores) == 0)


@settings(max_examples=40)
@given(st.lists(text, min_size=1, max_size=4), st.floats(0, 3))
def test_the_best_sentence_is_quoted_and_none_that_is_much_less_likely_but_what_is_leant_on(
    passages: list[str], follow: float
) -> None:
    hits = [hit(words, article=str(n)) for n, words in enumerate(passages)]
    found = reading("bell tower", *hits, follow=follow)
    candidates = extract_features(sought("bell tower"), hits, sentences_of(*hits))[0]
    scores = {(c.hit.key, c.span[0]): score for c, score in zip(candidates, found.scores, strict=True)}
    quoted = [(quote.hit.key, quote.start) for quote in found.quotes]
    if found.best is not None:
        best = candidates[found.best]
        assert (best.hit.key, best.span[0]) in quoted
        assert scores[best.hit.key, best.span[0]] == found.scores.max()
    for quote, place in zip(found.quotes, quoted, strict=True):
        likely = place in scores and scores[place] >= found.scores.max() - follow
        starts = [start for start, _ in split_sentences(quote.hit.text)]
        after = starts.index(place[1]) + 1
        assert likely or (quote.hit.key, starts[after]) in quoted


@given(
    st.lists(
        st.lists(st.sampled_from(["bell", "tower", "wall", "flood", "ferry", "mayor"]), min_size=2, max_size=6),
        max_size=8,
    )
)
def test_no_two_sentences_say_nearly_the_same(lists: list[list[str]]) -> None:
    hits = [hit(f"The {' '.join(words)}.", article=str(n)) for n, words in enumerate(lists)]
    held = [set(terms(quote)) for quote in quotes("bell", *hits)]
    for n, one in enumerate(held):
        assert all(2 * len(one & other) <= len(one | other) for other in held[:n])


# The weights


def test_a_sign_that_is_not_named_weighs_nothing() -> None:
    weights = weights_from({"weights": {"holds": 2.0}, "follow": 0.5})
    assert {name: weight for name, weight in zip(FEATURES, weights.weights, strict=True) if weight} == {"holds": 2.0}
    assert weights.follow == 0.5


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    return json.loads((files("retrieval.read") / "reader.json").read_text(encoding="utf-8"))


def test_the_weights_that_ship_are_of_known_features_and_finite(shipped: dict[str, Any]) -> None:
    assert set(shipped["weights"]) <= set(FEATURES)
    assert np.isfinite(fitted().weights).all()
    assert fitted().weights.any()
    assert fitted().follow >= 0


def test_they_come_with_the_figures_of_their_fit(shipped: dict[str, Any]) -> None:
    assert shipped["fitted_on"] > 0
    figures = shipped["held_out"]["all"]
    assert figures["questions"] > 0
    for name in ("fitted", "likeness and overlap alone"):
        assert 0 < figures[name]["first 1"] <= figures[name]["first 3"] <= 1
        assert math.isfinite(figures[name]["first 1"])
