"""What happens to questions while they are worked on: many at once, too many, deleted meanwhile, and while it stops."""

import asyncio
import contextlib
import logging
import re
import threading
import time
from collections.abc import Iterator

import pytest

from bot.discord.bot import ENGINE_THREADS
from retrieval.answer.engine import Engine
from tests.bot.discord.test_bot import (  # noqa: F401  # a fixture
    ASKED,
    data_dir,
    discord_with,
    from_bot,
    of_kind,
    sent,
    told_alone,
    town_square,
)
from tests.bot.discord.views.test_answer_buttons import button

ANSWER = "opened to carts in"  # the year may be in bold
ONE_AT_A_TIME = "I am still working on your last question. Ask again once it is answered."
RESTARTED = "I'm restarting. Ask again in a minute."


class Held(Engine):
    """Answer when told to, and keep a thread until then."""

    def ask(self, *arguments, **more):
        self.go.wait(30)
        return super().ask(*arguments, **more)


@contextlib.contextmanager
def held(env, directory) -> Iterator[Held]:
    """Have the engine keep its threads, and let them go at the end."""
    env.bot.engine = of_kind(Held, env.bot.engine, directory)
    env.bot.engine.go = threading.Event()
    try:
        yield env.bot.engine
    finally:
        env.bot.engine.go.set()


def says(env, person, channel, text: str):
    """Have somebody write, without waiting for what comes of it."""
    return env.backend.create_message(channel.id, person.id, text)


async def until(holds) -> None:
    end = time.perf_counter() + 15
    while not holds():
        assert time.perf_counter() < end, "it did not come about"
        await asyncio.sleep(0.02)


def texts(env, channel) -> list[str]:
    return [message.content for message in from_bot(env, channel)]


async def test_whoever_comes_when_everything_is_busy_is_acknowledged_and_told_their_place(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, _, _ = town_square(env)
        people = [guild.add_member(env.create_user(f"person{n}")) for n in range(ENGINE_THREADS + 2)]
        channels = [guild.create_text_channel(f"channel{n}") for n in range(ENGINE_THREADS + 2)]
        with held(env, data_dir):
            for n, (person, channel) in enumerate(zip(people, channels, strict=True)):
                await until(lambda: env.bot.answering.queue.working == min(n, ENGINE_THREADS))  # noqa: B023  # awaited here
                says(env, person, channel, f"{env.bot.user.mention} {ASKED}")
            await until(lambda: len(sent(env, "/typing$")) == len(people))
            await until(lambda: texts(env, channels[-1]) and texts(env, channels[-2]))
            told = sorted(texts(env, channel)[0] for channel in channels[-2:])
            assert told == ["I'm busy: you are number 1 in line.", "I'm busy: you are number 2 in line."]
        await env.settle()
        for channel in channels:
            (said,) = texts(env, channel)  # the place in line is replaced by the answer
            assert ANSWER in said


async def test_one_person_has_one_answer_at_a_time_wherever_they_ask(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        other = guild.create_text_channel("harbour")
        with held(env, data_dir) as engine:
            says(env, alice, channel, f"{env.bot.user.mention} {ASKED}")
            await until(lambda: env.bot.answering.queue.working == 1)
            says(env, alice, other, f"{env.bot.user.mention} {ASKED}")
            await until(lambda: texts(env, other))
            assert texts(env, other) == [ONE_AT_A_TIME]
            asyncio.get_running_loop().call_later(0.5, engine.go.set)
            assert told_alone(await alice.slash(other, "ask", question=ASKED)) == ONE_AT_A_TIME
        assert ANSWER in texts(env, channel)[0]
        assert ANSWER in (await alice.slash(other, "ask", question=ASKED)).response.content


@pytest.mark.parametrize(
    ("limit", "who"), [({"person_limit": 1}, "You have"), ({"channel_limit": 1}, "This channel has had many questions")]
)
async def test_one_question_too_many_in_a_minute_is_told_how_long_to_wait(data_dir, limit, who):  # noqa: F811
    async with discord_with(data_dir, **limit) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        alone = told_alone(await alice.slash(channel, "ask", question=ASKED))
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        for said in (alone, texts(env, channel)[-1]):
            assert re.fullmatch(rf"{who} .*Try again in \d\d seconds\.", said)


async def test_asking_again_from_a_button_counts_as_a_question(data_dir):  # noqa: F811
    async with discord_with(data_dir, person_limit=2) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (reply,) = from_bot(env, channel)
        why = await alice.click(reply, custom_id=button(reply, "why"))
        for said in ("The answer is still the same.", "You have asked a lot in a short time."):
            again = await alice.click(why.response, custom_id=button(why.response.message, "again"))
            assert again.response.content.startswith(said)


@pytest.mark.parametrize("mode", ["mention", "thread"])
async def test_a_question_deleted_while_it_is_answered_gets_none_and_leaves_no_receipt(data_dir, caplog, mode):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_mode(guild.id, channel.id, mode)
        with held(env, data_dir):
            asked = says(env, alice, channel, f"{env.bot.user.mention} {ASKED}")
            await until(lambda: env.bot.answering.queue.working == 1)
            env.backend.delete_message(channel.id, asked.id)
            await until(lambda: not env.bot.answering.is_still_there(asked.id))
        await env.settle()
        place = channel.threads[0] if mode == "thread" else channel
        assert not any(said and said != ASKED for said in texts(env, place))  # a thread begins with what it is about
        assert env.bot.records.stored_data_of(alice.id).receipts == 0
        assert env.errors == []
    assert "it was deleted meanwhile" in caplog.text


async def test_an_interaction_outlived_by_its_answer_ends_quietly_after_fifteen_minutes(data_dir, caplog):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        with held(env, data_dir) as engine:

            def fifteen_minutes_later() -> None:
                env.backend.clock.advance(15 * 60 + 1)
                engine.go.set()

            asyncio.get_running_loop().call_later(0.3, fifteen_minutes_later)
            await alice.slash(channel, "ask", question=ASKED)
        assert env.errors == []
        assert env.bot.records.stored_data_of(alice.id).receipts == 0
    assert re.search(r"an interaction was gone before it was answered \(\d+\)", caplog.text)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_question_that_ends_in_time_is_answered_while_it_stops_and_no_other_is_taken(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        with held(env, data_dir) as engine:
            says(env, alice, channel, f"{env.bot.user.mention} {ASKED}")
            await until(lambda: env.bot.answering.queue.working == 1)
            asyncio.get_running_loop().call_later(0.3, engine.go.set)
            await env.bot.answering.stop()
        assert ANSWER in texts(env, channel)[-1]
        assert told_alone(await bob.slash(channel, "ask", question=ASKED)) == RESTARTED
