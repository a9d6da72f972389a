"""Keys of chunks: by what is encoded, and never twice in one article."""

from corpus.chunking import Chunk
from retrieval.store.chunk_keys import chunk_keys


def chunks(*encoded: str) -> list[Chunk]:
    return [Chunk(n, 0, len(text), text) for n, text in enumerate(encoded)]


def test_a_paragraph_keeps_its_key_wherever_it_moves() -> None:
    first, second = chunk_keys("town", chunks("The bridge is shut.", "A ferry crosses."))
    assert chunk_keys("town", chunks("New.", "A ferry crosses.", "The bridge is shut."))[1:] == [second, first]


def test_a_paragraph_said_twice_has_two_keys() -> None:
    assert len(set(chunk_keys("town", chunks("Correction.", "Correction.")))) == 2


def test_two_articles_share_no_key() -> None:
    assert chunk_keys("town", chunks("Correction.")) != chunk_keys("harbour", chunks("Correction."))


def test_a_key_names_a_vector_in_any_store() -> None:
    (key,) = chunk_keys("마을/신문", chunks("다리가 닫혔다."))
    assert len(key) == 32
    assert int(key, 16) >= 0
