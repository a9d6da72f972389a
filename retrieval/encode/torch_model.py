"""Any sentence-transformers model, in PyTorch: whatever isn't a BERT that ONNX Runtime runs."""

import functools
import hashlib
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.encode.files.model_files import ModelFiles
from retrieval.encode.files.model_hub import check_fetchable

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

_BATCH = 32


class TorchModel:
    """Encode with a sentence-transformers model, for one thread at a time. Loading it takes seconds."""

    def __init__(self, files: ModelFiles) -> None:
        self._model = _load(files)
        self._lock = threading.Lock()

    @functools.cached_property
    def pools_by_mean(self) -> bool:
        """Return whether a vector is the mean of the tokens', and nothing is done with it but scaling to length 1."""
        kinds = [type(module).__name__ for module in self._model]
        pooling = self._model[1] if len(kinds) > 1 else None
        mean = getattr(pooling, "pooling_mode", None) == "mean"
        return mean and kinds[:2] == ["Transformer", "Pooling"] and set(kinds[2:]) <= {"Normalize"}

    @property
    def window(self) -> int | None:
        """Return how many tokens it takes, None where it doesn't say."""
        return self._model.max_seq_length

    @property
    def dimension(self) -> int:
        """Return how long its vectors are."""
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def prompts(self) -> dict[str, str]:
        """Return its own prompts."""
        return {kind: prompt or "" for kind, prompt in self._model.prompts.items()}

    def tokenizer_json(self) -> str | None:
        """Return its tokenizer as `tokenizers` writes it, None where it is another library's."""
        backend = getattr(self._model.tokenizer, "backend_tokenizer", None)
        return None if backend is None else str(backend.to_str())

    def digest(self) -> str:
        """Return the SHA-256 of all weights, by name."""
        digest = hashlib.sha256()
        for name, tensor in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(tensor.detach().contiguous().view(-1).float().numpy().tobytes())
        return digest.hexdigest()

    def vectors(self, texts: Sequence[str], prompt: str) -> "NDArray[np.float32]":
        """Return one unit vector a text, each with the prompt before it."""
        return np.asarray(self._encode(texts, prompt, convert_to_numpy=True), np.float32)

    def states(self, texts: Sequence[str], prompt: str) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
        """Return what `vectors` does, and the states of each text's tokens, the prompt's and the special ones' too."""
        outputs = self._encode(texts, prompt, output_value=None)
        vectors = np.stack([_array(output["sentence_embedding"]) for output in outputs])
        # Asked for tokens too, sentence-transformers scales nothing to length 1.
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny)
        return vectors, [_array(output["token_embeddings"]) for output in outputs]

    def _encode(self, texts: Sequence[str], prompt: str, **wanted: Any) -> Any:
        with self._lock:
            return self._model.encode(
                list(texts),
                prompt=prompt,  # None would let the model choose one that isn't counted
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
                **wanted,
            )


def _load(files: ModelFiles) -> "SentenceTransformer":
    with files.usable():
        check_fetchable(str(files.folder or files.name), "FOOTNOTE_EMBEDDING_MODEL")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        where = str(files.folder or files.name)
        try:
            model = SentenceTransformer(where, device="cpu", local_files_only=True)
        except (OSError, ValueError):
            if files.folder:
                raise
            model = SentenceTransformer(where, device="cpu")  # not fetched yet
        return model.eval()


def _array(tensor: Any) -> "NDArray[np.float32]":
    array: NDArray[np.float32] = tensor.detach().cpu().float().numpy()
    return array
