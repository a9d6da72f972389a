"""Text to vectors, by a sentence-transformers model.

The default model comes with the installation, so nothing is fetched at run time, and its weights are checked against
the digest they were published with. A BERT in a folder, as it is one, runs in ONNX Runtime; any other model in PyTorch,
which takes seconds to load.
"""

import functools
import hashlib
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.chunking import Tokenizer
from corpus.errors import EncoderError
from corpus.sentences import Span
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.files.model_files import BUNDLED_SHA256, ModelFiles
from retrieval.encode.onnx.bert_weights import WEIGHTS, Bert, bert_in
from retrieval.encode.onnx.onnx_bert import OnnxModel
from retrieval.encode.sentence_pooling import one_by_one, pool
from retrieval.encode.token_counter import TokenCounter
from retrieval.encode.torch_model import TorchModel
from retrieval.types import EncoderInfo

if TYPE_CHECKING:
    import tokenizers
    from numpy.typing import NDArray

_WIDEST_WINDOW = 512  # tokens; some models take 8,192, and one vector for so much says little of any of it


class Model(Protocol):
    """Run texts through the network."""

    @property
    def pools_by_mean(self) -> bool:
        """Return whether a vector is the mean of the tokens', and nothing is done with it but scaling to length 1."""
        ...

    def vectors(self, texts: Sequence[str], prompt: str) -> "NDArray[np.float32]":
        """Return one unit vector a text, each with the prompt before it."""
        ...

    def states(self, texts: Sequence[str], prompt: str) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
        """Return what `vectors` does, and the states of each text's tokens, the prompt's and the special ones' too."""
        ...


class SentenceTransformerEncoder:
    """Encode with a sentence-transformers model.

    `model` is empty for the bundled one, else a folder or a name that sentence-transformers resolves. The prompts,
    where given, take the place of the model's own. `digests` remember what was hashed before. Methods may be called
    from several threads. Raises EncoderError, on first use, where the model can't be loaded or the bundled weights are
    not the published ones.
    """

    def __init__(
        self,
        model: str = "",
        query_prompt: str | None = None,
        passage_prompt: str | None = None,
        digests: Digests | None = None,
    ) -> None:
        self._files = ModelFiles(model, digests or Digests())
        self._prompts = {"query": query_prompt, "document": passage_prompt}
        self._loaded: Model | None = None
        self._torch: TorchModel | None = None
        self._lock = threading.RLock()  # a model is loaded once

    def __reduce__(self) -> tuple[Any, ...]:
        """Be sent to another process by what it was made from: there it loads its model itself."""
        return SentenceTransformerEncoder, (
            "" if self._files.bundled else self._files.name,
            self._prompts["query"],
            self._prompts["document"],
        )

    @property
    def folder(self) -> Path | None:
        """Return the folder that the model's files are in, None for one that is known by name only."""
        return self._files.folder

    @functools.cached_property
    def info(self) -> EncoderInfo:
        """Return what the index records about this encoder."""
        digest = self._weights_digest()
        prompt = self._prompt("document")
        if prompt:
            digest = hashlib.sha256(f"{digest}\n{prompt}".encode()).hexdigest()
        name = self._files.name if self._files.bundled or self.folder is None else self.folder.name
        return EncoderInfo(name, self._dimension(), digest)

    @functools.cached_property
    def tokenizer(self) -> Tokenizer:
        """Return the counter of this encoder's tokens, which needs no PyTorch for a model in a folder."""
        window = self._files.window() or self._in_torch.window
        if not window:
            raise EncoderError("encoder-no-window", model=repr(self._files.name))
        return TokenCounter.of(self._tokens(), min(int(window), _WIDEST_WINDOW), self._prompt("document"))

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
        if not passages or not self._model.pools_by_mean:
            return one_by_one(self.encode_passages, passages, sentences)
        prompt = self._prompt("document")
        vectors, states = self._model.states(passages, prompt)
        offsets = self._offsets([prompt + passage for passage in passages])
        pooled = [
            pool(tokens, spans, [(s + len(prompt), e + len(prompt)) for s, e in wanted])
            for tokens, spans, wanted in zip(states, offsets, sentences, strict=True)
        ]
        return vectors, pooled

    def encode_queries(self, queries: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a query, shape (len(queries), dimension)."""
        return self._encode(queries, "query")

    def _encode(self, texts: Sequence[str], kind: str) -> "NDArray[np.float32]":
        if not texts:
            return np.empty((0, self.info.dimension), np.float32)
        return self._model.vectors(texts, self._prompt(kind))

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

    def _tokens(self) -> "tokenizers.Tokenizer":
        import tokenizers

        found = self._files.tokens()
        if found is not None:
            return found
        written = self._in_torch.tokenizer_json()
        if written is None:
            raise EncoderError("encoder-no-tokenizer", model=repr(self._files.name))
        return tokenizers.Tokenizer.from_str(written)

    def _prompt(self, kind: str) -> str:
        own = self._prompts[kind]
        if own is not None:
            return own
        prompts = self._models_own_prompts
        return str(prompts.get(kind) or prompts.get("passage" if kind == "document" else kind) or "")

    @functools.cached_property
    def _models_own_prompts(self) -> Mapping[str, Any]:
        prompts = self._files.setting("config_sentence_transformers.json", "prompts")
        if prompts is None and self.folder is None:
            prompts = self._in_torch.prompts
        return prompts or {}

    @functools.cached_property
    def _bert(self) -> Bert | None:
        """Return what ONNX Runtime can run, None where only sentence-transformers can."""
        with self._files.usable():
            return bert_in(self._files)

    @property
    def _model(self) -> Model:
        with self._lock:
            if self._loaded is None:
                self._loaded = OnnxModel.of(self._bert, self._files) if self._bert else self._in_torch
            return self._loaded

    @property
    def _in_torch(self) -> TorchModel:
        with self._lock:
            if self._torch is None:
                self._torch = TorchModel(self._files)
            return self._torch

    def _dimension(self) -> int:
        return self._bert.width if self._bert else self._in_torch.dimension

    def _weights_digest(self) -> str:
        if self._files.bundled and self.folder:  # its folder has been checked
            return BUNDLED_SHA256[WEIGHTS]
        bert = self._bert
        if bert and self.folder:
            return self._files.digests.of(self.folder / WEIGHTS, "weights", lambda _: bert.digest())
        return self._in_torch.digest()
