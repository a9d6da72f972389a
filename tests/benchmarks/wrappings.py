"""Ask questions as people write them in Discord: `python -m tests.benchmarks.wrappings [--every N]`.

Each question of `tests/questions` is asked plainly and in each wrapping and markup, by a message that mentions the bot
in a simulated Discord, over the sample corpus. Counted are the answers that hold what is expected (right), those that
hold something else (wrong), what was not answered (refused; right where the articles don't say), and silence. `--every`
takes each N-th question alone.
"""

import argparse
import asyncio
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import simcord

from tests.benchmarks.simulated import sample_bot

QUESTIONS = Path(__file__).parent.parent / "questions" / "queries.jsonl"
OUTCOMES = ("right", "wrong", "refused", "rightly refused", "silent")


def _began_small(text: str) -> str:
    return text[0].lower() + text[1:]


Wrapping = Callable[[str], str]
WRAPPINGS: dict[str, Wrapping] = {
    "thanks": "{} Thanks!".format,
    "thanks in advance": "{} Thanks in advance!".format,
    "hi": "Hi! {}".format,
    "good morning all": lambda text: f"good morning all, {_began_small(text)}",
    "does anyone know": lambda text: f"does anyone know {_began_small(text)}",
    "quick question": lambda text: f"Quick question: {_began_small(text)}",
    "according to the articles": lambda text: f"According to the articles, {_began_small(text)}",
    "just curious": lambda text: f"just curious, {_began_small(text)}",
    "asking for a friend": "{} Asking for a friend.".format,
    "sorry if asked before": lambda text: f"sorry if this was asked before, but {_began_small(text)}",
    "pls": "{} pls".format,
    "signed": "{}\n\nBest, Sam".format,
}
MARKUPS: dict[str, Wrapping] = {
    "a link": "{} https://news.example/2019/a-story".format,
    "an emoji": "{} <:thinking_cat:123456789012345678>".format,
    "a mention": "<@123456789012345678> {}".format,
    "a channel and a command": "<#123456789012345678> {} </ask:123456789012345678>".format,
    "a time stamp": "{} <t:1618953630:R>".format,
    "bold": "**{}**".format,
    "a spoiler": "||{}||".format,
    "a quote": lambda text: "\n".join(f"> {line}" for line in text.splitlines()),
    "a code fence": "```\n{}\n```".format,
}


def table(found: dict[str, Counter[str]]) -> str:
    """Return what became of the questions, a line a wrapping, as a Markdown table."""
    lines = [f"| written | {' | '.join(OUTCOMES)} |", f"| --- | {' | '.join('---:' for _ in OUTCOMES)} |"]
    lines += [f"| {name} | {' | '.join(str(counts[one]) for one in OUTCOMES)} |" for name, counts in found.items()]
    return "\n".join(lines)


async def measure(rows: Sequence[dict[str, Any]], written: dict[str, Wrapping]) -> dict[str, Counter[str]]:
    """Return what became of each question in each way of writing."""
    async with sample_bot() as env:
        guild = env.create_guild()
        channel, ada = guild.create_text_channel("hall"), guild.add_member(env.create_user("ada"))
        found = {}
        for name, wrap in written.items():
            found[name] = Counter([await _asked(env, ada, channel, row, wrap) for row in rows])
            print(name, dict(found[name]), flush=True)
        return found


async def _asked(env: simcord.Env, person: Any, channel: Any, row: dict[str, Any], wrap: Wrapping) -> str:
    # The mention stands on a line of its own: a quote or a fence begins one.
    said = await person.send(channel, f"{env.bot.user.mention}\n{wrap(row['text'])}")
    receipt = env.bot.records.receipt_of_message(said.id)
    if receipt is None:
        return "silent"
    answerable = row["answerability"] == "ANSWERABLE"
    if receipt.answer is None:
        return "refused" if answerable else "rightly refused"
    return "right" if answerable and _holds(receipt.answer, row["answers"]) else "wrong"


def _holds(answer: str, expected: Iterable[str]) -> bool:
    return any(one.casefold() in answer.casefold() for one in expected)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Ask questions as people write them in Discord, and count.")
    parser.add_argument("--every", type=int, default=1, help="ask each N-th question alone")
    options = parser.parse_args()
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()][:: options.every]
    print(table(asyncio.run(measure(rows, {"plain": str, **WRAPPINGS, **MARKUPS}))))


if __name__ == "__main__":
    main()
