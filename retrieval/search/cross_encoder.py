"""Order the best passages anew with a cross-encoder, which reads question and passage together.

None comes with the installation: it is used where FOOTNOTE_RERANKER_MODEL names one.
"""

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.errors import EncoderError
from retrieval.encode.files.model_hub import check_fetchable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentence_transformers import CrossEncoder

    from retrieval.types import Passage

logger = logging.getLogger(__name__)

_BATCH = 32
# How the architecture of a plain encoder is called; loaded as a CrossEncoder it would score at random.
_BARE = ("Model", "ForMaskedLM", "ForPreTraining")


class Reranker(Protocol):
    """Score passages for a query."""

    def scores(self, query: str, passages: "Sequence[Passage]") -> list[float]:
        """Return one score a passage, higher for better ones."""
        ...


class CrossEncoderReranker:
    """Score with a sentence-transformers CrossEncoder, by name or folder.

    Raises EncoderError, on first use, where the model can't be loaded or gives more than one score a passage.
    """

    def __init__(self, model: str) -> None:
        self.name = model
        self._loaded: CrossEncoder | None = None
        self._lock = threading.Lock()  # a model is loaded once, and scores for one thread at a time

    def scores(self, query: str, passages: "Sequence[Passage]") -> list[float]:
        """Return one score a passage, higher for better ones; the title is read with the passage."""
        if not passages:
            return []
        pairs = [(query, "\n".join(filter(None, (passage.title, passage.text)))) for passage in passages]
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            found = self._loaded.predict(pairs, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)
        return [float(score) for score in found]

    def check(self) -> None:
        """Load the model, unless it is. Raises EncoderError as `scores` does."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()

    def _load(self) -> "CrossEncoder":
        check_fetchable(self.name, "FOOTNOTE_RERANKER_MODEL")
        try:
            from sentence_transformers import CrossEncoder
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
            folder = Path(self.name).expanduser()
            where = str(folder.resolve()) if folder.is_dir() else self.name
            try:
                model: CrossEncoder = CrossEncoder(where, device="cpu", local_files_only=True)
            except (OSError, ValueError):
                if folder.is_dir():
                    raise
                model = CrossEncoder(where, device="cpu")  # not fetched yet
        except Exception as error:  # the libraries that read models raise errors of every kind
            logger.debug("loading %s failed", self.name, exc_info=True)
            error_name, model_name = type(error).__name__, repr(self.name)
            raise EncoderError("encoder-reranker-unloadable", model=model_name, error=error_name) from error
        architectures = getattr(model.config, "architectures", None) or ()
        trained = [name for name in architectures if not name.endswith(_BARE)]
        if not trained:
            raise EncoderError("encoder-reranker-untrained", model=repr(self.name))
        if model.num_labels != 1:
            raise EncoderError("encoder-reranker-scores", model=repr(self.name), count=str(model.num_labels))
        return model
