"""Ten facts of the sample articles, each asked in eight wordings: an answer hangs on what is asked, not on how."""

import json
from collections import Counter
from pathlib import Path

import pytest

from retrieval.answer.engine import Engine
from retrieval.types import Citation, Question

FACTS = [json.loads(line) for line in (Path(__file__).parent.parent / "questions" / "wordings.jsonl").open()]
_LEAST_SURE, _LEAST_EITHER = 0.8, 0.9  # of all wordings, right in the answer, and there or among the closest


def test_each_of_ten_facts_has_eight_wordings() -> None:
    assert [len(set(fact["wordings"])) for fact in FACTS] == [8] * 10


@pytest.mark.slow(minutes=0.2)
def test_most_wordings_of_a_fact_are_answered(installed: Engine) -> None:
    found: Counter[str] = Counter()
    for fact in FACTS:
        for wording in fact["wordings"]:
            answer = installed.ask(Question(wording))
            holds = [_says(fact["answers"], quoted) for quoted in (answer.citations, answer.quoted)]
            found["sure"] += holds[0]
            found["either"] += holds[1]
    assert found["sure"] >= _LEAST_SURE * 80, found
    assert found["either"] >= _LEAST_EITHER * 80, found


def _says(answers: list[str], quoted: tuple[Citation, ...]) -> bool:
    return any(answer in " ".join(citation.quote.split()) for answer in answers for citation in quoted)
