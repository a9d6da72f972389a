"""Read closely with any extractive question-answering model of the Hugging Face kind, by name or folder.

None comes with the installation: it is used where FOOTNOTE_READER names one. What ships reads through ONNX Runtime
(`retrieval.read.span_model`); these run in PyTorch, and take as long as they take.
"""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from corpus.errors import EncoderError
from retrieval.encode.files.model_hub import check_fetchable
from retrieval.read.cross_encoder import TOKENS
from retrieval.read.span_model import QUESTION_TOKENS, Spans, best_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

logger = logging.getLogger(__name__)

_TRAINED = "ForQuestionAnswering"
_TEXT = 1  # the second of a pair
_OF_MARGIN = 0.5  # two logits make a margin, and "answers" is one


class _Loaded(NamedTuple):
    tokens: Any
    model: Any


class QuestionAnsweringModel:
    """Read with a model that scores starts and ends. Methods may be called from several threads.

    Its scores are on a scale of its own, so that they choose among sentences and don't tell how sure an answer is.
    Raises EncoderError, on first use, where it can't be loaded or wasn't trained to answer.
    """

    calibrated = False

    def __init__(self, model: str) -> None:
        self.name = model
        self._loaded: _Loaded | None = None
        self._lock = threading.Lock()  # a model is loaded once, and reads for one thread at a time

    def reads(self, question: str, text: str) -> bool:
        """Return True: which languages it knows, whoever names it knows."""
        return True

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        """Return what each text has of an answer; "answers" is half the margin of its best one."""
        if not texts:
            return []
        with self._lock:
            loaded = self._loaded = self._loaded or self._load()
            return _read(loaded, question, texts)

    def check(self) -> None:
        """Load the model, unless it is. Raises EncoderError as `spans` does."""
        with self._lock:
            self._loaded = self._loaded or self._load()

    def _load(self) -> _Loaded:
        check_fetchable(self.name, "FOOTNOTE_READER")
        try:
            from transformers import AutoModelForQuestionAnswering, AutoTokenizer
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
            folder = Path(self.name).expanduser()
            where, here = (str(folder.resolve()), True) if folder.is_dir() else (self.name, False)
            parts = AutoTokenizer, AutoModelForQuestionAnswering
            try:
                tokens, model = (part.from_pretrained(where, local_files_only=True) for part in parts)
            except (OSError, ValueError):
                if here:
                    raise
                tokens, model = (part.from_pretrained(where) for part in parts)  # not fetched yet
        except Exception as error:  # the libraries that read models raise errors of every kind
            logger.debug("loading %s failed", self.name, exc_info=True)
            raise EncoderError(
                "encoder-reader-unloadable", model=repr(self.name), error=type(error).__name__
            ) from error
        if not any(name.endswith(_TRAINED) for name in model.config.architectures or ()):
            raise EncoderError("encoder-reader-untrained", model=repr(self.name))
        if not tokens.is_fast:  # the others can't tell where in a text a token stands
            raise EncoderError("encoder-reader-slow", model=repr(self.name))
        return _Loaded(tokens, model.eval())


def _read(loaded: _Loaded, question: str, texts: Sequence[str]) -> list[Spans]:
    tokens, model = loaded
    asked = tokens.decode(tokens.encode(question, add_special_tokens=False)[:QUESTION_TOKENS]) or question
    given = tokens(
        [asked] * len(texts),
        list(texts),
        truncation="only_second",
        max_length=min(tokens.model_max_length, 2 * TOKENS),
        padding=True,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    places = given.pop("offset_mapping").numpy()
    scores = _scores(model, given)
    return [_spans(scores[row], places[row], given.sequence_ids(row)) for row in range(len(texts))]


def _scores(model: Any, given: Any) -> "NDArray[np.float32]":
    """Return the scores of each token to start and to end, shape (texts, length, 2)."""
    model.requires_grad_(requires_grad=False)
    found = model(**given)
    scores: NDArray[np.float32] = np.stack([found.start_logits.numpy(), found.end_logits.numpy()], axis=-1)
    return scores


def _spans(scores: "NDArray[np.float32]", places: "NDArray[np.int64]", of: Sequence[int | None]) -> Spans:
    within = [n for n, part in enumerate(of) if part == _TEXT]
    none = float(scores[0].sum())
    margin = best_spans(scores[within], none, places[within].tolist(), 0.0).margins
    return best_spans(scores[within], none, places[within].tolist(), _OF_MARGIN * float(margin.max(initial=0.0)))
