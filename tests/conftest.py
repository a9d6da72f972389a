"""What many tests need: a clean environment, an engine on a toy encoder, and one on the real one."""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from bot.monitoring.logging_setup import OURS, RedactingFormatter
from corpus.sample import sample_articles
from retrieval.answer.engine import Engine
from retrieval.encode.encoder import Encoder
from retrieval.encode.encoder_choice import MINILM, MULTILINGUAL, default_model, encoder_named
from retrieval.encode.multilingual.encoder import MultilingualEncoder
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.index.vector_index import open_vector_index
from retrieval.read.answerability import calibrated
from retrieval.read.claim_model import TaughtClaimModel
from retrieval.read.span_model import MultilingualSpanModel, TaughtSpanModel
from retrieval.store.catalog import Catalog
from tests.support.console import Done, Footnote
from tests.support.fakes import ToyEncoder, ToyEncoders
from tests.support.postgres_server import PostgresServer
from tests.support.refreshers import refresher_of

MakeEngine = Callable[..., Engine]

# A busy machine makes no test wrong: none is held to a time.
hypothesis.settings.register_profile("footnote", deadline=None)
hypothesis.settings.load_profile("footnote")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes, so that no worker is alone with it at the end."""
    items.sort(key=lambda item: -sum(mark.kwargs.get("minutes", 0) for mark in item.iter_markers("slow")))


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave out what the person who runs the tests has set, and any `.env` in their folder."""
    for name in os.environ:
        if name.startswith("FOOTNOTE_") or name == "DISCORD_TOKEN":
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """Undo what a command that ran in this process did to logging."""
    yield
    root = logging.getLogger()
    for handler in [found for found in root.handlers if isinstance(found.formatter, RedactingFormatter)]:
        root.removeHandler(handler)
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(False)


@pytest.fixture
def make_engine(tmp_path: Path) -> Iterator[MakeEngine]:
    """Return what opens an engine on a data directory, closed at the end of the test."""
    opened: list[Engine] = []

    def make(data_dir: Path | None = None, encoder: Encoder | None = None) -> Engine:
        place = data_dir or tmp_path / "data"
        engine = Engine(
            Catalog.in_directory(place), open_vector_index(place / "vectors"), encoder or ToyEncoder(), place
        )
        opened.append(engine)
        return engine

    yield make
    for engine in opened:
        engine.catalog.close()


@pytest.fixture
def engine(make_engine: MakeEngine) -> Engine:
    """Return an engine with the toy encoder and nothing in it."""
    return make_engine()


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every engine be unsure of all that it finds: what it would answer is the closest that it says."""
    never = replace(calibrated(), threshold=1.1)
    monkeypatch.setattr("retrieval.answer.evidence_finder.calibrated", lambda _: never)


@pytest.fixture(scope="session")
def minilm() -> SentenceTransformerEncoder:
    """Return the real encoder, loaded once."""
    return SentenceTransformerEncoder()


@pytest.fixture(scope="session")
def multilingual() -> MultilingualEncoder:
    """Return the real encoder for a hundred languages, loaded once."""
    return MultilingualEncoder()


@pytest.fixture(scope="session")
def span_model() -> TaughtSpanModel:
    """Return the model that reads closely, loaded once."""
    return TaughtSpanModel()


@pytest.fixture(scope="session")
def multilingual_span_model() -> MultilingualSpanModel:
    """Return the model that reads other scripts closely, loaded once."""
    return MultilingualSpanModel()


@pytest.fixture(scope="session")
def claim_model() -> TaughtClaimModel:
    """Return the model that reads claims, loaded once."""
    return TaughtClaimModel()


@pytest.fixture(scope="session", autouse=True)
def _loaded_once(
    minilm: SentenceTransformerEncoder,
    multilingual: MultilingualEncoder,
    span_model: TaughtSpanModel,
    multilingual_span_model: MultilingualSpanModel,
    claim_model: TaughtClaimModel,
) -> Iterator[None]:
    """Have every bot and command of this process share its models: to load one takes a fifth of a second."""
    loaded = {MINILM: minilm, MULTILINGUAL: multilingual}

    def named(model: str = "", query_prompt: str | None = None, passage_prompt: str | None = None, *rest: Any) -> Any:
        once = loaded.get(model or default_model())
        if once is None or query_prompt is not None or passage_prompt is not None:
            return encoder_named(model, query_prompt, passage_prompt, *rest)
        return once

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("retrieval.encode.encoder_choice.encoder_named", named)
        patched.setattr("bot.services.TaughtSpanModel", lambda _: span_model)
        patched.setattr("bot.services.MultilingualSpanModel", lambda _: multilingual_span_model)
        patched.setattr("bot.services.TaughtClaimModel", lambda _: claim_model)
        yield


@pytest.fixture(scope="session")
def sample(minilm: SentenceTransformerEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return an engine over the sample articles, with the real encoder."""
    with _over_sample(tmp_path_factory.mktemp("sample"), minilm) as engine:
        yield engine


@pytest.fixture(scope="session")
def installed(
    multilingual: MultilingualEncoder, span_model: TaughtSpanModel, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Return an engine over the sample articles as an installation has it: the default encoder, and the reader."""
    with _over_sample(tmp_path_factory.mktemp("installed"), multilingual, span_model) as engine:
        yield engine


@contextmanager
def _over_sample(place: Path, encoder: Encoder, span_model: TaughtSpanModel | None = None) -> Iterator[Engine]:
    vectors = open_vector_index(place / "vectors")
    engine = Engine(Catalog.in_directory(place), vectors, encoder, place, span_model=span_model)
    report = refresher_of(engine).run([str(sample_articles())])
    assert report.failed == ()
    yield engine
    engine.catalog.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Return a Postgres server, started once."""
    server = PostgresServer()
    yield server
    server.end()


@pytest.fixture
def database_url(postgres: PostgresServer) -> str:
    """Return the URL of a Postgres database with nothing in it."""
    return postgres.database()


@pytest.fixture
def real_footnote(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Footnote:
    """Return the console script, run in this process; `typed` makes its input a terminal's."""
    from bot.terminal.cli import main

    def run(*arguments: str | Path, typed: str | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["footnote", *map(str, arguments)])
        monkeypatch.setattr(sys.stdin, "isatty", lambda: typed is not None, raising=False)
        monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: typed)
        with pytest.raises(SystemExit) as left:
            main()
        shown = capsys.readouterr()
        return Done(int(left.value.code or 0), shown.out, shown.err)

    return run


@pytest.fixture
def footnote(real_footnote: Footnote, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Footnote:
    """Return the console script with the toy encoder and a data directory of its own, run in this process."""
    monkeypatch.setattr("bot.services.Encoders", ToyEncoders)
    monkeypatch.setenv("FOOTNOTE_DATA_DIR", str(tmp_path / "data"))
    return real_footnote


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three articles about a town that isn't."""
    place = tmp_path / "town"
    place.mkdir()
    bridge = "The council closed the bridge in May. The flood had moved its middle pier by 3 metres."
    ferry = "A ferry crosses the harbour every hour. The mayor paid 40,000 crowns for the ferry."
    tower = "The bell tower leans to the north. Its bell was cast in 1702."
    for name, title, published, text in (
        ("bridge.md", "The bridge", "2020-05-01", bridge),
        ("ferry.md", "The ferry", "2020-06-02", ferry),
        ("tower.md", "The bell tower", "2021-01-03", tower),
    ):
        front = f"---\ntitle: {title}\npublisher: The Town Crier\npublished: {published}\n---\n"
        (place / name).write_text(f"{front}{text}\n", encoding="utf-8")
    return place
