"""Time from a message to its acknowledgement and its answer: `python -m tests.benchmarks.discord_latency`.

The real client over the sample corpus in a simulated Discord; ten people, each in a channel of their own, ask at once,
the next question as soon as the last is answered. Counted from the gateway event that brings the message to the HTTP
request that shows "is typing", and to the one that carries the answer. The network is not in it.
"""

import asyncio
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import simcord

from tests.benchmarks.simulated import sample_bot

QUESTIONS = Path(__file__).parent.parent / "questions" / "queries.jsonl"
PEOPLE, ASKED = 10, 200


async def main() -> dict[str, Any]:
    """Return the figures, in milliseconds."""
    async with sample_bot() as env:
        return await _measure(env, _questions())


def _questions() -> list[str]:
    rows = [json.loads(line)["text"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return (rows * (ASKED // len(rows) + 1))[:ASKED]


async def _measure(env: simcord.Env, questions: list[str]) -> dict[str, Any]:
    guild = env.create_guild()
    people = [guild.add_member(env.create_user(f"person{n}")) for n in range(PEOPLE)]
    channels = [guild.create_text_channel(f"channel{n}") for n in range(PEOPLE)]
    messages = []
    for person, channel in zip(people, channels, strict=True):
        said = await person.send(channel, f"{env.bot.user.mention} hello")
        messages.append(await env.bot.get_channel(channel.id).fetch_message(said.id))
    at: dict[tuple[int, str], float] = {}
    request = env.bot.http.request

    async def timed(route: Any, **more: Any) -> Any:
        done = await request(route, **more)
        at[int(route.channel_id or 0), route.path.rsplit("/", 1)[-1]] = time.perf_counter()
        return done

    env.bot.http.request = timed
    acknowledged, answered = [], []

    async def ask_all(message: Any, asked: list[str]) -> None:
        for question in asked:
            message.content = f"{env.bot.user.mention} {question}"
            began = time.perf_counter()
            await env.bot.get_cog("Ask").on_message(message)
            acknowledged.append(1e3 * (at[message.channel.id, "typing"] - began))
            answered.append(1e3 * (at[message.channel.id, "messages"] - began))

    began = time.perf_counter()
    await asyncio.gather(*(ask_all(message, questions[n::PEOPLE]) for n, message in enumerate(messages)))
    seconds = time.perf_counter() - began
    return {
        "questions": len(answered),
        "people_at_once": PEOPLE,
        "acknowledged_ms": _percentiles(acknowledged),
        "answered_ms": _percentiles(answered),
        "answers_a_second": round(len(answered) / seconds, 1),
    }


def _percentiles(values: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(values, n=100)
    return {"p50": round(cuts[49], 1), "p95": round(cuts[94], 1)}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main())))
    sys.exit(0)
