"""The installed models that what was taught goes on from: their weights, their tokens, and how they read two texts."""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

import numpy as np

from corpus.errors import EncoderError
from corpus.sentences import Span
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.files.model_files import BUNDLED, BUNDLED_SHA256, ModelFiles
from retrieval.encode.multilingual.onnx_e5 import DAMPING, FAR_OUT, shape_of
from retrieval.encode.multilingual.q4_file import SHA256, Q4File, installed_file, unpacked
from retrieval.encode.multilingual.unigram_tokenizer import UnigramTokenizer
from retrieval.encode.onnx.bert_weights import WEIGHTS, Bert, bert_in

if TYPE_CHECKING:
    import tokenizers
    from numpy.typing import NDArray

    from retrieval.encode.onnx.onnx_writer import Stored


class Tokenized(NamedTuple):
    """Hold the numbers of a text's tokens, without special ones, and where in the text each stands."""

    ids: Sequence[int]
    offsets: Sequence[Span]


class BaseModel(Protocol):
    """Give an installed model. Raises EncoderError, on first use, where its files aren't the published ones.

    `start` and `separator` are the tokens around and between two texts, `second` the kind that the second text's tokens
    are of, `far_out` and `damping` what `Int8Graph` takes.
    """

    name: ClassVar[str]
    sha256: ClassVar[str]
    start: ClassVar[int]
    separator: ClassVar[int]
    second: ClassVar[int]
    far_out: ClassVar[Sequence[int]]
    damping: ClassVar[float]

    @property
    def bert(self) -> Bert:
        """Return its shape."""
        ...

    def matrix(self, name: str) -> "NDArray[np.float32]":
        """Return a matrix of outputs by inputs, or of embeddings, by its name in transformers."""
        ...

    def vector(self, name: str) -> "NDArray[np.float32]":
        """Return anything else, flat."""
        ...

    def words(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """Return what stands for tokens wherever they are, of the shape of `numbers` and the width."""
        ...

    def tokenized(self, texts: Sequence[str]) -> list[Tokenized]:
        """Cut texts into tokens."""
        ...


class MiniLM:
    """Give the installed all-MiniLM-L6-v2, or another BERT in a folder of its kind."""

    name: ClassVar = BUNDLED
    sha256: ClassVar = BUNDLED_SHA256[WEIGHTS]
    start: ClassVar = 101  # BERT's [CLS] and [SEP]
    separator: ClassVar = 102
    second: ClassVar = 1
    far_out: ClassVar[Sequence[int]] = ()
    damping: ClassVar = 1.0

    def __init__(self, digests: Digests, folder: str = "") -> None:
        self._files = ModelFiles(folder, digests)

    @functools.cached_property
    def bert(self) -> Bert:
        """Return its shape, and where its weights are."""
        found = bert_in(self._files)
        if found is None:
            raise EncoderError("encoder-lacks-file", file=WEIGHTS)
        return found

    def matrix(self, name: str) -> "NDArray[np.float32]":
        """Return a matrix, mapped, so that what isn't read takes no memory."""
        return _mapped(self.bert.weights[name])

    def vector(self, name: str) -> "NDArray[np.float32]":
        """Return anything else, flat."""
        return _mapped(self.bert.weights[name]).ravel()

    def words(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """Return what stands for tokens wherever they are."""
        found: NDArray[np.float32] = self._words[numbers]
        return found

    def tokenized(self, texts: Sequence[str]) -> list[Tokenized]:
        """Cut texts into tokens."""
        read = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [Tokenized(one.ids, one.offsets) for one in read]

    @functools.cached_property
    def _words(self) -> "NDArray[np.float32]":
        return self.matrix("embeddings.word_embeddings.weight")

    @functools.cached_property
    def _tokenizer(self) -> "tokenizers.Tokenizer":
        tokens: Any = self._files.tokens()
        tokens.no_padding()
        tokens.no_truncation()
        found: tokenizers.Tokenizer = tokens
        return found


class MultilingualE5Base:
    """Give the installed multilingual-e5-small. It was never taught to tell two kinds of token apart."""

    name: ClassVar = "multilingual-e5-small"
    sha256: ClassVar = SHA256
    start: ClassVar = 0  # <s> and </s>
    separator: ClassVar = 2
    second: ClassVar = 0
    far_out: ClassVar[Sequence[int]] = FAR_OUT
    damping: ClassVar = DAMPING

    def __init__(self, digests: Digests) -> None:
        self._digests = digests

    @functools.cached_property
    def bert(self) -> Bert:
        """Return its shape; its weights are in no file of their own."""
        return shape_of(self._file)

    def matrix(self, name: str) -> "NDArray[np.float32]":
        """Return a matrix in float32."""
        return self._file.weights(name).reshape(-1, self._columns(name))

    def vector(self, name: str) -> "NDArray[np.float32]":
        """Return anything else, flat."""
        return self._file.weights(name).ravel()

    def words(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """Return what stands for tokens wherever they are; of the vocabulary only those are read."""
        different, rows = np.unique(numbers, return_inverse=True)
        words = unpacked(self._file.blocks("embeddings.word_embeddings.weight")[different])
        return words[rows.reshape(numbers.shape)]

    def tokenized(self, texts: Sequence[str]) -> list[Tokenized]:
        """Cut texts into tokens; what stands for a space before a word is no part of the word's place."""
        return [Tokenized(*self._tokenizer.pieces(text)) for text in texts]

    def _columns(self, name: str) -> int:
        inner = name.endswith("output.dense.weight") and "attention" not in name
        return self._file.shape.inner if inner else self._file.shape.width

    @functools.cached_property
    def _file(self) -> Q4File:
        return Q4File(installed_file(self._digests))

    @functools.cached_property
    def _tokenizer(self) -> UnigramTokenizer:
        return UnigramTokenizer(self._file.vocabulary())


BASES = {base.name: base for base in (MiniLM, MultilingualE5Base)}


def _mapped(tensor: "Stored") -> "NDArray[np.float32]":
    return np.memmap(tensor.file, np.float32, "r", tensor.offset, tensor.shape)
