"""Logging: one line an event on standard error, as text or as JSON, no secret at any level."""

import json
import logging
from urllib.parse import urlsplit

from pydantic import SecretStr
from pythonjsonlogger.json import JsonFormatter

from bot.settings import Settings

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_FORMAT_OF_COMMANDS = "%(levelname)s: %(message)s"  # whoever called it reads it at once
OURS = ("bot", "retrieval", "corpus")
# They warn of every oddity in a file; what can't be read is listed with its reason.
_TOO_LOUD = ("trafilatura", "htmldate", "courlan")
_LOUD_AT_CTRL_C = "sqlalchemy.pool"  # it logs as an error that a connection's work was broken off


class RedactingFormatter(logging.Formatter):
    """Put asterisks where a secret would stand, in what another formatter makes of messages and tracebacks."""

    def __init__(self, formatter: logging.Formatter, secrets: list[str], *, tracebacks: bool) -> None:
        super().__init__()
        self._formatter = formatter
        self._secrets = secrets
        self._tracebacks = tracebacks

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without secrets."""
        if not self._tracebacks:
            record.exc_info = record.exc_text = None
        line = self._formatter.format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


class _TextFormatter(logging.Formatter):
    """Keep a message on one line, whatever is in it; only a traceback has lines of its own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the library's name
        record.message = "\\n".join(record.message.splitlines())
        return super().formatMessage(record)


def _formatter(log_format: str, *, whole: bool) -> logging.Formatter:
    if log_format == "text":
        return _TextFormatter(_FORMAT if whole else _FORMAT_OF_COMMANDS)
    names = {"asctime": "time", "levelname": "level", "name": "logger", "exc_info": "traceback"}
    # The time is ISO 8601 with its zone: whoever collects logs reads it without knowing where the bot runs.
    return JsonFormatter(_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S%z", rename_fields=names, json_ensure_ascii=False)


def set_up_logging(settings: Settings, *, service: bool) -> None:
    """Log to standard error: a service at the level of the settings, a single command only what is wrong."""
    handler = logging.StreamHandler()
    whole = service or settings.log_level == "DEBUG"
    formatter = _formatter(settings.log_format, whole=whole)
    handler.setFormatter(RedactingFormatter(formatter, _secrets(settings), tracebacks=whole))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)
    for name in _TOO_LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.getLogger(_LOUD_AT_CTRL_C).setLevel(logging.NOTSET if whole else logging.CRITICAL)
    level = settings.log_level if whole else logging.WARNING
    for name in OURS:
        logging.getLogger(name).setLevel(level)


def _secrets(settings: Settings) -> list[str]:
    """Return what must not be seen, the longest first: each secret, also without white space, and its password.

    In JSON a secret stands with its quotation marks and backslashes escaped.
    """
    values = (getattr(settings, name) for name in type(settings).model_fields)
    secrets = {value.get_secret_value() for value in values if isinstance(value, SecretStr)}
    secrets |= {secret.strip() for secret in secrets} | {_password(secret) for secret in secrets}
    secrets |= {json.dumps(secret, ensure_ascii=False)[1:-1] for secret in secrets}
    return sorted(secrets - {""}, key=len, reverse=True)


def _password(url: str) -> str:
    try:
        return urlsplit(url).password or ""
    except ValueError:
        return ""
