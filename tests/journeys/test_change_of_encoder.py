"""A corpus moves from one encoder to another: the old index answers until the new one is whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.services import build_engine, build_refresher
from bot.settings import Settings
from retrieval.answer.engine import Engine
from retrieval.types import Question

FERRY = Question("How much did the mayor pay for the ferry?")


class Asking:
    """Ask each of some engines whenever a refresh gets on, and note who answered."""

    def __init__(self, *engines: Engine) -> None:
        self.engines = engines
        self.found: list[tuple[str, str, str | None]] = []

    def stage(self, name: str, total: int | None = None) -> None:
        self._ask(name)

    def advance(self, steps: int = 1) -> None:
        self._ask("")

    def _ask(self, stage: str) -> None:
        for engine in self.engines:
            answer = engine.ask(FERRY, threshold=0)
            snapshot = engine.catalog.snapshot(answer.snapshot)
            assert snapshot
            self.found.append((stage, snapshot.index.encoder.name, answer.text))


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[dict[str, Engine]]:
    """Return engines over one data directory, as processes with other settings have them."""
    models = ("", "minilm", "multilingual")
    opened = {model: build_engine(settings(tmp_path, model)) for model in models}
    yield opened
    for engine in opened.values():
        engine.catalog.close()


def settings(place: Path, model: str) -> Settings:
    return Settings(_env_file=None, data_dir=place / "data", embedding_model=model)  # type: ignore[call-arg]


def refresh(engine: Engine, place: Path, folder: Path, model: str, **options: object) -> str:
    """Return which encoder made what answers afterwards."""
    build_refresher(settings(place, model), engine).run([str(folder)], **options)  # type: ignore[arg-type]
    current = engine.catalog.current()
    assert current
    return current.index.encoder.name


def test_the_old_index_answers_until_the_new_one_does(engines: dict[str, Engine], tmp_path: Path, folder: Path) -> None:
    assert refresh(engines["minilm"], tmp_path, folder, "minilm") == "all-MiniLM-L6-v2"
    for model, made_by, before in (
        ("multilingual", "multilingual-e5-small", "all-MiniLM-L6-v2"),
        ("minilm", "all-MiniLM-L6-v2", "multilingual-e5-small"),
        ("", "multilingual-e5-small", "all-MiniLM-L6-v2"),
    ):
        asking = Asking(*engines.values())
        assert refresh(engines[model], tmp_path, folder, model, rebuild=True, progress=asking) == made_by
        stages = [stage for stage, _, _ in asking.found]
        assert {"Cutting", "Encoding", "Indexing words"} <= set(stages)
        until = stages.index("Tidying up")
        assert {name for _, name, _ in asking.found[:until]} == {before}
        assert {name for _, name, _ in asking.found[until:]} == {made_by}
        assert all("40,000 crowns" in str(text) for _, _, text in asking.found)


def test_a_corpus_stays_with_its_encoder_until_it_is_rebuilt(
    engines: dict[str, Engine], tmp_path: Path, folder: Path
) -> None:
    refresh(engines["minilm"], tmp_path, folder, "minilm")
    (folder / "bell.md").write_text("The bell of the tower was cast again in 1911.\n")
    for model, engine in engines.items():
        assert refresh(engine, tmp_path, folder, model) == "all-MiniLM-L6-v2"
        assert engine.search("When was the bell cast again?").hits[0].article_id == "town/bell.md"


def test_one_can_roll_back_to_another_encoders_index(engines: dict[str, Engine], tmp_path: Path, folder: Path) -> None:
    refresh(engines["minilm"], tmp_path, folder, "minilm")
    refresh(engines[""], tmp_path, folder, "", rebuild=True)
    build_refresher(settings(tmp_path, ""), engines[""]).rollback()
    for engine in engines.values():
        assert engine.encoder_of(engine.catalog.current()).info.name == "all-MiniLM-L6-v2"
        assert engine.search("ferry").hits[0].article_id == "town/ferry.md"
