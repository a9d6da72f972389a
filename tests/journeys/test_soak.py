"""Hours of traffic leave the bot as it was: nothing lost, nothing doubled, nothing that grows."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.soak import PEOPLE, PRICED, Sample, Soaked, _look, soak, write

_QUESTIONS = 3_000
# Within the second half. Memory of the process may creep as Chroma, ONNX Runtime and malloc have it; what Python holds
# may not: four objects a question are more than that.
_MEMORY, _OBJECTS = 0.04, 0.01
_HANDLES = 0.1  # of some 50: pools of connections breathe; one a refresh would be 0.2


@pytest.mark.slow(minutes=4)
def test_thousands_of_questions_among_refreshes_and_rollbacks_leave_nothing_behind(tmp_path: Path) -> None:
    found = asyncio.run(soak(_QUESTIONS, tmp_path))
    write(found)
    assert (found.asked, found.lost, found.doubled, found.strays) == (_QUESTIONS, 0, 0, 0)
    assert found.refreshes >= _QUESTIONS // PEOPLE // 5 - 10
    assert found.rollbacks == _QUESTIONS // PEOPLE // 20
    assert found.prices == {True: _QUESTIONS // PEOPLE}
    first, second = found.halves
    for what in ("tasks", "threads"):
        assert max(getattr(s, what) for s in second) <= max(getattr(s, what) for s in first), what
    assert found.growth("handles") < _HANDLES
    assert found.growth("megabytes") < _MEMORY
    assert found.growth("objects") < _OBJECTS


def test_what_is_lost_doubled_wrong_or_astray_is_counted() -> None:
    def reply(to: int | None, content: str = "It paid 41,000 crowns.") -> SimpleNamespace:
        reference = SimpleNamespace(message_id=to) if to else None
        return SimpleNamespace(author=SimpleNamespace(id=7), reference=reference, content=content)

    said = [reply(1), reply(2), reply(2), reply(99), reply(None)]
    env = SimpleNamespace(
        bot=SimpleNamespace(user=SimpleNamespace(id=7)),
        backend=SimpleNamespace(http_requests=[1], transcript=[1], messages={5: {1: 1}}),
    )
    found = Soaked()
    _look(env, [(None, SimpleNamespace(history=lambda: said))], [1, 2, 3], {40_000}, found)  # type: ignore[arg-type]
    assert (found.asked, found.lost, found.doubled, found.strays) == (3, 1, 1, 2)
    assert found.prices == {False: 1}
    assert env.backend == SimpleNamespace(http_requests=[], transcript=[], messages={5: {}})
    assert PRICED


@pytest.mark.parametrize(("leak", "flat"), [(0, True), (4, False)])
def test_a_leak_of_four_objects_a_question_is_seen(leak: int, flat: bool) -> None:
    found = Soaked(samples=[Sample(n, 0.0, 500, 300_000 + leak * n, 50, 4, 18) for n in range(0, _QUESTIONS, PEOPLE)])
    assert (found.growth("objects") < _OBJECTS) is flat
