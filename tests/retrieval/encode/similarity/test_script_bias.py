"""What an encoder puts nearer for its script alone is measured on sentences and their translations, and undone."""

import itertools

import numpy as np
import pytest

from retrieval.encode.multilingual.encoder import MultilingualEncoder
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.encode.similarity.script_bias import _SENTENCES, NO_BIAS, Bias, ScriptBias
from retrieval.text.scripts import script_of

SCRIPTS = list(_SENTENCES)


@pytest.fixture(scope="module")
def bias() -> ScriptBias:
    return ScriptBias(MultilingualEncoder())


def test_the_sentences_are_of_the_scripts_that_they_stand_for() -> None:
    assert len({len(sentences) for sentences in _SENTENCES.values()}) == 1
    for script, sentences in _SENTENCES.items():
        assert {script_of(sentence) for sentence in sentences} <= {script, "han"}
        assert script_of(" ".join(sentences)) == script


def test_in_latin_script_nothing_changes(bias: ScriptBias) -> None:
    assert bias.of("latin", "latin") is NO_BIAS
    cosines = np.array([0.72, 0.9], np.float32)
    assert NO_BIAS.undone(cosines).tolist() == cosines.tolist()


def test_a_script_without_sentences_is_left_as_it_is(bias: ScriptBias) -> None:
    assert bias.of("thai", "latin") == bias.of("latin", "thai") == bias.of("thai", "thai") == NO_BIAS


@pytest.mark.parametrize("script", SCRIPTS[1:])
def test_a_script_is_nearer_to_itself_than_to_latin(bias: ScriptBias, script: str) -> None:
    assert bias.of(script, script).nearer > bias.of(script, "latin").nearer + 0.02


@pytest.mark.parametrize(("asked", "script"), itertools.product(SCRIPTS, SCRIPTS))
def test_undone_unrelated_texts_and_translations_are_as_far_apart_as_in_latin_script(
    bias: ScriptBias, asked: str, script: str
) -> None:
    encoder = MultilingualEncoder()
    cosines = bias.of(asked, script).undone(
        encoder.encode_queries(list(_SENTENCES[asked])) @ encoder.encode_passages(list(_SENTENCES[script])).T
    )
    own = encoder.encode_queries(list(_SENTENCES["latin"])) @ encoder.encode_passages(list(_SENTENCES["latin"])).T
    same = np.eye(len(own), dtype=bool)
    assert cosines[~same].mean() == pytest.approx(own[~same].mean(), abs=1e-3)
    assert cosines[same].mean() == pytest.approx(own[same].mean(), abs=1e-3)


def test_what_knows_nothing_of_translations_has_no_bias() -> None:
    class Alike:
        def encode_queries(self, texts: list[str]) -> np.ndarray:
            return np.ones((len(texts), 1), np.float32)

        encode_passages = encode_queries

    assert ScriptBias(Alike()).of("hangul", "latin") == NO_BIAS  # type: ignore[arg-type]


@pytest.mark.parametrize("script", SCRIPTS[1:])
def test_an_encoder_that_knows_english_alone_is_left_as_it_is(minilm: SentenceTransformerEncoder, script: str) -> None:
    known = ScriptBias(minilm)
    assert known.of(script, "latin") == known.of(script, script) == NO_BIAS
    assert not known.relates(script, "latin")
    assert not known.relates("latin", script)


def test_what_an_encoder_relates_is_told_of_scripts_that_are_known_here(bias: ScriptBias) -> None:
    assert all(bias.relates(asked, script) for asked, script in itertools.product(SCRIPTS, SCRIPTS))
    assert not bias.relates("thai", "latin")


def test_a_cosine_by_itself_is_undone_as_those_of_an_array() -> None:
    told = Bias(nearer=0.1, narrower=0.5, unrelated=0.7)
    assert told.undone(0.8) == pytest.approx(0.7)
    assert told.undone(0.9) == pytest.approx(0.9)
    assert told.undone(np.array([0.8, 0.9])).tolist() == pytest.approx([0.7, 0.9])


@pytest.mark.parametrize(("one", "other"), itertools.combinations_with_replacement(SCRIPTS, 2))
def test_unrelated_passages_are_as_near_as_their_range_begins(bias: ScriptBias, one: str, other: str) -> None:
    encoder, found = MultilingualEncoder(), bias.between_passages(one, other)
    assert found is not None
    cosines = encoder.encode_passages(list(_SENTENCES[one])) @ encoder.encode_passages(list(_SENTENCES[other])).T
    assert cosines[~np.eye(len(cosines), dtype=bool)].mean() == pytest.approx(found.unrelated, abs=1e-3)
    assert 0.2 < found.width < 0.25


def test_what_knows_english_alone_relates_no_languages_even_in_latin_script() -> None:
    english = ScriptBias(SentenceTransformerEncoder(""))
    assert english.between_passages("latin", "latin") is None
    assert english.between_passages("latin", "hangul") is None


def test_a_script_without_sentences_has_no_range(bias: ScriptBias) -> None:
    assert bias.between_passages("latin", "thai") is None
