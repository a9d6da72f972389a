"""Ask from the terminal: one question, or a file of them."""

import functools
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from bot.render.errors import ABSTAINED, FAILED, words_for
from bot.terminal.output.json_payloads import answer_payload, as_json_text
from corpus.errors import QuestionError
from retrieval.types import Answer, CitedSentence, Filters, Question, Turn

if TYPE_CHECKING:
    from bot.terminal.command import CommandCall


def ask_one(call: "CommandCall", text: str, filters: Filters) -> int:
    """Answer one question. Returns the exit status."""
    question = Question(text, filters=filters)
    answer = call.indexed_engine().ask(question) if call.as_json else ask_and_show(call, question)
    if call.as_json:
        click.echo(as_json_text(answer_payload(answer)))
    return ABSTAINED if answer.abstained else 0


def ask_batch(call: "CommandCall", lines: Iterable[bytes], filters: Filters) -> int:
    """Answer the questions of a JSONL file, one a line. A line that can't be answered is named, and stops no other."""
    failed = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = call.indexed_engine().ask(replace(question_from(line), filters=filters))
        except QuestionError as error:
            call.terminal.complain(f"Line {number}: {words_for(error)}")
            failed += 1
            continue
        call.print(answer_payload(answer), functools.partial(_show, call, answer))
    return FAILED if failed else 0


def question_from(line: bytes) -> Question:
    """Return the question of one line `{"_id", "text", "turns"?}`. Raises QuestionError where it is none."""
    try:
        row = json.loads(line)
        turns = tuple(_turn(turn) for turn in row.get("turns") or ())
        text, found_id = row["text"], row.get("_id")
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise QuestionError("questions-not-one") from None
    return Question(text, turns, None if found_id is None else str(found_id))


def _turn(turn: Any) -> Turn:
    speaker, text = turn["speaker"], turn["text"]
    if speaker not in ("user", "agent") or not isinstance(text, str):
        raise ValueError
    return Turn(speaker, text)


def ask_and_show(call: "CommandCall", question: Question) -> Answer:
    """Print an answer, the sentences that a chat model writes as they come."""
    streamed: list[CitedSentence] = []

    def show(sentence: CitedSentence) -> None:
        streamed.append(sentence)
        call.terminal.written(sentence)

    answer = call.indexed_engine().ask(question, show=show)
    call.terminal.answer(answer, streamed=bool(streamed))
    return answer


def _show(call: "CommandCall", answer: Answer) -> None:
    call.terminal.answer(answer)
    call.terminal.out.print()
