"""Every error that Footnote raises on purpose.

FootnoteError
├── SettingsError          the call or the settings are wrong (exit status 2)
├── SourceError            a source, or one thing in it, can't be read
│   └── FetchError         an address of the web can't be read
│       └── LaterError     it may be in a moment, and is tried again
├── EmptyCorpusError       nothing has been indexed yet
├── QuestionError          the question can't be asked as it stands
├── EncoderError           the encoder can't be loaded, or its weights aren't what they should be
├── IndexMismatchError     the index was made by another encoder
├── CatalogError           the catalog can't be opened, or is of a later version
│   ├── StoreUnreachableError  the database or the vector server doesn't answer just now
│   └── CollectionLostError    the vector index hasn't what the catalog says it has
├── ChatModelError         the chat model doesn't answer, or not as it should
├── SnapshotError          no such snapshot is kept (exit status 2)
├── RefreshBusyError       another job changes the corpus just now
└── RefreshCancelledError  somebody asked for the job to end

Each carries a code and the values that its sentence speaks of, and no sentence: that is made where a person is told, by
the message of the catalogues in `bot/render/locales` whose key is the code. What programs decide by, such as whether
another try is worth while, is an attribute of the class.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

Value: TypeAlias = "str | int | Reason"

# The code of what an earlier version kept as a sentence.
AS_WRITTEN = "unreadable-as-written"


@dataclass(frozen=True, slots=True, init=False)
class Reason:
    """Hold why something is not as it should be: a code, and the values that its sentence speaks of.

    Numbers that are counted are integers, which each language writes in its way; those that are names, such as a
    status or a port, are strings. A value may be a reason itself. `str()` is for logs.
    """

    code: str
    values: Mapping[str, Value]

    def __init__(self, code: str, /, **values: Value) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "values", values)

    def __str__(self) -> str:
        """Return the code and the values in one line: "unreadable-file-large bytes=12 most=10"."""
        return " ".join((self.code, *(f"{name}={_shown(value)}" for name, value in self.values.items())))

    def as_json(self) -> dict[str, Any]:
        """Return a JSON object that `from_json` reads."""
        values = {name: value.as_json() if isinstance(value, Reason) else value for name, value in self.values.items()}
        return {"code": self.code, "values": values}

    @classmethod
    def from_json(cls, kept: Any) -> Self:
        """Return the reason that was kept; earlier versions kept a sentence, which is shown as it is."""
        if not isinstance(kept, dict):
            return cls(AS_WRITTEN, text=str(kept))
        values = {name: cls.from_json(v) if isinstance(v, dict) else v for name, v in kept["values"].items()}
        return cls(kept["code"], **values)


def _shown(value: Value) -> str:
    if isinstance(value, Reason):
        return f"({value})"
    text = str(value)
    plain = text and text.isprintable() and set(" \"'=()").isdisjoint(text)
    return text if plain else json.dumps(text, ensure_ascii=not text.isprintable())


class FootnoteError(Exception):
    """Stand at the root of the errors that are meant for a person to read: a code and its values, or a Reason."""

    def __init__(self, code: str | Reason, /, **values: Value) -> None:
        self.reason = code if isinstance(code, Reason) else Reason(code, **values)
        super().__init__(self.reason.code)

    @property
    def code(self) -> str:
        """Return the key of the message that says it."""
        return self.reason.code

    @property
    def values(self) -> Mapping[str, Value]:
        """Return what the message speaks of."""
        return self.reason.values

    def __str__(self) -> str:
        """Return the code and the values in one line, for logs."""
        return str(self.reason)


class SettingsError(FootnoteError):
    """Say that the call or the settings are wrong."""


class SourceError(FootnoteError):
    """Say why a source, or one thing in it, can't be read."""


class FetchError(SourceError):
    """Say why an address of the web can't be read; `transient` where it may be another time."""

    def __init__(self, code: str | Reason, /, *, transient: bool = False, **values: Value) -> None:
        super().__init__(code, **values)
        self.transient = transient


class LaterError(FetchError):
    """Say what may go better in a moment, and is tried again; `after` is how many seconds the server asks for."""

    def __init__(self, code: str | Reason, /, *, after: float | None = None, **values: Value) -> None:
        super().__init__(code, transient=True, **values)
        self.after = after


class EmptyCorpusError(FootnoteError):
    """Say that nothing has been indexed yet."""


class QuestionError(FootnoteError):
    """Say why a question can't be asked as it stands."""


class EncoderError(FootnoteError):
    """Say why the encoder can't be used."""


class IndexMismatchError(FootnoteError):
    """Say that the index was made by another encoder, and what mends it."""


class CatalogError(FootnoteError):
    """Say why the catalog can't be used."""


class StoreUnreachableError(CatalogError):
    """Say which store doesn't answer just now; `slow` tells that it was there and took too long."""

    def __init__(self, code: str | Reason, /, *, slow: bool = False, **values: Value) -> None:
        super().__init__(code, **values)
        self.slow = slow


class CollectionLostError(CatalogError):
    """Say that the vector index hasn't what the catalog says it has."""


class ChatModelError(FootnoteError):
    """Say why the chat model gave no answer."""


class SnapshotError(FootnoteError):
    """Say that no such snapshot is kept."""


class RefreshBusyError(FootnoteError):
    """Say who changes the corpus already, since when, and how far that is.

    `run` is the `retrieval.jobs.runs.Run` that is under way, None where it has only just begun.
    """

    def __init__(self, code: str | Reason, /, *, run: Any = None, **values: Value) -> None:
        super().__init__(code, **values)
        self.run = run


class RefreshCancelledError(FootnoteError):
    """Say that a job ended because somebody asked for it; the corpus is as it was."""
