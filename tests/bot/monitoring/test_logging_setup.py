"""Logs: one line an event, as text or JSON, and no secret in either."""

import io
import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.monitoring.logging_setup import set_up_logging
from bot.settings import Settings
from corpus.errors import SettingsError
from tests.support.errors import raises

SECRET = 'abc"d\\e.Schlüssel'
FORMATS = ("text", "json")


def logged(log_format: str, log, *, service: bool = True, **more) -> str:
    """Return what `log` writes with a logger of ours."""
    settings = Settings(_env_file=None, log_format=log_format, **{"discord_token": SECRET, **more})
    set_up_logging(settings, service=service)
    stream = io.StringIO()
    logging.getLogger().handlers[0].setStream(stream)
    log(logging.getLogger("bot.test"))
    return stream.getvalue()


def fail(logger: logging.Logger) -> None:
    try:
        raise RuntimeError(f"token {SECRET}")
    except RuntimeError:
        logger.exception("failed with %s", SECRET, extra={"reference": SECRET})


def test_an_event_is_a_json_object_on_a_line_of_its_own():
    line = logged("json", lambda logger: logger.info("answered %d\nquestions: 질문", 3, extra={"reference": "5f1c"}))
    assert line.count("\n") == 1
    event = json.loads(line)
    assert event.pop("time")[:2] == "20"
    assert event == {
        "level": "INFO",
        "logger": "bot.test",
        "message": "answered 3\nquestions: 질문",
        "reference": "5f1c",
    }


def test_the_time_in_json_has_its_zone():
    event = json.loads(logged("json", lambda logger: logger.info("x")))
    assert event["time"][-5] in "+-"


def test_a_traceback_in_json_is_in_the_same_line():
    event = json.loads(logged("json", fail))
    assert event["message"] == "failed with ***"
    assert event["traceback"].startswith("Traceback")


@pytest.mark.parametrize("log_format", FORMATS)
@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_no_secret_is_in_messages_tracebacks_and_extra_fields(log_format, level):
    written = logged(log_format, fail, log_level=level, database_url="postgresql://u:hun%22ter2@h/d")
    written += logged(log_format, lambda logger: logger.info({"token": SECRET}))
    assert "***" in written
    for secret in (SECRET, json.dumps(SECRET)[1:-1], json.dumps(SECRET, ensure_ascii=False)[1:-1], "hun%22ter2"):
        assert secret not in written


@pytest.mark.parametrize("log_format", FORMATS)
def test_a_single_command_shows_no_traceback(log_format):
    assert "Traceback" not in logged(log_format, fail, service=False)


@given(st.text(max_size=200), st.sampled_from(FORMATS))
def test_a_message_can_not_begin_a_line_of_its_own(message, log_format):
    written = logged(log_format, lambda logger: logger.info("said %s", message))
    assert len(written.split("\n")) == 2
    assert len(written.splitlines()) == 1 or log_format == "json"


def test_a_format_that_is_none_is_named():
    with raises(SettingsError, "settings-wrong", name="FOOTNOTE_LOG_FORMAT"):
        Settings.load(log_format="xml")
