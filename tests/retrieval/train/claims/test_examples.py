"""What claims are made of, and the examples that they become."""

import itertools
from collections import Counter
from pathlib import Path

import pytest

from retrieval.train.batches import Position, seeded
from retrieval.train.claims.examples import ClaimExamples
from retrieval.train.claims.other_evidence import OtherEvidence
from retrieval.train.claims.pairs import (
    CONTRADICTED,
    NOT_TOLD,
    SUPPORTED,
    ArticlePassage,
    AskedClaim,
    GivenClaim,
    read_material,
)
from retrieval.train.reader.pairs import parted
from retrieval.train.reader.sentence_windows import Tokens
from tests.support.claim_pairs import claim_lines
from tests.support.reading_pairs import save_lines, town_lines

PASSAGE = (
    "The bridge of Tindle was built by the council in 1880. It may be closed after the flood reached its middle pier. "
    "Some of the carts go round by Velmora. The mayor of Velmora said that the road was too narrow for carts. "
    "Ann Ferris sold the ferry because the bridge had opened. It had carried 300 carts a day before the war."
)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("claims")
    towns = [{**line, "source": "squadshifts_newwiki"} for line in town_lines(60)]
    return [
        save_lines(folder / "claims.jsonl.gz", claim_lines()),
        save_lines(folder / "towns.jsonl.gz", towns),
        save_lines(folder / "none.jsonl.gz", []),
    ]


def examples_of(items, **weights):
    return ClaimExamples(items, weights, batch=4, seed=0)


def test_claims_and_questions_are_told_apart_by_their_lines(files):
    items = read_material(files, {})
    counts = Counter(map(type, items))
    assert counts[GivenClaim] == 60
    assert counts[ArticlePassage] == len({item.text for item in items if isinstance(item, ArticlePassage)}) > 20
    asked = [item for item in items if isinstance(item, AskedClaim)]
    assert all(item.claim.endswith(f"was built in {item.pair.golds[0]}.") for item in asked)
    assert len(asked) == 48
    assert {type(item) for item in read_material(files, {"made": 0, "asked": 0})} == {GivenClaim}


def test_what_is_about_one_article_is_taught_or_held_out_as_a_whole(files):
    taught, held_out = parted(read_material(files, {}))
    assert not {item.article for item in taught} & {item.article for item in held_out}


def test_a_claim_that_is_given_keeps_its_label_or_gets_evidence_that_does_not_tell():
    items = [
        GivenClaim("fever", "Ann Ferris built the bridge.", "Ann Ferris built the bridge in 1880.", SUPPORTED, "a"),
        GivenClaim("fever", "Ann Ferris sold goats.", "Goats were never sold by Ann Ferris.", CONTRADICTED, "b"),
    ]
    examples = examples_of(items)
    made = [examples.example(items[0], seeded(n)) for n in range(80)]
    labels = Counter((example.label, example.row.text) for example in made)
    assert set(labels) == {(SUPPORTED, items[0].evidence), (NOT_TOLD, items[1].evidence)}
    assert 10 < labels[NOT_TOLD, items[1].evidence] < 40
    assert OtherEvidence(items[:1]).beside(items[0], seeded(0)) is None


def test_of_a_passage_claims_of_every_standing_are_made():
    passage = ArticlePassage(PASSAGE, "Tindle", "tindle")
    examples = examples_of([passage])
    made = [examples.example(passage, seeded(n)) for n in range(250)]
    kinds = Counter((example.kind.partition(": ")[2], example.label) for example in made)
    for kind in ("hedge", "attribution", "scope", "added", "elsewhere"):
        assert kinds[kind, NOT_TOLD] > 1, kind
    for kind in ("order", "cause", "roles swapped", "number", "opposite"):
        assert kinds[kind, CONTRADICTED] > 1, kind
    assert 0.3 < sum(example.label == SUPPORTED for example in made) / 250 < 0.6
    said = {body for example in made for body in [example.row.text.removeprefix("Tindle\n")]}
    assert all(body in PASSAGE for body in said)
    assert 0.3 < sum(example.row.text.startswith("Tindle\n") for example in made) / 250 < 0.7


def test_a_false_claim_never_stands_in_its_evidence():
    """But for what it has somebody say."""
    passage = ArticlePassage(PASSAGE, "", "tindle")
    examples = examples_of([passage])
    for n in range(100):
        example = examples.example(passage, seeded(n))
        claim = list(example.row.tokens[1 : example.row.first - 1])
        read = list(example.row.tokens[example.row.first : -1])
        within = any(read[at : at + len(claim)] == claim for at in range(len(read)))
        assert example.label == SUPPORTED or example.kind == "made: attribution" or not within


def test_an_answer_is_told_exchanged_or_asked_of_other_sentences(files):
    items = [item for item in read_material(files, {}) if isinstance(item, AskedClaim)]
    examples = examples_of(items)
    made = [(item, examples.example(item, seeded(n))) for n, item in enumerate(items * 4)]
    kinds, tokens = Counter(example.kind for _, example in made), Tokens()
    assert min(kinds["asked: answer"], kinds["asked: other answer"], kinds["asked: other sentences"]) > 20
    for item, example in made:
        gold, claim = item.pair.golds[0], list(example.row.tokens[1 : example.row.first - 1])
        holds = gold in example.row.text
        assert holds == (example.kind != "asked: other sentences")
        if example.kind == "asked: other answer":
            said = tokens.numbers(gold)
            assert said != claim[-1 - len(said) : -1], "the year stands last, before the stop"


def test_batches_are_the_same_wherever_they_begin(files):
    items = read_material(files, {})
    whole = list(itertools.islice(examples_of(items).batches(Position()), 30))
    again = list(itertools.islice(examples_of(items).batches(whole[11][1]), 18))
    assert [[example.row.tokens for example in batch] for batch, _ in whole[12:]] == [
        [example.row.tokens for example in batch] for batch, _ in again
    ]


def test_what_is_held_out_is_the_same_every_time(files):
    items = read_material(files, {})
    one, other = (examples_of(items).held_out(items, 10) for _ in range(2))
    assert [example.row for example in one] == [example.row for example in other]
    assert Counter(example.source for example in one)["fever"] == 10
