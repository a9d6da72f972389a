"""Call a chat model, any that LangChain's `init_chat_model` knows, and hand on what it says as it says it.

All calls of the process share one event loop in a thread of its own: a call that is out of time is cancelled there,
whatever it waits for (a stalled stream, a server that drips, the pause before another try), and the HTTP clients,
which LangChain shares between models, never see another loop. The provider's own client tries again, with backoff,
after 408, 409, 429, 5xx and a lost connection.
"""

import asyncio
import contextlib
import contextvars
import functools
import logging
import queue
import threading
import time
from collections.abc import AsyncGenerator, Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from corpus.errors import ChatModelError, SettingsError
from retrieval.write.chat_failures import REFUSED, is_refusal, reason_of_failure, status_of
from retrieval.write.circuit_breaker import Breaker
from retrieval.write.prompts import BYTES_A_TOKEN, Message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from pydantic import BaseModel

logger = logging.getLogger(__name__)

_EXTRAS = {"openai": "langchain-openai", "anthropic": "langchain-anthropic", "ollama": "langchain-ollama"}
_RETRIES = 2
# Servers that are spoken to as OpenAI's may want no key, and the client wants one; the person's own key for OpenAI
# is not for them.
_NO_KEY = "none"
# Quotes are copied best without chance; others (Anthropic's latest) refuse to be told a temperature.
_TEMPERATURE = {"openai": 0.0, "ollama": 0.0}
_NONE_YET = object()

Pieces = Generator[str, None, None]


@dataclass(frozen=True, slots=True)
class _Way:
    """Hold one way to ask: some models take no temperature, some servers no tools."""

    temperature: float | None
    tools: bool


class ChatModel:
    """Stream what a chat model says.

    `name` is LangChain's `provider:model`; `base_url` and `api_key` may be empty, which leaves them to the provider's
    library. Nothing is imported before the first use. Methods may be called from several threads. A model that failed
    several times in a row is left alone for a while: `breaker` says when, and counts the calls.
    """

    def __init__(self, name: str, base_url: str = "", api_key: str = "", breaker: Breaker | None = None) -> None:
        self.name = name
        self.breaker = breaker or Breaker()
        self._provider, _, self._model = name.partition(":")
        self._base_url = base_url
        self._api_key = api_key
        ways = (_Way(_TEMPERATURE.get(self._provider), True), _Way(None, True), _Way(None, False))
        self._ways = tuple(dict.fromkeys(ways))
        self._way = 0  # the first that this model is known not to refuse
        self._built: dict[tuple[float | None, int], BaseChatModel] = {}
        self._lock = threading.Lock()

    def check(self) -> None:
        """Make sure that the model can be called, without calling it. Raises SettingsError."""
        if not self._provider or not self._model:
            raise SettingsError("settings-chat-model")
        if self._base_url and not self._base_url.startswith(("http://", "https://")):
            raise SettingsError("settings-chat-base-url")
        self._client(None, 1)

    def stream(
        self, messages: Sequence[Message], *, seconds: float, most_tokens: int, schema: "type[BaseModel] | None" = None
    ) -> Pieces:
        """Yield what the model says, in pieces: text, or the JSON of a `schema` where the model takes one.

        Ends within `seconds`, tries included, and with the piece that goes beyond `most_tokens`. Closing the iterator
        ends the call. Raises ChatModelError where the model doesn't answer or breaks off, SettingsError as `check`.
        """
        self.check()
        if wait := self.breaker.admit():
            raise ChatModelError("writing-left-alone", seconds=f"{wait:.0f}")
        said: queue.SimpleQueue[str | BaseException | None] = queue.SimpleQueue()
        until = time.monotonic() + seconds
        call = self._pump(messages, said, seconds, most_tokens, schema)
        # A context of its own: what the caller has set (a simulated clock, say) is not for the loop that all share.
        running = contextvars.Context().run(asyncio.run_coroutine_threadsafe, call, _loop())
        begun = False
        ended = self.breaker.left
        try:
            while (piece := _next(said, until)) is not None:
                if isinstance(piece, BaseException):
                    ended = self.breaker.left if status_of(piece) in REFUSED else self.breaker.failed
                    raise self._failure(piece, seconds, begun=begun) from None
                begun = True
                ended = self.breaker.done  # also where whoever reads has enough
                yield piece
            ended = self.breaker.done
        finally:
            ended()
            running.cancel()

    async def _pump(
        self,
        messages: Sequence[Message],
        said: "queue.SimpleQueue[str | BaseException | None]",
        seconds: float,
        most_tokens: int,
        schema: "type[BaseModel] | None",
    ) -> None:
        try:
            async with asyncio.timeout(seconds) as limit:
                until = time.monotonic() + seconds
                room = most_tokens * BYTES_A_TOKEN
                async with contextlib.aclosing(self._pieces(messages, most_tokens, schema)) as pieces:
                    async for piece in pieces:
                        said.put(piece)
                        room -= len(piece.encode("utf-8", "replace"))
                        # Some servers know no limit, and LangChain takes time in the square of a malformed call's
                        # length to close it: 40 seconds for 100,000 characters, in which nobody else is served.
                        if room < 0:
                            break
                        # Python 3.11's `wait_for`, in LangChain's stream, loses a cancellation that a piece coincides
                        # with; the call would go on, and end as if all were well.
                        if time.monotonic() > until:
                            raise TimeoutError
            said.put(TimeoutError() if limit.expired() else None)
        except Exception as error:  # noqa: BLE001 - each provider has an error tree of its own
            said.put(error)

    async def _pieces(
        self, messages: Sequence[Message], most_tokens: int, schema: "type[BaseModel] | None"
    ) -> AsyncGenerator[str, None]:
        """Ask in the first way that isn't refused, and remember it."""
        for n, way in enumerate(self._ways[self._way :], start=self._way):
            begun = False
            try:
                async for piece in self._said(way, messages, most_tokens, schema):
                    begun = True
                    yield piece
            except Exception as error:
                if begun or n + 1 == len(self._ways) or not is_refusal(error):
                    raise
                logger.info("%s refuses %s", self.name, way)
            else:
                self._way = n
                return

    async def _said(
        self, way: _Way, messages: Sequence[Message], most_tokens: int, schema: "type[BaseModel] | None"
    ) -> AsyncGenerator[str, None]:
        from langchain_core.messages import AIMessageChunk

        client = self._client(way.temperature, most_tokens)
        use = client.bind_tools([schema], tool_choice=schema.__name__) if schema and way.tools else client
        call: object = _NONE_YET
        async for chunk in use.astream([(message.role, message.text) for message in messages]):
            arguments = chunk.tool_call_chunks if isinstance(chunk, AIMessageChunk) else []
            call = arguments[0]["index"] if arguments and call is _NONE_YET else call
            # A model may call twice; the first call is the answer.
            piece = "".join(one["args"] or "" for one in arguments if one["index"] == call) or str(chunk.text)
            if piece:
                yield piece

    def _client(self, temperature: float | None, most_tokens: int) -> "BaseChatModel":
        with self._lock:
            key = (temperature, most_tokens)
            if key not in self._built:
                self._built[key] = self._build(temperature, most_tokens)
            return self._built[key]

    def _build(self, temperature: float | None, most_tokens: int) -> "BaseChatModel":
        from langchain.chat_models import init_chat_model

        api_key = self._api_key or (_NO_KEY if self._provider == "openai" and self._base_url else "")
        limit = "num_predict" if self._provider == "ollama" else "max_tokens"
        chosen = {"base_url": self._base_url, "api_key": api_key, "temperature": temperature}
        given = {name: value for name, value in chosen.items() if value not in ("", None)}
        options: dict[str, Any] = {limit: most_tokens, "max_retries": _RETRIES, **given}
        try:
            model: BaseChatModel = init_chat_model(self._model, model_provider=self._provider, **options)
        except ImportError as error:
            raise self._missing_package(error) from None
        except Exception as error:  # noqa: BLE001 - each provider has an error tree of its own
            raise self._wrong(error) from None
        own = getattr(model, f"{self._provider}_api_key", None)
        if isinstance(own, SecretStr) and not own.get_secret_value():
            raise self._missing_key()
        return model

    def _missing_package(self, error: ImportError) -> SettingsError:
        if package := _EXTRAS.get(self._provider):
            command = f'pip install "footnote[{self._provider}]"'
        else:
            cause = error.__cause__
            module = (cause.name if isinstance(cause, ImportError) else None) or "the provider's package"
            package = module.partition(".")[0].replace("_", "-")
            command = f"pip install {package}"
        return SettingsError("settings-chat-package", provider=self._provider, package=package, command=command)

    def _missing_key(self) -> SettingsError:
        own = f"{self._provider.upper()}_API_KEY"
        return SettingsError("settings-chat-key", provider=self._provider, variable=own)

    def _wrong(self, error: Exception) -> SettingsError:
        if isinstance(error, ValueError) and "Unsupported provider" in str(error):
            return SettingsError("settings-chat-provider", provider=self._provider)
        if "key" in str(error).lower() or "credential" in str(error).lower():
            return self._missing_key()
        return SettingsError("settings-chat-refused", provider=self._provider, error=type(error).__name__)

    def _failure(self, error: BaseException, seconds: float, *, begun: bool) -> Exception:
        """Return what is raised, and log what whoever runs this needs; neither has the server's own words.

        They may repeat the key, or the prompt.
        """
        if isinstance(error, SettingsError):
            return error
        logger.warning("%s failed: %s, status %s", self.name, type(error).__name__, status_of(error))
        return ChatModelError(reason_of_failure(error, seconds, begun=begun))


def _next(said: "queue.SimpleQueue[str | BaseException | None]", until: float) -> str | BaseException | None:
    """Return the next piece; the loop tells when time is up, and where even it hangs, this does a second later."""
    try:
        return said.get(timeout=max(0.0, until + 1 - time.monotonic()))
    except queue.Empty:
        return TimeoutError()


_loop_lock = threading.Lock()


def _loop() -> asyncio.AbstractEventLoop:
    with _loop_lock:
        return _running_loop()


@functools.cache
def _running_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="chat-model", daemon=True).start()
    return loop
