"""The report and the plot."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import SettingsError
from retrieval.evaluate.bootstrap import Figure
from retrieval.evaluate.report import Last, compare, draw, flat, markdown, read_last
from retrieval.evaluate.risk_coverage import Case, risk_coverage
from tests.support.errors import raises

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SUFFIXES = ("", "_answered", "_closest", "_shown", "_forced")
GOLD = tuple(f"contains_gold{suffix}" for suffix in SUFFIXES)


def figure(value: float, low: float, high: float, of: int = 4) -> dict[str, Any]:
    return {"value": value, "interval": [low, high], "of": of}


def measured() -> dict[str, Any]:
    """Return what `footnote eval --json` prints for a small set, with each kind of gap in it."""
    gold = {
        prefix + name + suffix: None if suffix else figure(0.25, 0, 0.75)
        for suffix in ("", "_quotable") for name in GOLD for prefix in ("", "naive_", "lead_")
    }  # fmt: skip
    quotable = {name.replace("gold", "gold_quotable"): one for name, one in gold.items() if "quotable" not in name}
    return {
        "set": "town", "encoder": "toy", "with_turns": True, "articles": 1_234, "failed": 0, "chunks": 2_345,
        "ingest_s": 1.25, "questions": 6, "judged": 4, "after_first_turn": 2,
        "ndcg@10": 0.5, "mrr@10": 0.5, "recall@5": 0.5, "recall@10": 1.0, "search_ms": 7.5,
        "answerable": 4, "unanswerable": 2, "neither": 0,
        "states": {
            "answerable": {"answered": 3, "closest": 1, "nothing": 0},
            "unanswerable": {"answered": 1, "closest": 0, "nothing": 1},
            "neither": {"answered": 0, "closest": 0, "nothing": 0},
        },
        "gold_yes_no": 1, "gold_long": 3,
        "quotes": 9, "quotes_not_verbatim": 0, "ask_p50_ms": 31.4, "ask_p95_ms": 45.6,
        "figures": {
            "ndcg@10": figure(0.5, 0.25, 0.75), "mrr@10": figure(0.5, 0.25, 0.75), "recall@5": figure(0.5, 0, 1),
            "recall@10": figure(1, 1, 1), "ndcg@10_after_first_turn": None,
            "answered_when_answerable": figure(0.75, 0.25, 1), "closest_when_answerable": figure(0.25, 0, 0.75),
            "nothing_when_answerable": figure(0, 0, 0), "answered_when_not": figure(0.5, 0, 1, 2),
            "closest_when_not": figure(0, 0, 0, 2), "nothing_when_not": figure(0.5, 0, 1, 2),
            "abstained_when_not": figure(0.5, 0, 1, 2),
            **{name: one for name, one in gold.items() if one}, **dict.fromkeys(quotable),
            "citation_precision": figure(0.6, 1 / 3, 1),
            "coverage": figure(2 / 3, 0.25, 1, 6), "risk": figure(0.5, 0, 1), "aurc": figure(0.4, 0.1, 0.6, 5),
        },
    }  # fmt: skip


REPORT = """\
# Footnote measured on town

1,234 articles in 2,345 chunks; 6 questions, 2 of them after the first turn, asked with what was said before; 4 have \
a relevant article. Encoder: toy. Intervals are 95 % bootstrap intervals over questions.

## Ranking

By article.

| ranking | questions | figure | 95 % |
| --- | ---: | ---: | --- |
| nDCG@10 | 4 | 0.500 | [0.250, 0.750] |
| MRR@10 | 4 | 0.500 | [0.250, 0.750] |
| recall@5 | 4 | 0.500 | [0.000, 1.000] |
| recall@10 | 4 | 1.000 | [1.000, 1.000] |
| nDCG@10, questions after the first turn | 0 | – | – |

## Answering and abstaining

4 questions are answerable, in part at least, and 2 are not; 0 count on neither side. An answer is wrong where the \
corpus has none, or where it lacks each gold answer that a quote can hold.

| questions | answered | the closest | nothing |
| --- | ---: | ---: | ---: |
| answerable | 3 | 1 | 0 |
| unanswerable | 1 | 0 | 1 |
| neither | 0 | 0 | 0 |

| answering | questions | figure | 95 % |
| --- | ---: | ---: | --- |
| answered when answerable | 4 | 0.750 | [0.250, 1.000] |
| shown the closest when answerable | 4 | 0.250 | [0.000, 0.750] |
| told nothing when answerable | 4 | 0.000 | [0.000, 0.000] |
| answered when not | 2 | 0.500 | [0.000, 1.000] |
| shown the closest when not | 2 | 0.000 | [0.000, 0.000] |
| told nothing when not | 2 | 0.500 | [0.000, 1.000] |
| abstained when not, with the closest or with nothing | 2 | 0.500 | [0.000, 1.000] |
| answered, of all that count on either side | 6 | 0.667 | [0.250, 1.000] |
| wrong, of those answered | 4 | 0.500 | [0.000, 1.000] |
| area under the risk-coverage curve | 5 | 0.400 | [0.100, 0.600] |

![Risk against coverage](report.png)

## Gold answers

Answerable questions whose answer has a gold answer in it, word for word after normalising. The naive reader says \
the first three sentences of the best passage. A quote can't hold a gold answer that is yes or no (1 questions have no \
other) or longer than 20 words (3); the lower rows leave those questions out.

| gold answer in the answer | questions | Footnote | 95 % | naive reader | 95 % | ahead by | 95 % |
| --- | ---: | ---: | --- | ---: | --- | ---: | --- |
| as shipped | 4 | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] |
| where it answers | 4 | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] |
| in the closest, where that is shown | 4 | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] |
| in the answer or the closest | 4 | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] |
| if it never abstained | 4 | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] | 0.250 | [0.000, 0.750] |
| quotable gold, as shipped | 0 | – | – | – | – | – | – |
| quotable gold, where it answers | 0 | – | – | – | – | – | – |
| quotable gold, in the closest, where that is shown | 0 | – | – | – | – | – | – |
| quotable gold, in the answer or the closest | 0 | – | – | – | – | – | – |
| quotable gold, if it never abstained | 0 | – | – | – | – | – | – |

## Citations

| citing | questions | figure | 95 % |
| --- | ---: | ---: | --- |
| citations of a relevant article | 4 | 0.600 | [0.333, 1.000] |

Quotes that are not in the catalog at their offsets: 0 of 9.

## Time

Ingest 1.2 s; a search 8 ms (median), an answer 31 ms (median) and 46 ms (95 % are faster).
"""


def test_the_report_says_everything_that_was_measured() -> None:
    assert markdown(measured(), "report.png") == REPORT


def test_the_report_of_a_ranking_alone_has_no_word_on_answers() -> None:
    found = measured()
    del found["quotes"]
    text = markdown(found)
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Ranking", "## Time"]
    assert text.endswith("a search 8 ms (median).\n")
    assert ".png" not in text


@pytest.mark.parametrize(
    ("after", "with_turns", "said"),
    [(0, True, "questions, 0 of them after the first turn; 4 have"), (2, False, "asked without what was said before;")],
)
def test_the_report_says_how_turns_were_taken(after: int, with_turns: bool, said: str) -> None:
    assert said in markdown({**measured(), "after_first_turn": after, "with_turns": with_turns})


def test_a_report_beside_the_last_marks_what_is_apart() -> None:
    found = measured()
    found["compared"] = {
        "ndcg@10": {"last": 0.1, "difference": 0.4, "apart": True},
        "mrr@10": {"last": 0.625, "difference": -0.125, "apart": False},
    }
    rows = [line for line in markdown(found).splitlines() if line.startswith(("| ndcg@10", "| mrr@10"))]
    assert rows == ["| ndcg@10 | 0.500 | 0.100 | +0.400 * |", "| mrr@10 | 0.500 | 0.625 | -0.125 |"]
    assert flat(found)["ndcg@10"] == "0.500 [0.250, 0.750] of 4, +0.400 * from 0.100"


def test_figures_are_compared_where_both_have_them() -> None:
    now = {"a": Figure(0.5, (0.4, 0.6), 9), "b": Figure(0.5, (0.4, 0.6), 9), "c": None, "d": Figure(1, (1, 1), 1)}
    last = Last(set="town", figures={"a": Figure(0.7, (0.61, 0.8), 9), "b": Figure(0.7, (0.6, 0.8), 9), "c": now["a"]})
    assert compare(now, last) == {
        "a": {"last": 0.7, "difference": -0.2, "apart": True},
        "b": {"last": 0.7, "difference": -0.2, "apart": False},
    }


def test_a_figure_beside_itself_is_no_different() -> None:
    third = Figure(1 / 3, (1 / 3, 1 / 3), 3)
    printed = Last.model_validate({"set": "town", "figures": {"a": third.as_json()}})
    assert compare({"a": third}, printed) == {"a": {"last": 0.3333, "difference": 0.0, "apart": False}}


@pytest.mark.parametrize(("difference", "shown"), [(-0.0001, "+0.000"), (0.25, "+0.250"), (-0.25, "-0.250")])
def test_a_difference_has_a_sign_and_nothing_is_less_than_nothing(difference: float, shown: str) -> None:
    found = {**measured(), "compared": {"mrr@10": {"last": 0.5, "difference": difference, "apart": False}}}
    assert f"| mrr@10 | 0.500 | 0.500 | {shown} |" in markdown(found)


def test_what_was_printed_last_is_read(tmp_path: Path) -> None:
    (tmp_path / "last.json").write_text(json.dumps(measured()))
    last = read_last(tmp_path / "last.json")
    assert last.set == "town"
    assert last.figures["abstained_when_not"] == Figure(0.5, (0, 1), 2)
    assert last.figures["ndcg@10_after_first_turn"] is None


@pytest.mark.parametrize("content", [None, "", "[]", '{"ndcg@10": 0.5}', '{"set": "town", "figures": {"a": 0.5}}'])
def test_what_is_no_earlier_measurement_is_refused_with_a_sentence(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "last.json").write_text(content)
    with raises(SettingsError, "evaluation-wrong-file" if content is not None else "settings-file-unread"):
        read_last(tmp_path / "last.json")


def test_a_person_gets_a_line_a_figure() -> None:
    rows = flat(measured())
    assert rows["articles"] == 1_234
    assert rows["ndcg@10"] == "0.500 [0.250, 0.750] of 4"
    assert rows["ndcg@10_after_first_turn"] == "–"
    assert rows["states, answerable"] == "3 answered, 1 closest, 0 nothing"
    assert not {"figures", "compared", "states"} & set(rows)


@pytest.mark.parametrize("cases", [[Case(0.9, wrong=False, answered=True), Case(0.4, wrong=True, answered=False)], []])
def test_the_plot_is_a_png_of_a_sane_size(tmp_path: Path, cases: list[Case]) -> None:
    draw(risk_coverage(cases), "town", tmp_path / "plot.png")
    image = (tmp_path / "plot.png").read_bytes()
    width, height = (int.from_bytes(image[start : start + 4]) for start in (16, 20))  # the header's first fields
    assert image.startswith(SIGNATURE)
    assert (width, height) == (840, 540)
    assert 5_000 < len(image) < 200_000
