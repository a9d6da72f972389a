"""What the benchmark makes of its figures. What it measures is no test's business: a busy machine is not a fault."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from corpus.sentences import split_sentences
from retrieval.encode.encoder_choice import MINILM, MULTILINGUAL, default_model, encoder_named
from retrieval.read.span_model import TaughtSpanModel
from tests.benchmarks import posted_claims
from tests.benchmarks.charts import draw_growth, draw_ratios
from tests.benchmarks.comparing import compare, table
from tests.benchmarks.growth import MadeEncoder, articles
from tests.benchmarks.running import run
from tests.benchmarks.serving import Footnote, measure, ndcg, percentile
from tests.benchmarks.stock import embedding, prepare
from tests.benchmarks.stock_reader import StockReader, save
from tests.support.refreshers import refresher_of

OURS = {
    "ingest": [6.0, 7.0, 90.0],
    "ask p50": [10.0],
    "ask p50, no reader": [5.0],
    "wait p95, 10": [1600.0],
    "wait p95, 50": [150.0],
    "wait p95, room": [20.0],
    "answers a second, 50": [90.0],
    "answers a second, 50, no reader": [75.0],
}
STOCK = {
    "ingest": [10.0, 10.0, 11.0],
    "ask p50": [40.0],
    "ask p50, no reader": [20.0],
    "wait p95, 50": [900.0],
    "answers a second, 50": [60.0],
    "answers a second, 50, no reader": [30.0],
}


def test_ratios_are_those_of_medians() -> None:
    found = {one.line.title: one for one in compare(OURS, STOCK)}
    assert (found["ingest"].ratio, found["ingest"].met) == (0.7, True)
    asked = found["ask beside the recipe with a reader, p50"]
    assert (asked.ratio, asked.met) == (0.25, True)
    assert found["ask without the reader beside the recipe's search, p50"].ratio == 0.25
    assert found["answers a second, 50 people at once"].met is None
    fifty = found["answers a second, 50 people at once, no readers"]
    assert (fifty.ratio, fifty.met) == (2.5, False)
    assert found["wait of 50 people at once, p95"].met is None


def test_the_table_says_what_was_wanted_and_what_was_missed() -> None:
    shown = table(compare(OURS, STOCK), OURS)
    assert "| ingest | 7.0 s | 10.0 s | 0.70 | at most 0.75: met |" in shown
    assert "| answers a second, 50 people at once | 90.0/s | 60.0/s | 1.50 |  |" in shown
    assert "| answers a second, 50 people at once, no readers | 75.0/s | 30.0/s | 2.50 | at least 3: MISSED |" in shown
    assert "| p95 of 50 people in the same instant, by the p50 of one alone | | | 15.0 | under 10: MISSED |" in shown
    assert "| p95 of 50 people within 5 s, by the p50 of one alone | | | 2.0 | under 10: met |" in shown
    assert "| ask, p50 | 10 ms | | | at most 120 ms: met |" in shown
    assert shown.endswith("| p95 of 10 people in the same instant | 1600 ms | | | at most 1500 ms: MISSED |")


def test_charts_are_pictures(tmp_path: Path) -> None:
    points = [{"chunks": size, "search p50": 1.0, "search p95": 2.0, "disk": 3.0} for size in (10, 100)]
    draw_ratios(compare(OURS, STOCK), tmp_path / "bench.png")
    draw_growth({"footnote": points, "stock": points}, tmp_path / "growth.png")
    for name in ("bench.png", "growth.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("share", "value"), [(0.5, 3), (0.95, 4), (0.0, 1), (1.0, 4)])
def test_a_percentile_is_one_of_the_values(share: float, value: int) -> None:
    assert percentile([4, 1, 3, 2], share) == value


def test_a_process_is_told_by_its_output_time_and_memory() -> None:
    found = run(["-c", "print('done'); some = bytearray(100_000_000); some[::4096] = b'1' * len(some[::4096])"])
    assert found.output == "done\n"
    assert found.seconds > 0
    assert found.processor_seconds > 0
    assert found.megabytes > 100


def test_a_process_that_fails_ends_the_benchmark_with_what_it_said() -> None:
    with pytest.raises(SystemExit, match=r"(?s)no such folder.*failed with 4"):
        run(["-c", "import sys; print('no such folder', file=sys.stderr); sys.exit(4)"])


def test_every_process_is_given_the_same_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ["-c", "import os; print(os.environ['FOOTNOTE_EMBEDDING_MODEL'], os.environ.get('FOOTNOTE_SOURCES'))"]
    assert run(told).output == f"{default_model()} None\n"
    monkeypatch.setenv("FOOTNOTE_EMBEDDING_MODEL", "minilm")
    monkeypatch.setenv("FOOTNOTE_SOURCES", "elsewhere")
    assert run(told).output == "minilm None\n"


@pytest.mark.slow(1)
@pytest.mark.parametrize(
    "model",
    [
        MINILM,
        pytest.param(
            MULTILINGUAL, marks=pytest.mark.skipif(default_model() != MULTILINGUAL, reason="it isn't installed")
        ),
    ],
)
def test_the_recipe_has_the_vectors_of_footnotes_encoder(model: str, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    prepare(model, tmp_path / "stock")
    given = embedding(model, tmp_path / "stock")
    theirs, own = SentenceTransformer(given["model_name"], device="cpu"), encoder_named(model)
    texts = ["When was the ferry closed?", "It cost 12 crowns, said the harbour office.", "다리는 언제 닫혔나요?"]
    for name, encode in (("encode_kwargs", own.encode_passages), ("query_encode_kwargs", own.encode_queries)):
        vectors = theirs.encode(texts, **given.get(name, {}))
        assert (vectors * encode(texts)).sum(axis=1).min() > 0.999


@pytest.mark.slow(1)
def test_the_recipes_reader_has_the_weights_of_footnotes(tmp_path: Path, span_model: TaughtSpanModel) -> None:
    save(tmp_path / "reader")
    question, chunks = (
        "Who repaired the bridge?",
        ["The weather was fine.", "Ann Ferris repaired the bridge."],
    )
    assert StockReader(tmp_path / "reader").answer(question, chunks) == "Ann Ferris"
    spans = span_model.spans(question, chunks)[1]
    best = int(spans.margins.argmax())
    assert chunks[1][spans.begins[best] : spans.ends[best]] == "Ann Ferris"


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    """Return a BEIR folder with one article a question."""
    folder = tmp_path / "beir"
    (folder / "qrels").mkdir(parents=True)
    subjects = ["bridge", "ferry", "bell tower", "orchard", "museum"] * 8
    rows = [
        {"_id": str(n), "title": "", "text": f"The {subject} of street {n} was closed in May. It cost {n} crowns."}
        for n, subject in enumerate(subjects)
    ]
    questions = [
        {"_id": f"q{n}", "text": f"When was the {subject} of street {n} closed?"} for n, subject in enumerate(subjects)
    ]
    for name, some in (("corpus", rows), ("queries", questions)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in some))
    judged = "".join(f"q{n}\t{n}\t1\n" for n in range(len(subjects)))
    (folder / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}")
    return folder


def test_a_served_folder_is_measured_in_every_way(beir: Path, tmp_path: Path) -> None:
    from bot.services import build_engine
    from bot.settings import Settings

    engine = build_engine(Settings(data_dir=tmp_path / "data"))
    refresher_of(engine).run([str(beir / "corpus.jsonl")])
    engine.catalog.close()
    served = Footnote(tmp_path / "data")
    questions = [json.loads(line)["text"] for line in (beir / "queries.jsonl").read_text().splitlines()]
    found = measure(served, questions, asked=20, span_s=0.1)
    assert set(found) == {
        "search p50", "search p95", "ask p50", "ask p95", "memory serving",
        "answers a second, 10", "wait p95, 10", "answers a second, 50", "wait p95, 50", "wait p95, room",
    }  # fmt: skip
    assert all(value > 0 for value in found.values())
    assert 0.5 < ndcg(served, beir) <= 1.0
    served.engine.catalog.close()


def test_made_articles_and_vectors_are_the_same_each_time(beir: Path) -> None:
    one, other = (list(itertools.islice(articles(beir), 5)) for _ in range(2))
    assert one == other
    assert len({row["text"] for row in one}) == 5
    encoder, text = MadeEncoder(), one[0]["text"]
    vectors, sentences = encoder.encode_with_sentences([text, "bridge"], [split_sentences(text), []])
    assert np.array_equal(vectors, MadeEncoder().encode_passages([text, "bridge"]))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert [len(some) for some in sentences] == [len(split_sentences(text)), 0]


def test_a_table_has_what_is_true_in_rows_and_the_share_that_is_right():
    assert posted_claims.table("held_out", [0, 1, 2, 2], [0, 0, 2, 2]).splitlines()[2:6] == [
        "| supported | 1 | 0 | 0 |",
        "| contradicted | 1 | 0 | 0 |",
        "| not told | 0 | 0 | 2 |",
        "",
    ]
    assert posted_claims.table("held_out", [0, 1, 2, 2], [0, 0, 2, 2]).splitlines()[6].startswith("right: 0.75 (")


def test_claims_are_searched_for_and_checked(tmp_path, capsys):
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.md").write_text("The mayor of Tindle paid 40,000 crowns for the ferry in June. It is blue.\n")
    cases = [
        {"_id": f"p{n}", "article": "a.md", "quotes": ["It is blue."], "claim": claim, "label": label}
        for n, (claim, label) in enumerate(
            [
                ("The mayor of Tindle paid 40,000 crowns for the ferry.", "supported"),
                ("The mayor of Tindle paid 70,000 crowns for the ferry.", "contradicted"),
                ("The mayor of Tindle sold four goats to the bishop.", "not_told"),
            ]
        )
    ]
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(case) + "\n" for case in cases))
    posted_claims.main([str(tmp_path / "claims.jsonl"), str(articles), "--rules"])
    printed = capsys.readouterr().out
    assert "right: 1.00 (1.00 to 1.00) of 3" in printed
    assert printed.count("| supported |") == 2
