"""Examples and batches: what is asked of which window, and that they are the same wherever training begins again."""

import itertools
from collections import Counter
from pathlib import Path

import pytest

from retrieval.train.batches import Position, seeded
from retrieval.train.reader.examples import REWORDED, SAME_PASSAGE, SAME_TITLE, Example, Examples
from retrieval.train.reader.pairs import Pair, read_pairs
from tests.support.reading_pairs import save_lines, town_lines


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    return read_pairs([save_lines(tmp_path_factory.mktemp("pairs") / "towns.jsonl.gz", town_lines(200))])


def examples_of(pairs: list[Pair], batch: int = 4, seed: int = 0) -> Examples:
    return Examples(pairs, {}, batch=batch, seed=seed)


def made_of(pairs: list[Pair], times: int = 5) -> list[tuple[Pair, Example]]:
    examples = examples_of(pairs)
    made = [(pair, examples.example(pair, seeded(n, pair.passage))) for pair in pairs for n in range(times)]
    return [(pair, example) for pair, example in made if example]


def test_a_window_that_answers_holds_the_answer_where_the_row_says(pairs: list[Pair]) -> None:
    answering = [example for _, example in made_of(pairs) if example.row.answers]
    assert len(answering) > 400
    assert all(example.row.said(example.row.start, example.row.end) in example.golds for example in answering)


def test_a_window_that_doesnt_never_holds_the_answers_sentence(pairs: list[Pair]) -> None:
    negative = [(pair, example) for pair, example in made_of(pairs) if not example.row.answers]
    kinds = Counter(example.kind for _, example in negative)
    assert min(kinds["samepassage"], kinds["sametitle"], kinds["towns"]) > 40
    for pair, example in negative:
        assert example.row.start == example.row.end == 0
        assert example.golds == ()
        assert not any(gold in example.row.text for gold in pair.golds)
        if example.kind == "samepassage":
            assert "was built in" not in example.row.text


def test_negatives_stay_on_the_subject(pairs: list[Pair]) -> None:
    for pair, example in made_of(pairs):
        body = example.row.text.removeprefix(f"{pair.title}\n")
        assert (body in pair.passage) == (example.kind != "sametitle")
        assert pair.title in example.row.text or len(example.row.offsets) < 40


def test_some_windows_have_their_title_before_them_on_either_side(pairs: list[Pair]) -> None:
    titled = Counter(
        (example.row.answers, example.row.text.startswith(f"{pair.title}\n")) for pair, example in made_of(pairs)
    )
    for answers in (True, False):
        assert 0.35 < titled[answers, True] / (titled[answers, True] + titled[answers, False]) < 0.65


def plain(batch: list[Example]) -> list[tuple[object, ...]]:
    return [(tuple(one.row.tokens), one.row.start, one.row.end, one.kind) for one in batch]


def test_batches_go_on_from_any_position_as_if_they_hadnt_stopped(pairs: list[Pair]) -> None:
    through = list(itertools.islice(examples_of(pairs).batches(Position()), 120))  # more than two epochs
    assert through[-1][1].epoch == 2
    for stop in (0, 1, 15, 16, 49, 50, 51, 100):
        at = through[stop - 1][1] if stop else Position()
        again = list(itertools.islice(examples_of(pairs).batches(at), 3))
        assert [plain(batch) for batch, _ in again] == [plain(batch) for batch, _ in through[stop : stop + 3]], stop
        assert [position for _, position in again] == [position for _, position in through[stop : stop + 3]]


def test_an_epoch_reads_every_pair_once_and_the_next_in_other_windows(pairs: list[Pair]) -> None:
    batches = [(batch, position) for batch, position in itertools.islice(examples_of(pairs).batches(Position()), 100)]
    first = [one for batch, position in batches[:50] for one in batch]
    second = [one for batch, position in batches[50:] for one in batch]
    assert len(first) == len(second) == 200
    kinds = Counter(one.kind for one in first)
    assert kinds["towns"] + kinds["samepassage"] + kinds["sametitle"] == 200
    assert plain(first) != plain(second)
    assert {len(batch) for batch, _ in batches} == {4}


def test_another_seed_makes_other_batches(pairs: list[Pair]) -> None:
    one, other = (next(examples_of(pairs, seed=seed).batches(Position()))[0] for seed in (0, 1))
    assert plain(one) != plain(other)


def test_a_batch_is_of_like_lengths(pairs: list[Pair]) -> None:
    spread, all_lengths = [], []
    for batch, _ in itertools.islice(examples_of(pairs).batches(Position()), 48):
        lengths = [len(one.row.tokens) for one in batch]
        spread.append(max(lengths) - min(lengths))
        all_lengths += lengths
    assert sum(spread) / len(spread) < (max(all_lengths) - min(all_lengths)) / 4


def test_held_out_examples_are_the_same_every_time_and_a_few_of_each_source(pairs: list[Pair]) -> None:
    examples = examples_of(pairs)
    found = examples.held_out(pairs, 20)
    assert plain(found) == plain(examples_of(pairs[::-1]).held_out(pairs, 20))
    assert [one.kind for one in found].count("towns") == 20
    assert 0 < [one.kind for one in found].count("sametitle") <= 5
    light = Examples(pairs, {"towns": 0.3}, batch=4, seed=0)
    assert [one.kind for one in light.held_out(pairs, 20)].count("towns") == 5


def test_questions_are_held_out_in_the_words_they_have(pairs: list[Pair], tmp_path: Path) -> None:
    examples = examples_of(pairs)
    asked = {tuple(examples._tokens.numbers(pair.question)) for pair in pairs}
    assert all(tuple(one.row.tokens[1 : one.row.first - 1]) in asked for one in examples.held_out(pairs, 20))


def test_the_same_windows_can_be_held_out_with_questions_in_other_words(pairs: list[Pair]) -> None:
    examples = examples_of(pairs)
    plainly, otherwise = (examples.held_out(pairs, 50, in_other_words=way) for way in (False, True))
    assert [one.row.text for one in plainly] == [one.row.text for one in otherwise]
    changed = sum(one.row.tokens != other.row.tokens for one, other in zip(plainly, otherwise, strict=True))
    assert 5 < changed < len(plainly) - 5


@pytest.mark.parametrize("kind", [SAME_PASSAGE, SAME_TITLE])
def test_a_kind_of_negatives_of_weight_0_is_not_made_and_the_other_is(pairs: list[Pair], kind: str) -> None:
    examples = Examples(pairs, {kind: 0}, batch=4, seed=0)
    made = [examples.example(pair, seeded(n, pair.passage)) for pair in pairs for n in range(5)]
    kinds = Counter(example.kind for example in made if example)
    assert kinds[kind] == 0
    assert kinds[SAME_PASSAGE] + kinds[SAME_TITLE] > 40


def test_questions_keep_their_words_where_other_words_weigh_nothing(pairs: list[Pair]) -> None:
    examples = Examples(pairs, {REWORDED: 0}, batch=4, seed=0)
    asked = {tuple(examples._tokens.numbers(pair.question)) for pair in pairs}
    made = [examples.example(pair, seeded("words", pair.passage)) for pair in pairs]
    assert all(tuple(one.row.tokens[1 : one.row.first - 1]) in asked for one in made if one)


def test_nothing_to_teach_is_an_error_and_no_endless_search(pairs: list[Pair]) -> None:
    with pytest.raises(ValueError, match="nothing to teach"):
        Examples(pairs, {"towns": 0}, batch=4, seed=0)
