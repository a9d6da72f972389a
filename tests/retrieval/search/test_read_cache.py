"""What was read lately is read once; what is kept has a bound."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from retrieval.search.read_cache import ReadCache


class Shelf:
    """Hold a value for every key but "lost", and note what is read."""

    def __init__(self) -> None:
        self.read: list[list[str]] = []

    def __call__(self, keys: Sequence[str]) -> dict[str, str]:
        self.read.append(list(keys))
        return {key: key.upper() for key in keys if key != "lost"}


def test_what_was_read_is_not_read_again() -> None:
    recent = ReadCache(shelf := Shelf(), most=10)
    assert recent.get(["a", "b"]) == {"a": "A", "b": "B"}
    assert recent.get(["b", "c"]) == {"b": "B", "c": "C"}
    assert recent.get(["a", "b", "c"]) == {"a": "A", "b": "B", "c": "C"}
    assert shelf.read == [["a", "b"], ["c"]]


def test_what_was_wanted_longest_ago_goes_first() -> None:
    recent = ReadCache(shelf := Shelf(), most=2)
    recent.get(["a", "b"])
    recent.get(["a"])
    recent.get(["c"])  # b goes
    recent.get(["a", "b"])
    assert shelf.read == [["a", "b"], ["c"], ["b"]]


def test_more_than_is_kept_is_still_returned() -> None:
    assert ReadCache(Shelf(), most=1).get(["a", "b", "c"]) == {"a": "A", "b": "B", "c": "C"}


def test_what_is_not_there_is_looked_for_each_time() -> None:
    recent = ReadCache(shelf := Shelf(), most=10)
    assert recent.get(["lost"]) == recent.get(["lost"]) == {}
    assert shelf.read == [["lost"], ["lost"]]


def test_a_failure_leaves_nothing_behind() -> None:
    failing = [True, False]

    def read(keys: Sequence[str]) -> dict[str, str]:
        if failing.pop(0):
            raise OSError("gone")
        return dict.fromkeys(keys, "there")

    recent = ReadCache(read, most=10)
    with pytest.raises(OSError, match="gone"):
        recent.get(["a"])
    assert recent.get(["a"]) == {"a": "there"}


def test_threads_share_it() -> None:
    recent = ReadCache(Shelf(), most=5)
    wanted = [[chr(97 + (i + j) % 26) for j in range(4)] for i in range(300)]
    with ThreadPoolExecutor(8) as workers:
        for keys, found in zip(wanted, workers.map(recent.get, wanted), strict=True):
            assert found == {key: key.upper() for key in keys}
