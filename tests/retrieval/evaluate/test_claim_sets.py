"""The sets of claims: true to the articles, large enough, and split so that no article is in both halves."""

from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.sentences import split_sentences
from retrieval.evaluate.claim_sets import ClaimCase, read_claims

ROOT = Path(__file__).parents[3]
WRITTEN = read_claims(ROOT / "tests" / "claims" / "written.jsonl")
POSTED = read_claims(ROOT / "tests" / "claims" / "posted.jsonl")
REWORDED = read_claims(ROOT / "tests" / "claims" / "reworded.jsonl")
UNSEEN = read_claims(ROOT / "tests" / "claims" / "unseen.jsonl")
SUMMARIES = read_claims(ROOT / "tests" / "claims" / "summaries.jsonl")
SETS = {"written": WRITTEN, "posted": POSTED, "reworded": REWORDED, "unseen": UNSEEN, "summaries": SUMMARIES}
ALL = tuple(case for cases in SETS.values() for case in cases)


@pytest.mark.parametrize("cases", SETS.values(), ids=SETS)
def test_each_quote_is_a_whole_sentence_of_its_article(cases: list[ClaimCase]) -> None:
    for case in cases:
        text = (ROOT / "corpus" / "articles" / case.article).read_text().split("\n---\n", 1)[1]
        sentences = {text[start:end].strip() for start, end in split_sentences(text, "en")}
        assert set(case.quotes) <= sentences, case.id


def test_no_claim_stands_twice() -> None:
    claims = [case.claim.casefold() for case in ALL]
    assert len(set(claims)) == len(claims)
    assert len({case.id for case in ALL}) == len(claims)


def test_what_is_unseen_shares_no_article_with_what_the_rules_were_mended_by() -> None:
    assert not {case.article for case in UNSEEN} & {case.article for case in REWORDED}
    assert {case.half for case in UNSEEN} == {"held_out"}


def test_each_way_of_being_false_has_at_least_twelve_claims() -> None:
    kinds = Counter(case.kind for case in WRITTEN if case.label == "unsupported")
    assert len(kinds) == 13
    assert min(kinds.values()) >= 12
    assert None not in kinds
    assert all(case.kind is None for case in WRITTEN if case.label == "supported")
    assert {case.kind for case in (*REWORDED, *UNSEEN, *SUMMARIES)} <= {None, *kinds}


def test_each_label_has_a_hundred_claims_and_each_half_its_share() -> None:
    assert min(Counter(case.label for case in WRITTEN).values()) >= 150
    assert Counter(case.label for case in POSTED).keys() == {"supported", "contradicted", "not_told"}
    assert min(Counter(case.label for case in POSTED).values()) >= 100
    for cases in (WRITTEN, POSTED, SUMMARIES):
        halves = Counter(case.half for case in cases)
        assert 0.45 < halves["held_out"] / len(cases) < 0.55


def test_the_summaries_say_eight_true_sentences_of_each_of_twenty_articles_and_something_false_of_each_kind() -> None:
    true = Counter(case.article for case in SUMMARIES if case.label == "supported")
    assert len(true) == 20
    assert set(true.values()) == {8}
    false = [case for case in SUMMARIES if case.label == "unsupported"]
    assert len(false) == 60
    assert {case.kind for case in false} == {case.kind for case in WRITTEN} - {None}


def test_another_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text('{"claim": "It rained."}\n')
    with pytest.raises(SettingsError):
        read_claims(tmp_path / "claims.jsonl")
    with pytest.raises(SettingsError):
        read_claims(tmp_path / "none.jsonl")
