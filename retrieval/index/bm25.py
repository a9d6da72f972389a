"""The lexical index: BM25 over one snapshot's chunks, in files that never change once written.

A snapshot's index is built beside the others and renamed into place before the snapshot becomes current, so that any
process opens any snapshot's whole, at once, and rolling back costs nothing. It is derived: where it is lost, it is
built again from the catalog.
"""

import itertools
import json
import logging
import shutil
import sys
import tempfile
import threading
from contextlib import suppress
from functools import cached_property
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.index.flat_index import named
from retrieval.index.term_sounds import TermSounds
from retrieval.text.accents import without_accents
from retrieval.text.scripts import script_of
from retrieval.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from retrieval.store.records import ChunkText

logger = logging.getLogger(__name__)

_KEYS = "keys.json"
_ATTEMPTS = 10
# Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), give 1.2 to 2 and 0.5 to 0.8.
_K1, _B = 1.2, 0.75
# In a few articles a word that they lack would outweigh all that they are about. Of the sample (79 chunks), at the same
# share answered, 68 of 100 questions without an answer are refused with this, 64 without it; 700 to 5,000 do the same.
_RARITY_AMONG = 1_000
_GREEK = "\u0370"  # the first letter that isn't Latin


class LexicalIndex:
    """Find chunks by their words.

    `keys` are those of the snapshot's chunks, in the order that they are numbered in; `holds` is the same as a set.
    `scripts` are the names of the scripts that the chunks are in, `script_of` the number of each chunk's.
    """

    def __init__(self, keys: list[str], model: Any, scripts: "Sequence[str]", script_of: "NDArray[np.uint8]") -> None:
        self.keys = keys
        self.scripts, self.script_of = scripts, script_of
        self.holds = frozenset(keys)
        self._model = model

    def search(self, query: str, limit: int, allowed: "NDArray[np.bool_] | None" = None) -> list[tuple[str, float]]:
        """Return the keys of the chunks that share terms with a query, with their BM25 scores, best first.

        `allowed` tells for each chunk, as `keys` has them, whether it may be found; None leaves all.
        """
        wanted = [term for term in terms(query) if self._model and term in self._model.vocab_dict]
        if not wanted:
            return []
        scores: NDArray[np.float32] = self._model.get_scores(wanted)
        if allowed is not None:
            scores = np.where(allowed, scores, np.float32(0))
        limit = min(limit, len(scores))
        least = max(np.partition(scores, -limit)[-limit], np.finfo(np.float32).tiny)
        found = np.flatnonzero(scores >= least)
        # Ties go by the chunk's place, so that the same question always gets the same answer.
        best = found[np.argsort(-scores[found], kind="stable")][:limit]
        return named(self.keys, scores, best)

    def weight(self, term: str) -> float:
        """Return how rare a term is, as BM25 weighs it: ln(1 + (N - n + 0.5) / (n + 0.5))."""
        return _rarity(len(self.keys), self.count(term))

    def rarity(self, term: str) -> float:
        """Return how rare a term is among these chunks, taken as some of a thousand where they are fewer."""
        return _rarity(max(len(self.keys), _RARITY_AMONG), self.count(term))

    def height(self, query: str, score: float) -> float:
        """Return a BM25 score against the greatest that a query's terms allow, in [0, 1]; 0 for no terms."""
        ceiling = (_K1 + 1) * sum(self.weight(term) for term in set(terms(query)))
        return score / ceiling if ceiling else 0.0

    def count(self, term: str) -> int:
        """Return how many chunks hold a term."""
        first, last = self._postings(term)
        return last - first

    def holding(self, *wanted: str) -> "NDArray[np.int32]":
        """Return the numbers of the chunks that hold each of some terms, in their order; none for no terms."""
        if not wanted:
            return np.zeros(0, np.int32)
        rarest, *others = sorted(map(self._chunks, wanted), key=len)
        for chunks in others:
            rarest = rarest[np.isin(rarest, chunks, assume_unique=True)]
        return rarest

    def beginning_with(self, letter: str) -> list[str]:
        """Return the terms that begin with a letter."""
        return self._by_letter.get(letter, [])

    def accented(self, term: str) -> list[str]:
        """Return the terms with accents that are a term without them."""
        return self._by_plain.get(term, [])

    @cached_property
    def sounds(self) -> TermSounds:
        """Return what finds terms by their sound."""
        return TermSounds(self.beginning_with)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Return the number of each key."""
        return {key: number for number, key in enumerate(self.keys)}

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        by_letter: dict[str, list[str]] = {}
        for term in self._model.vocab_dict if self._model else ():
            if term.isalpha():
                by_letter.setdefault(term[0], []).append(term)
        return by_letter

    @cached_property
    def _by_plain(self) -> dict[str, list[str]]:
        by_plain: dict[str, list[str]] = {}
        for term in self._model.vocab_dict if self._model else ():
            if not term.isascii() and term[0] < _GREEK and term.isalpha():
                for plain in {found for word in without_accents(term) for found in terms(word)}:
                    by_plain.setdefault(plain, []).append(term)
        return by_plain

    def _chunks(self, term: str) -> "NDArray[np.int32]":
        """Return the numbers of the chunks that hold a term."""
        first, last = self._postings(term)
        return self._model.scores["indices"][first:last] if last > first else np.zeros(0, np.int32)

    def _postings(self, term: str) -> tuple[int, int]:
        """Return where the postings of a term begin and end."""
        if not self._model or term not in self._model.vocab_dict:
            return 0, 0
        number, bounds = self._model.vocab_dict[term], self._model.scores["indptr"]
        return int(bounds[number]), int(bounds[number + 1])


def _rarity(chunks: int, held: int) -> float:
    return float(np.log1p((chunks - held + 0.5) / (held + 0.5)))


def build(directory: Path, chunks: "Iterable[ChunkText]") -> LexicalIndex:
    """Return the index of chunks, their titles included, and write it to a directory, whole or not at all."""
    keys: list[str] = []
    documents: list[list[str]] = []
    scripts: dict[str, int] = {}
    numbers: list[int] = []
    for chunk in chunks:
        keys.append(chunk.key)
        numbers.append(scripts.setdefault(script_of(chunk.text), len(scripts)))
        documents.append(terms(f"{chunk.title}\n{chunk.text}"))
    model = None
    if any(documents):
        model = _bm25s().BM25(method="lucene", k1=_K1, b=_B)
        model.index(documents, show_progress=False)
    index = LexicalIndex(keys, model, list(scripts), np.array(numbers, np.uint8))
    try:
        _save(directory, index, model)
    except OSError as error:  # a full disk, or one that can't be written to: this process has it, others make it anew
        logger.warning("the lexical index %s is kept in memory alone: %s", directory.name, error)
    return index


def _save(directory: Path, index: LexicalIndex, model: Any) -> None:
    directory.parent.mkdir(parents=True, exist_ok=True)
    # A folder of its own: the bot and a terminal may find the same index lost at the same time.
    unfinished = Path(tempfile.mkdtemp(prefix=f"{directory.name}.", suffix=".unfinished", dir=directory.parent))
    try:
        if model is not None:
            model.save(unfinished, show_progress=False)
        content = {"keys": index.keys, "has_terms": model is not None, "scripts": index.scripts}
        if len(index.scripts) > 1:
            content["script_of"] = index.script_of.tolist()
        (unfinished / _KEYS).write_text(json.dumps(content))
        _put_in_place(unfinished, directory, index.keys)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def load(directory: Path) -> LexicalIndex | None:
    """Open the index in a directory, its postings mapped into memory; None where there is no whole one."""
    try:
        content = json.loads((directory / _KEYS).read_text())
        model = None
        if content["has_terms"]:
            model = _bm25s().BM25.load(directory, mmap=True, show_progress=False, verbosity=0)
        keys, scripts = content["keys"], content["scripts"]
        return LexicalIndex(keys, model, scripts, np.array(content.get("script_of", [0] * len(keys)), np.uint8))
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def _put_in_place(unfinished: Path, directory: Path, keys: list[str]) -> None:
    """Rename a finished index to where it belongs; whoever else does so at the same time has the same to put there."""
    for attempt in itertools.count(1):
        try:
            unfinished.rename(directory)
            return
        except OSError:
            there = load(directory)
            if there is not None and there.keys == keys:
                shutil.rmtree(unfinished, ignore_errors=True)
                return
            if attempt == _ATTEMPTS:
                raise
        broken = unfinished.with_suffix(".broken")
        with suppress(OSError):  # another process may have put it aside just now
            directory.rename(broken)
            shutil.rmtree(broken, ignore_errors=True)


class _WithoutSciPy(MetaPathFinder):
    """Keep SciPy from being found by the thread that enters this, until it leaves."""

    def __enter__(self) -> None:
        self._thread = threading.get_ident()
        sys.meta_path.insert(0, self)

    def __exit__(self, *_: object) -> None:
        sys.meta_path.remove(self)

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        """Raise ModuleNotFoundError for what is hidden, and leave all else to the other finders."""
        if fullname.partition(".")[0] == "scipy" and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(fullname, name=fullname)


def _bm25s() -> Any:
    # It loads SciPy where there is one, for another way to build an index that isn't used here: 0.08 s and 15 MB.
    with _WithoutSciPy():
        import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG
    return bm25s


def strays(directory: Path, kept: set[str]) -> list[Path]:
    """Return the indexes of snapshots that aren't kept, and what was left unfinished."""
    return [found for found in directory.iterdir() if found.name not in kept] if directory.is_dir() else []
