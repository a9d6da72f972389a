"""A refresh spread over workers: encoded anywhere, committed once, the same as by one process."""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError
from corpus.sentences import Span
from retrieval.answer.engine import Engine
from retrieval.encode.encoder import Encoder
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.encode.worker_pool import Encoded, Part, Processes, RayActors, SpreadEncoder, spread
from retrieval.types import Question
from tests.conftest import MakeEngine
from tests.support.errors import raises
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

ROOT = Path(__file__).parents[3]


class Here:
    """Be workers that are all in this process, and note what each is given."""

    def __init__(self, count: int, encoder: Encoder) -> None:
        self.count = count
        self.encoder = encoder
        self.given: list[Sequence[Part]] = []

    def encode(self, parts: Sequence[Part]) -> list[Encoded]:
        self.given.append(parts)
        return [(self.encoder.info, *self.encoder.encode_with_sentences(*part)) for part in parts]


class Mortal(ToyEncoder):
    """Encode until a passage says to end."""

    def encode_with_sentences(self, passages, sentences):
        if any("plague" in passage for passage in passages):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().encode_with_sentences(passages, sentences)


PASSAGES = ["the bell", "a bridge and a ferry", "the mayor of the council paid for the flood", "tower"]
SPANS: list[Sequence[Span]] = [[(0, 8)], [(0, 8), (13, 20)], [(0, 9)], []]


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_each_passage_gets_its_own_vectors_back_whoever_encoded_it(count: int) -> None:
    encoder, workers = ToyEncoder(), Here(count, ToyEncoder())
    vectors, sentences = SpreadEncoder(encoder, workers).encode_with_sentences(PASSAGES, SPANS)
    expected, expected_sentences = encoder.encode_with_sentences(PASSAGES, SPANS)
    assert np.array_equal(vectors, expected)
    assert all(map(np.array_equal, sentences, expected_sentences))
    assert len(workers.given[0]) == min(count, len(PASSAGES))


def test_the_long_ones_are_dealt_out() -> None:
    workers = Here(2, ToyEncoder())
    SpreadEncoder(ToyEncoder(), workers).encode_passages(["a " * n for n in (1, 8, 2, 9)])
    assert [[len(text) // 2 for text in texts] for texts, _ in workers.given[0]] == [[9, 2], [8, 1]]


def test_nothing_is_nothing() -> None:
    vectors, sentences = SpreadEncoder(ToyEncoder(), Here(2, ToyEncoder())).encode_with_sentences([], [])
    assert (vectors.shape, sentences) == ((0, ToyEncoder().info.dimension), [])


def test_a_worker_with_other_weights_is_refused() -> None:
    with raises(EncoderError, "encoder-other-weights"):
        SpreadEncoder(ToyEncoder(), Here(2, ToyEncoder("other"))).encode_passages(PASSAGES)


def test_one_worker_needs_none() -> None:
    encoder = ToyEncoder()
    with spread(encoder, 1) as used:
        assert used is encoder


def answers(engine: Engine) -> list[tuple[str | None, tuple[str, ...]]]:
    asked = ("Where does the bell tower lean?", "What did the mayor pay for?")
    found = [engine.ask(Question(text), threshold=0) for text in asked]
    return [(answer.text, tuple(hit.key for hit in answer.passages)) for answer in found]


def test_a_refresh_by_two_processes_leaves_what_one_does(make_engine: MakeEngine, folder: Path, tmp_path: Path) -> None:
    alone, together = make_engine(tmp_path / "alone"), make_engine(tmp_path / "together")
    expected = refresher_of(alone).run([str(folder)])
    with spread(together.encoder, 2) as encoder, refresher_of(together).encoding_by(encoder):
        report = refresher_of(together).run([str(folder)])
    assert (report.added, report.chunks) == (expected.added, expected.chunks)
    assert together.encoder.encoded == 0  # type: ignore[attr-defined]  # all of it was done elsewhere
    assert answers(together) == answers(alone)
    (folder / "new.md").write_text("The council bought a bell.")
    assert refresher_of(together).run([str(folder)]).chunks == 1  # and here again


def test_a_process_that_is_killed_ends_the_refresh_which_then_goes_on(make_engine: MakeEngine, folder: Path) -> None:
    engine = make_engine(encoder=Mortal())
    refresher_of(engine).run([str(folder)])
    before = engine.catalog.current()
    (folder / "plague.md").write_text("The plague came to the council.")
    with (
        spread(engine.encoder, 2) as encoder,
        refresher_of(engine).encoding_by(encoder),
        raises(EncoderError, "encoder-process-ended"),
    ):
        refresher_of(engine).run([str(folder)])
    assert engine.catalog.current() == before
    (folder / "plague.md").write_text("The pest came to the council.")
    assert refresher_of(engine).run([str(folder)]).added == ("town/plague.md",)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [Processes, lambda encoder, count: RayActors(encoder, count, "local")])
def test_the_real_encoder_is_sent_to_workers_and_encodes_the_same_there(
    minilm: SentenceTransformerEncoder, workers: Callable[..., Processes | RayActors]
) -> None:
    two = workers(minilm, 2)
    try:
        vectors, sentences = SpreadEncoder(minilm, two).encode_with_sentences(PASSAGES, SPANS)
    finally:
        two.end()
    expected, expected_sentences = minilm.encode_with_sentences(PASSAGES, SPANS)
    assert np.abs(vectors - expected).max() < 1e-5
    for mine, theirs in zip(sentences, expected_sentences, strict=True):
        assert np.allclose(mine, theirs, atol=1e-5)


@pytest.mark.slow
def test_a_refresh_by_two_actors_of_a_ray_cluster_leaves_what_one_process_does(
    make_engine: MakeEngine, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The toy encoder isn't installed where the actors are.
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    alone, together = make_engine(tmp_path / "alone"), make_engine(tmp_path / "together")
    expected = refresher_of(alone).run([str(folder)])
    with spread(together.encoder, 2, "local") as encoder, refresher_of(together).encoding_by(encoder):
        report = refresher_of(together).run([str(folder)])
    assert (report.added, report.chunks) == (expected.added, expected.chunks)
    assert answers(together) == answers(alone)


@pytest.mark.slow
@pytest.mark.parametrize("address", ["127.0.0.1:9", "nowhere", "ray://127.0.0.1:9"])
def test_a_cluster_that_is_not_there_is_told(address: str) -> None:
    with raises(EncoderError, "encoder-no-cluster", address=address):
        RayActors(ToyEncoder(), 2, address)
