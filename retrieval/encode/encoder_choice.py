"""Which encoder a setting names, and which one made an index."""

import functools
import logging
import threading
from weakref import WeakValueDictionary

from retrieval.encode.encoder import Encoder
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.files.model_files import BUNDLED
from retrieval.encode.multilingual.encoder import NAME, MultilingualEncoder
from retrieval.encode.multilingual.q4_file import HOW_TO_INSTALL, is_installed
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.types import EncoderInfo

logger = logging.getLogger(__name__)

MINILM, MULTILINGUAL = "minilm", "multilingual"
_MADE_BY = {BUNDLED: MINILM, NAME: MULTILINGUAL}  # what an index calls its encoder, and a setting
TAUGHT = {BUNDLED: "English", NAME: "some hundred languages"}


def default_model() -> str:
    """Return what makes a new index where nothing is set: `multilingual`, or `minilm` where that isn't installed."""
    return MULTILINGUAL if is_installed() else MINILM


def encoder_named(
    model: str = "",
    query_prompt: str | None = None,
    passage_prompt: str | None = None,
    digests: Digests | None = None,
) -> Encoder:
    """Return a bundled encoder by its name, the default one for none, else a sentence-transformers model.

    Nothing is loaded yet: EncoderError is raised on first use.
    """
    name = model or default_model()
    if name == MULTILINGUAL:
        return MultilingualEncoder(query_prompt, passage_prompt, digests)
    return SentenceTransformerEncoder("" if name == MINILM else name, query_prompt, passage_prompt, digests)


class Encoders:
    """Hold the encoder that the settings name, and those that indexes were made by.

    What came with the installation is known by what an index says of its encoder, so that a corpus goes on with the
    one that it has until it is rebuilt, whatever is set. May be used from several threads.
    """

    def __init__(
        self,
        model: str = "",
        query_prompt: str | None = None,
        passage_prompt: str | None = None,
        digests: Digests | None = None,
    ) -> None:
        self._model = model
        self._prompts = query_prompt, passage_prompt
        self._digests = digests
        self._lock = threading.Lock()
        # One that nothing answers by any more is let go.
        self._others: WeakValueDictionary[str, Encoder] = WeakValueDictionary()

    @functools.cached_property
    def preferred(self) -> Encoder:
        """Return what makes an index that is new or rebuilt: what is set, or the default."""
        if not self._model and default_model() == MINILM:
            logger.info(
                "the encoder is %s, for English: to have one for a hundred languages, %s", BUNDLED, HOW_TO_INSTALL
            )
        return self._encoder(self._model or default_model())

    def that_made(self, index: EncoderInfo) -> Encoder | None:
        """Return the installed encoder that an index was made by, None where none was."""
        name = _MADE_BY.get(index.name)
        if name is None:
            return None
        with self._lock:
            if name == (self._model or default_model()):
                found = self.preferred
            else:
                found = self._others.get(name) or self._other(name, index)
        return found if found.info == index else None

    def _other(self, name: str, index: EncoderInfo) -> Encoder:
        level = logging.WARNING if self._model else logging.INFO
        wanted = self._model or default_model()
        said = "the index goes on with %s, which made it, until `footnote refresh --rebuild` makes it with %s"
        logger.log(level, said, index.name, wanted)
        found = self._others[name] = self._encoder(name)
        return found

    def _encoder(self, name: str) -> Encoder:
        return encoder_named(name, *self._prompts, self._digests)
