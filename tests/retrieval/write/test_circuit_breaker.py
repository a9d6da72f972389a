"""The circuit breaker, by a clock that the test turns."""

from retrieval.write.circuit_breaker import Breaker


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(failures=2, rest=30, clock=clock)
    for _ in range(2):
        assert breaker.admit() == 0
        breaker.failed()
    return breaker


def test_it_opens_after_failures_in_a_row_and_says_for_how_long():
    clock = Clock()
    breaker = opened(clock)
    assert breaker.is_open
    assert breaker.admit() == 30
    clock.now += 20
    assert breaker.admit() == 10
    assert breaker.counts == {"done": 0, "failed": 2, "skipped": 2}


def test_failures_that_are_not_in_a_row_open_nothing():
    breaker = Breaker(failures=2, clock=Clock())
    for _ in range(5):
        breaker.failed()
        breaker.done()
    assert not breaker.is_open
    assert breaker.admit() == 0


def test_after_its_rest_one_call_finds_out_and_the_others_are_skipped_meanwhile():
    clock = Clock()
    breaker = opened(clock)
    clock.now += 31
    assert breaker.admit() == 0
    assert breaker.admit() == breaker.admit() == 1
    breaker.done()
    assert not breaker.is_open
    assert breaker.admit() == breaker.admit() == 0


def test_a_call_that_finds_out_that_it_still_fails_has_it_rest_again():
    clock = Clock()
    breaker = opened(clock)
    clock.now += 31
    assert breaker.admit() == 0
    breaker.failed()
    assert breaker.admit() == 30


def test_a_call_that_shows_nothing_leaves_the_finding_out_to_the_next():
    clock = Clock()
    breaker = opened(clock)
    clock.now += 31
    assert breaker.admit() == 0
    breaker.left()
    assert breaker.is_open
    assert breaker.admit() == 0
    assert breaker.admit() == 1
