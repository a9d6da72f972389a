"""Logging: one line an event on standard error, no secret at any level."""

import logging

from pydantic import SecretStr

from bot.settings import Settings

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_OURS = ("bot", "retrieval", "corpus")
# They warn of every oddity in a file; what can't be read is listed with its reason.
_TOO_LOUD = ("pypdf", "trafilatura", "htmldate", "courlan")


class _RedactingFormatter(logging.Formatter):
    """Put asterisks where a secret would stand, in messages and tracebacks."""

    def __init__(self, secrets: list[str]) -> None:
        super().__init__(_FORMAT)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def set_up_logging(settings: Settings, *, service: bool) -> None:
    """Log to standard error: a service at the level of the settings, a single command only what is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(_RedactingFormatter(_secrets(settings)))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)
    for name in _TOO_LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    level = settings.log_level if service or settings.log_level == "DEBUG" else logging.WARNING
    for name in _OURS:
        logging.getLogger(name).setLevel(level)


def _secrets(settings: Settings) -> list[str]:
    values = (getattr(settings, name) for name in type(settings).model_fields)
    return [v.get_secret_value() for v in values if isinstance(v, SecretStr) and v.get_secret_value()]
