"""Logging: one line an event on standard error, no secret at any level."""

import logging
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.settings import Settings

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_OURS = ("bot", "retrieval", "corpus")
# They warn of every oddity in a file; what can't be read is listed with its reason.
_TOO_LOUD = ("pypdf", "trafilatura", "htmldate", "courlan")


class _RedactingFormatter(logging.Formatter):
    """Put asterisks where a secret would stand, in messages and tracebacks."""

    def __init__(self, secrets: list[str], *, tracebacks: bool) -> None:
        super().__init__(_FORMAT)
        self._secrets = secrets
        self._tracebacks = tracebacks

    def format(self, record: logging.LogRecord) -> str:
        if not self._tracebacks:
            record.exc_info = record.exc_text = None
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def set_up_logging(settings: Settings, *, service: bool) -> None:
    """Log to standard error: a service at the level of the settings, a single command only what is wrong."""
    handler = logging.StreamHandler()
    tracebacks = service or settings.log_level == "DEBUG"
    handler.setFormatter(_RedactingFormatter(_secrets(settings), tracebacks=tracebacks))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)
    for name in _TOO_LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    level = settings.log_level if service or settings.log_level == "DEBUG" else logging.WARNING
    for name in _OURS:
        logging.getLogger(name).setLevel(level)


def _secrets(settings: Settings) -> list[str]:
    """Return what must not be seen, the longest first: each secret, also without white space, and its password."""
    values = (getattr(settings, name) for name in type(settings).model_fields)
    secrets = {value.get_secret_value() for value in values if isinstance(value, SecretStr)}
    secrets |= {secret.strip() for secret in secrets} | {_password(secret) for secret in secrets}
    return sorted(secrets - {""}, key=len, reverse=True)


def _password(url: str) -> str:
    try:
        return urlsplit(url).password or ""
    except ValueError:
        return ""
