"""A model that is named and isn't here: the hub is asked once, and the answer is one sentence."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from corpus.errors import EncoderError
from retrieval.encode.files.model_hub import check_fetchable
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from tests.support.errors import raises

KNOWN = ("/api/models/mill/grinder", "/api/models/sentence-transformers/miller")


class Hub(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        known = 200 if self.path in KNOWN else 401 if "private" in self.path else 404
        self.send_response(503 if "broken" in self.path else known)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(autouse=True)
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Serve two models."""
    Hub.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", url)
    monkeypatch.setattr("huggingface_hub.constants.is_offline_mode", lambda: False)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    yield url
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["mill/grinder", "miller"])
def test_what_the_hub_has_may_be_fetched(name: str) -> None:
    check_fetchable(name, "FOOTNOTE_READER")
    assert Hub.asked[-1] in KNOWN


@pytest.mark.parametrize("name", ["mill/grnder", "private/mill", "nobody", "no such name"])
def test_what_it_has_not_is_one_sentence_with_the_setting(name: str, hub: str) -> None:
    with raises(EncoderError, "encoder-no-such-model", model=repr(name), setting="FOOTNOTE_READER", hub=hub):
        check_fetchable(name, "FOOTNOTE_READER")


def test_what_is_here_or_was_fetched_isnt_asked_for(tmp_path: Path) -> None:
    (tmp_path / "models--mill--fetched").mkdir()
    for name in (str(tmp_path), "mill/fetched"):
        check_fetchable(name, "FOOTNOTE_READER")
    assert Hub.asked == []


def test_a_mistyped_name_fails_at_once_and_without_retries() -> None:
    began = time.monotonic()
    with raises(EncoderError, "encoder-no-such-model", setting="FOOTNOTE_EMBEDDING_MODEL"):
        _ = SentenceTransformerEncoder("mill/grnder").info
    assert time.monotonic() - began < 10
    assert Hub.asked == ["/api/models/mill/grnder"]


def test_a_hub_that_is_broken_gone_or_switched_off_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    with raises(EncoderError, "encoder-hub-unreachable", problem="HTTP 503"):
        check_fetchable("mill/broken", "FOOTNOTE_READER")
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:1")
    with raises(EncoderError, "encoder-hub-unreachable"):
        check_fetchable("mill/grinder", "FOOTNOTE_READER")
    monkeypatch.setattr("huggingface_hub.constants.is_offline_mode", lambda: True)
    with raises(EncoderError, "encoder-hub-offline"):
        check_fetchable("mill/grinder", "FOOTNOTE_READER")
