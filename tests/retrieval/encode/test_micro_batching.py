"""What several threads want at the same time is done together."""

import itertools
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from retrieval.encode.micro_batching import Gathered

PATIENCE_S = 10.0


class Doubling:
    """Double numbers, once the gate is open; remembers what was asked for together."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.gate = threading.Event()
        self.busy = self.most_busy = 0
        self.began = threading.Semaphore(0)
        self._lock = threading.Lock()

    def __call__(self, numbers: Sequence[int]) -> list[int]:
        with self._lock:
            self.batches.append(list(numbers))
            self.busy += 1
            self.most_busy = max(self.most_busy, self.busy)
        self.began.release()
        assert self.gate.wait(PATIENCE_S)
        with self._lock:
            self.busy -= 1
        if 13 in numbers:
            raise ValueError("13")
        return [2 * number for number in numbers]


@pytest.fixture
def doubling() -> Doubling:
    return Doubling()


def ask(gathered: Gathered[int, int], doubling: Doubling, numbers: Sequence[int]) -> list[object]:
    """Let each of the numbers be asked for by a thread of its own, the first before all others."""

    def one(number: int) -> object:
        try:
            return gathered(number)
        except ValueError as error:
            return str(error)

    with ThreadPoolExecutor(len(numbers)) as people:
        first = people.submit(one, numbers[0])
        assert doubling.began.acquire(timeout=PATIENCE_S)
        rest = [people.submit(one, number) for number in numbers[1:]]
        deadline = threading.Event()
        while len(gathered._waiting) < len(rest):
            assert not deadline.wait(0.01)
        doubling.gate.set()
        return [asked.result(PATIENCE_S) for asked in [first, *rest]]


def test_a_lone_item_is_done_at_once(doubling: Doubling):
    doubling.gate.set()
    gathered = Gathered(doubling, most=4)
    assert [gathered(3), gathered(4)] == [6, 8]
    assert doubling.batches == [[3], [4]]


def test_whoever_waits_is_served_together_each_with_its_own(doubling: Doubling):
    gathered = Gathered(doubling, most=4)
    assert ask(gathered, doubling, list(range(8))) == [2 * number for number in range(8)]
    assert [len(batch) for batch in doubling.batches] == [1, 4, 3]
    assert sorted(itertools.chain(*doubling.batches)) == list(range(8))
    assert doubling.most_busy == 1


def test_what_fails_fails_for_those_who_were_in_it_and_for_nobody_later(doubling: Doubling):
    gathered = Gathered(doubling, most=10)
    assert ask(gathered, doubling, [1, 13, 5]) == [2, "13", "13"]
    assert gathered(6) == 12


def test_never_are_two_done_at_once():
    doubling = Doubling()
    gathered = Gathered(doubling, most=2)
    with ThreadPoolExecutor(9) as people:
        asked = [people.submit(gathered, number) for number in range(9)]
        assert doubling.began.acquire(timeout=PATIENCE_S)
        doubling.gate.set()
        assert [one.result(PATIENCE_S) for one in asked] == [2 * number for number in range(9)]
    assert doubling.most_busy == 1
