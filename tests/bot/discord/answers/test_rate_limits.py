"""Who is answered when."""

import asyncio

import pytest

from bot.discord.answers.rate_limits import QuestionQueue, RateLimits
from bot.render.errors import Refused


async def test_whoever_finds_no_room_is_told_their_place_and_comes_in_turn():
    line, told, order, leave = QuestionQueue(1), [], [], asyncio.Event()

    async def come(name: str) -> None:
        async def tell(place: int) -> None:
            told.append((name, place))

        async with line.slot(tell):
            order.append(name)
            await leave.wait()

    tasks = [asyncio.create_task(come(name)) for name in "abc"]
    await asyncio.sleep(0)
    assert (told, order) == ([("b", 1), ("c", 2)], ["a"])
    leave.set()
    await asyncio.gather(*tasks)
    assert order == ["a", "b", "c"]


@pytest.mark.parametrize("waits", [1, 0])
async def test_whoever_gives_up_holds_nobody_up(waits):
    line, leave, done = QuestionQueue(1), asyncio.Event(), []

    async def come(name: str) -> None:
        async def tell(_place: int) -> None:
            pass

        async with line.slot(tell):
            await leave.wait()
            done.append(name)

    tasks = [asyncio.create_task(come(name)) for name in "abc"]
    await asyncio.sleep(0)
    if not waits:  # its turn has come just now
        leave.set()
        await asyncio.sleep(0)
    tasks[1].cancel()
    leave.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert done == ["a", "c"]
    await asyncio.wait_for(come("d"), 1)


async def test_telling_the_place_may_fail_and_takes_no_room():
    line = QuestionQueue(1)

    async def tell(_place: int) -> None:
        raise RuntimeError

    async with line.slot(tell):
        with pytest.raises(RuntimeError):
            async with line.slot(tell):
                pass
    async with line.slot(tell):
        pass


def test_one_question_at_a_time_a_person():
    limits = RateLimits(person=0, channel=0)
    with limits.admitted(1, 9):
        with pytest.raises(Refused, match="one-at-a-time"), limits.admitted(1, 8):
            pass
        with limits.admitted(2, 9):
            pass
    with limits.admitted(1, 9):
        pass


@pytest.mark.parametrize(("person", "channel", "key"), [(2, 0, "errors-cooldown"), (0, 2, "errors-channel-cooldown")])
def test_one_question_too_many_is_told_how_long_to_wait(person, channel, key):
    limits = RateLimits(person, channel)
    for _ in range(2):
        with limits.admitted(1, 9):
            pass
    with pytest.raises(Refused, match=key) as refused, limits.admitted(1, 9):
        pass
    assert 0 < refused.value.values["seconds"] <= 60
    with limits.admitted(2, 8):  # somebody else, elsewhere
        pass
