"""Ordering anew with a cross-encoder: any that sentence-transformers loads, here a tiny one with random weights."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.services import build_engine
from bot.settings import Settings
from bot.terminal.doctor.checks import run_checks
from corpus.errors import EncoderError
from retrieval.answer.engine import Engine
from retrieval.search.cross_encoder import CrossEncoderReranker
from retrieval.search.searcher import RERANKED
from retrieval.types import Passage
from tests.conftest import MakeEngine
from tests.support.errors import raises
from tests.support.refreshers import refresher_of

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] the a of and ferry bell bridge tower council harbour flood mayor wall tax . , ?"
TOWN = [
    "A ferry.",
    "The bell of the tower.",
    "The council and the tax.",
    "The mayor, a wall.",
    "A flood of the harbour.",
]


def save(folder: Path, labels: int = 1, *, headless: bool = False) -> Path:
    """Save a BERT of two layers and a few words that reads a pair and gives so many scores; headless, it gives none."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    vocabulary = {word: number for number, word in enumerate(WORDS.split())}
    shape = {"hidden_size": 12, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 24}
    config = BertConfig(vocab_size=len(vocabulary), max_position_embeddings=64, num_labels=labels, **shape)
    config.initializer_range = 1.0  # so that scores differ by more than rounding
    torch.manual_seed(1)
    (BertModel if headless else BertForSequenceClassification)(config).save_pretrained(folder)
    BertTokenizerFast(vocab=vocabulary).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("models") / "tiny")


def oracle(folder: Path, pairs: list[tuple[str, str]]) -> list[float]:
    """Return what sentence-transformers itself gives."""
    from sentence_transformers import CrossEncoder

    return [float(score) for score in CrossEncoder(str(folder), device="cpu").predict(pairs)]


def passage(title: str, text: str) -> Passage:
    return Passage(title, 1, title, None, None, None, None, 0, len(text), text, key=text)


@pytest.fixture
def town(make_engine: MakeEngine, tmp_path: Path) -> Engine:
    for number, text in enumerate(TOWN):
        (tmp_path / f"town{number}.txt").write_text(text)
    engine = make_engine()
    refresher_of(engine).run([str(tmp_path / f"town{number}.txt") for number in range(len(TOWN))])
    return engine


def test_a_passage_is_scored_with_its_title(tiny: Path) -> None:
    passages = [passage("The bell", "A ferry."), passage("", "A ferry."), passage("The wall", "The tax.")]
    expected = oracle(
        tiny, [("ferry?", "The bell\nA ferry."), ("ferry?", "A ferry."), ("ferry?", "The wall\nThe tax.")]
    )
    assert CrossEncoderReranker(str(tiny)).scores("ferry?", passages) == pytest.approx(expected, abs=1e-6)
    assert CrossEncoderReranker("never loaded").scores("ferry?", []) == []


def test_hits_come_in_the_order_of_the_cross_encoder(town: Engine, tiny: Path) -> None:
    query = "the ferry of the council?"
    plain = town.search(query).hits
    engine = Engine(town.catalog, town.vectors, town.encoder, Path("data"), CrossEncoderReranker(str(tiny)))
    hits = engine.search(query).hits
    scores = oracle(tiny, [(query, f"{hit.title}\n{hit.text}") for hit in plain])
    expected = [plain[i].key for i in sorted(range(len(plain)), key=lambda i: -scores[i])]
    assert [hit.key for hit in hits] == expected
    assert expected != [hit.key for hit in plain]
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert all(better.score >= worse.score for better, worse in itertools.pairwise(hits))


def test_what_the_cross_encoder_does_not_read_stays_behind(make_engine: MakeEngine, tiny: Path, tmp_path: Path) -> None:
    words = WORDS.split()[9:19]
    for number in range(RERANKED + 8):
        (tmp_path / f"town{number}.txt").write_text(f"The {words[number % 10]} {words[number // 10]} {number}.")
    engine = make_engine()
    refresher_of(engine).run([str(file) for file in sorted(tmp_path.glob("town*.txt"))])
    plain = [hit.key for hit in engine.search("the ferry", limit=50).hits]
    reranked = Engine(engine.catalog, engine.vectors, engine.encoder, Path("data"), CrossEncoderReranker(str(tiny)))
    hits = reranked.search("the ferry", limit=50).hits
    assert {hit.key for hit in hits[:RERANKED]} == set(plain[:RERANKED])
    assert [hit.key for hit in hits[RERANKED:]] == plain[RERANKED:]
    assert all(better.score >= worse.score for better, worse in itertools.pairwise(hits))


def test_several_threads_share_one_model(tiny: Path) -> None:
    reranker = CrossEncoderReranker(str(tiny))
    passages = [passage(title, text) for title in ("The bell", "The tax") for text in TOWN]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: reranker.scores("the ferry", passages), range(8)))
    assert found == [found[0]] * 8


def test_the_setting_names_it(tiny: Path, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", reranker_model=str(tiny))
    engine = build_engine(settings)
    for number, text in enumerate(TOWN):
        (tmp_path / f"town{number}.txt").write_text(text)
    refresher_of(engine).run([str(tmp_path / f"town{number}.txt") for number in range(len(TOWN))])
    hits = engine.search("the ferry of the council?").hits
    scores = oracle(tiny, [("the ferry of the council?", f"{hit.title}\n{hit.text}") for hit in hits])
    assert scores == sorted(scores, reverse=True)
    assert next(check for check in run_checks(settings) if check.name == "reranker").ok


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("empty folder", "encoder-reranker-unloadable"),
        ("no folder", "encoder-hub-offline"),
        ("headless", "encoder-reranker-untrained"),
        ("three labels", "encoder-reranker-scores"),
    ],
)
def test_a_wrong_model_is_refused(tmp_path: Path, kind: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.is_offline_mode", lambda: True)
    folder = tmp_path / "model"
    if kind == "empty folder":
        folder.mkdir()
    elif kind != "no folder":
        save(folder, labels=3 if kind == "three labels" else 1, headless=kind == "headless")
    reranker = CrossEncoderReranker(str(folder))
    for _ in range(2):
        with raises(EncoderError, code, model=repr(str(folder))):
            reranker.scores("ferry", [passage("", "A ferry.")])


def test_doctor_says_what_is_wrong_with_it_and_nothing_where_none_is_set(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    settings = Settings(data_dir=tmp_path / "data", reranker_model=str(tmp_path / "empty"))
    found = next(check for check in run_checks(settings) if check.name == "reranker")
    assert not found.ok
    assert "FOOTNOTE_RERANKER_MODEL" in found.detail
    assert "reranker" not in [check.name for check in run_checks(Settings(data_dir=tmp_path / "data"))]
