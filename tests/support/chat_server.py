"""A scripted chat model: an OpenAI-compatible server over real HTTP on 127.0.0.1.

Each request takes the next step of the script; the last one stays. A step says what is answered and how badly it goes.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-hunter2-hunter2-hunter2"


@dataclass(frozen=True)
class Step:
    """Hold how one request is answered.

    `stall_after` and `break_after` count the characters sent before the server falls silent, or hangs up. A `drip`
    sends each character by itself, this many seconds apart.
    """

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    as_tool: bool = True
    piece: int = 7
    stall_after: int | None = None
    break_after: int | None = None
    drip: float = 0.0
    refuses_tools: bool = False


def reply(*sentences: dict[str, Any], cannot_answer: bool = False) -> str:
    return json.dumps({"cannot_answer": cannot_answer, "sentences": list(sentences)}, ensure_ascii=False)


def says(text: str, *quotes: str, passages: tuple[int, ...] = (1,)) -> dict[str, Any]:
    return {"text": text, "passages": list(passages), "quotes": list(quotes)}


def translated(*texts: str) -> str:
    found = [{"quote": n, "text": text} for n, text in enumerate(texts, start=1)]
    return json.dumps({"translations": found}, ensure_ascii=False)


class ChatServer:
    """Serve a script; `requests` are the bodies that came in."""

    def __init__(self, *script: Step) -> None:
        self.script = list(script)
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.hung_up = threading.Event()  # set once a client has left in the middle of an answer
        self.released = threading.Event()
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def prompt(self, n: int = -1) -> str:
        return "\n".join(message["content"] for message in self.requests[n]["messages"])

    def _take(self, body: dict[str, Any], key: str | None) -> Step:
        with self._lock:
            self.requests.append(body)
            self.keys.append(key)
            return self.script[min(len(self.requests), len(self.script)) - 1]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                step = server._take(body, self.headers["Authorization"])
                self.close_connection = True
                try:
                    self._answer(step, body)
                except OSError:
                    server.hung_up.set()

            def _answer(self, step: Step, body: dict[str, Any]) -> None:
                if self.path != "/v1/chat/completions":
                    return self._error(404, "no such path", {})
                if step.refuses_tools and "tools" in body:
                    return self._error(400, "this model does not support tools", {})
                if step.status != 200:
                    # Real servers repeat the key that they refuse.
                    return self._error(step.status, f"no, {self.headers['Authorization']}", step.headers)
                tool = step.as_tool and bool(body.get("tools"))
                return self._stream(step, tool=tool) if body.get("stream") else self._whole(step, tool=tool)

            def _error(self, status: int, message: str, headers: dict[str, str]) -> None:
                self._send(status, json.dumps({"error": {"message": message}}), headers)

            def _whole(self, step: Step, *, tool: bool) -> None:
                choice = {
                    "index": 0,
                    "finish_reason": "stop",
                    "message": {"role": "assistant", **_said(step.text, tool)},
                }
                self._send(200, json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}), {})

            def _send(self, status: int, text: str, headers: dict[str, str]) -> None:
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", "Connection": "close", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def _stream(self, step: Step, *, tool: bool) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                size = 1 if step.drip else step.piece
                for at in range(0, max(1, len(step.text)), size):
                    if step.break_after is not None and at >= step.break_after:
                        return  # without the last chunk: the connection breaks
                    if step.stall_after is not None and at >= step.stall_after:
                        server.released.wait(30)
                        return
                    self._event({"delta": _said(step.text[at : at + size], tool, first=at == 0)})
                    if step.drip and server.released.wait(step.drip):
                        return
                self._event({"delta": {}, "finish_reason": "stop"})
                self._chunk(b"data: [DONE]\n\n")
                self.wfile.write(b"0\r\n\r\n")

            def _event(self, choice: dict[str, Any]) -> None:
                chunk = {"id": "1", "object": "chat.completion.chunk", "choices": [{"index": 0, **choice}]}
                self._chunk(f"data: {json.dumps(chunk)}\n\n".encode())

            def _chunk(self, data: bytes) -> None:
                self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
                self.wfile.flush()

        return Handler


def _said(text: str, tool: bool, *, first: bool = True) -> dict[str, Any]:
    if not tool:
        return {"content": text}
    call: dict[str, Any] = {"index": 0, "function": {"arguments": text}}
    if first:
        call |= {"id": "call-1", "type": "function"}
        call["function"]["name"] = "Reply"
    return {"content": None, "tool_calls": [call]}


@contextmanager
def serving(*script: Step) -> Iterator[ChatServer]:
    """Serve a script until the end of the block; what stalls is released then."""
    server = ChatServer(*script)
    try:
        yield server
    finally:
        server.close()
