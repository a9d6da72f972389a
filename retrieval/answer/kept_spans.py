"""Keep what was read closely of late, so that a question asked again reads nothing twice."""

from collections.abc import Sequence

from retrieval.read.span_model import SpanModel, Spans
from retrieval.search.read_cache import ReadCache

_MOST = 512  # windows, some 2 KB each: the last 64 questions and more


class KeptSpans:
    """Read through a model, and keep the windows read last. Methods may be called from several threads."""

    def __init__(self, model: SpanModel, most: int = _MOST) -> None:
        self._model = model
        self._kept = ReadCache(self._read, most)

    @property
    def calibrated(self) -> bool:
        """Return what the model does."""
        return self._model.calibrated

    def reads(self, question: str, text: str) -> bool:
        """Return what the model does."""
        return self._model.reads(question, text)

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        """Return what each text has of an answer. Raises as the model does."""
        found = self._kept.get([(question, text) for text in dict.fromkeys(texts)])
        return [found[question, text] for text in texts]

    def _read(self, keys: list[tuple[str, str]]) -> dict[tuple[str, str], Spans]:
        question = keys[0][0]
        return dict(zip(keys, self._model.spans(question, [text for _, text in keys]), strict=True))
