"""Calling a chat model: over real HTTP, to a scripted server that speaks as OpenAI's does."""

import asyncio
import contextlib
import logging
import sys
import threading
from collections.abc import AsyncGenerator

import pytest

from corpus.errors import ChatModelError, SettingsError
from retrieval.write.chat_model import ChatModel
from retrieval.write.circuit_breaker import Breaker
from retrieval.write.prompts import Message, Reply
from tests.support.chat_server import KEY, ChatServer, Step, serving
from tests.support.errors import raises

ASKED = [Message("system", "Be brief."), Message("user", "Who closed the bridge?")]


def said(server: ChatServer, *, seconds: float = 20.0, schema: type[Reply] | None = Reply) -> str:
    model = ChatModel("openai:toy", server.url, KEY)
    return "".join(model.stream(ASKED, seconds=seconds, most_tokens=100, schema=schema))


def test_the_model_is_asked_for_the_schema_within_its_tokens() -> None:
    with serving(Step("the answer")) as server:
        assert said(server) == "the answer"
    (request,) = server.requests
    assert (request["model"], request["stream"], request["temperature"]) == ("toy", True, 0.0)
    assert request["max_completion_tokens"] == 100
    assert [tool["function"]["name"] for tool in request["tools"]] == ["Reply"]
    assert server.keys == [f"Bearer {KEY}"]


def test_without_a_schema_it_is_asked_for_text() -> None:
    with serving(Step("the answer")) as server:
        assert said(server, schema=None) == "the answer"
    assert "tools" not in server.requests[0]


def test_it_comes_piece_by_piece() -> None:
    with serving(Step("the answer", piece=3)) as server:
        pieces = ChatModel("openai:toy", server.url, KEY).stream(ASKED, seconds=20, most_tokens=100, schema=Reply)
        assert list(pieces) == ["the", " an", "swe", "r"]


def test_a_server_without_tools_is_asked_without_and_that_is_remembered() -> None:
    with serving(Step("the answer", refuses_tools=True)) as server:
        model = ChatModel("openai:toy", server.url, KEY)
        for _ in range(2):
            assert "".join(model.stream(ASKED, seconds=20, most_tokens=100, schema=Reply)) == "the answer"
    assert ["tools" in request for request in server.requests] == [True, True, False, False]
    assert ["temperature" in request for request in server.requests] == [True, False, False, False]


@pytest.mark.parametrize("status", [429, 500])
def test_what_may_pass_is_tried_again(status: int) -> None:
    with serving(Step(status=status, headers={"Retry-After-Ms": "1"}), Step("the answer")) as server:
        assert said(server) == "the answer"
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("status", "tries", "words"),
    [
        (401, 1, "writing-key-refused"),
        (403, 1, "writing-key-refused"),
        (404, 1, "writing-no-model"),
        (400, 3, "writing-refused status=400"),
        (429, 3, "writing-too-often"),
        (503, 3, "writing-down status=503"),
    ],
)
def test_what_fails_is_told_without_the_servers_words(
    status: int, tries: int, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    step = Step(status=status, headers={"Retry-After-Ms": "1"})
    with serving(step) as server, pytest.raises(ChatModelError) as raised:
        said(server)
    assert str(raised.value) == words
    assert raised.value.__cause__ is None
    assert len(server.requests) == tries
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("retrieval")]
    assert f"status {status}" in ours[-1]
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    "step",
    [
        Step("the answer", stall_after=0),
        Step("the answer", stall_after=4),
        Step("the answer" * 1000, drip=0.02),
        Step(status=429, headers={"Retry-After": "30"}),
    ],
    ids=["stalls", "stalls midway", "drips", "asks to wait"],
)
def test_a_slow_server_is_left_when_the_time_is_up(step: Step) -> None:
    with serving(step) as server, raises(ChatModelError, "writing-slow", seconds="0.6"):
        said(server, seconds=0.6)


class DeafModel(ChatModel):
    """Go on whatever cancels it, as a client does now and then."""

    async def _pieces(self, *_: object) -> AsyncGenerator[str, None]:
        while True:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(0.01)
            yield "x"


def test_a_cancellation_that_gets_lost_lets_nothing_go_on() -> None:
    model = DeafModel("openai:toy", "http://127.0.0.1:1", KEY)
    with raises(ChatModelError, "writing-slow", seconds="0.2"):
        list(model.stream(ASKED, seconds=0.2, most_tokens=1_000_000))


def test_a_server_that_nobody_waits_for_is_hung_up_on() -> None:
    with serving(Step("the answer" * 1000, drip=0.01)) as server:
        pieces = ChatModel("openai:toy", server.url, KEY).stream(ASKED, seconds=20, most_tokens=100)
        assert next(pieces) == "t"
        pieces.close()
        assert server.hung_up.wait(20)


def test_a_server_without_a_limit_is_left_at_the_limit_and_holds_nobody_up() -> None:
    with serving(Step('{"a": ' * 20_000, piece=6)) as server:
        assert said(server) == '{"a": ' * 51  # 300 bytes are 100 tokens
    with serving(Step("the answer")) as server:
        assert said(server) == "the answer"


def test_a_broken_connection_and_no_connection_are_told_apart() -> None:
    with serving(Step("the answer", break_after=4)) as server, raises(ChatModelError, "writing-broke-off"):
        said(server)
    with raises(ChatModelError, "writing-unreachable"):
        said(server)


def test_threads_share_one_model() -> None:
    with serving(Step("the answer")) as server:
        model = ChatModel("openai:toy", server.url, KEY)
        found: list[str] = []
        ask = lambda: found.append("".join(model.stream(ASKED, seconds=20, most_tokens=100)))  # noqa: E731
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == ["the answer"] * 4


@pytest.mark.parametrize(
    ("name", "base_url", "words"),
    [
        ("gpt-5", "", "settings-chat-model"),
        (":gpt-5", "", "settings-chat-model"),
        ("openai:", "", "settings-chat-model"),
        ("openai:toy", "localhost:8000", "settings-chat-base-url"),
        ("nobody:toy", "", "settings-chat-provider provider=nobody"),
        ("openai:toy", "", "settings-chat-key provider=openai variable=OPENAI_API_KEY"),
        ("anthropic:toy", "", "settings-chat-package provider=anthropic package=langchain-anthropic"),
        ("ollama:llama3.1:8b", "", "settings-chat-package provider=ollama package=langchain-ollama"),
        ("mistralai:toy", "", 'package=langchain-mistralai command="pip install langchain-mistralai"'),
    ],
)
def test_wrong_settings_are_told_before_any_call(
    name: str, base_url: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setitem(sys.modules, "langchain_anthropic", None)
    monkeypatch.setitem(sys.modules, "langchain_ollama", None)
    with pytest.raises(SettingsError) as raised:
        ChatModel(name, base_url).check()
    assert words in str(raised.value)


def test_a_persons_own_key_is_not_sent_to_another_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serving(Step("the answer")) as server:
        assert "".join(ChatModel("openai:toy", server.url).stream(ASKED, seconds=20, most_tokens=9)) == "the answer"
    assert server.keys == ["Bearer none"]


def test_after_three_failures_in_a_row_it_is_left_alone_and_then_tried_with_one_call() -> None:
    now = [0.0]
    with serving(*[Step(status=401)] * 3, Step("the answer")) as server:
        model = ChatModel("openai:toy", server.url, KEY, Breaker(failures=3, rest=30, clock=lambda: now[0]))

        def call() -> str:
            return "".join(model.stream(ASKED, seconds=20, most_tokens=100, schema=Reply))

        for _ in range(3):
            with raises(ChatModelError, "writing-key-refused"):
                call()
        with raises(ChatModelError, "writing-left-alone", seconds="30"):
            call()
        assert len(server.requests) == 3
        now[0] = 31.0
        assert call() == "the answer"
        assert call() == "the answer"
    assert model.breaker.counts == {"done": 2, "failed": 3, "skipped": 1}


def test_a_request_that_is_refused_for_what_it_says_is_no_failure_of_the_model() -> None:
    with serving(Step(status=400)) as server:
        model = ChatModel("openai:toy", server.url, KEY)
        for _ in range(4):
            with raises(ChatModelError, "writing-refused"):
                list(model.stream(ASKED, seconds=20, most_tokens=100, schema=Reply))
    assert not model.breaker.is_open
