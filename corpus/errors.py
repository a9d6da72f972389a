"""Every error that Footnote raises on purpose.

FootnoteError
├── SettingsError          the call or the settings are wrong (exit status 2)
├── SourceError            a source, or one thing in it, can't be read
│   └── FetchError         an address of the web can't be read
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

The message of each is one sentence for a person, and says what to do. `bot.render.errors` turns them into exit statuses
and Discord replies; everything else lets them rise.
"""

from typing import Any


class FootnoteError(Exception):
    """Stand at the root of the errors that are meant for a person to read."""


class SettingsError(FootnoteError):
    """Say that the call or the settings are wrong."""


class SourceError(FootnoteError):
    """Say why a source, or one thing in it, can't be read."""


class FetchError(SourceError):
    """Say why an address of the web can't be read; `transient` where it may be another time."""

    def __init__(self, message: str, *, transient: bool = False) -> None:
        super().__init__(message)
        self.transient = transient


class EmptyCorpusError(FootnoteError):
    """Say that nothing has been indexed yet."""


class QuestionError(FootnoteError):
    """Say why a question can't be asked as it stands.

    `reason` names the case in a word or two, and `values` what the sentence speaks of, for whoever says it in another
    language.
    """

    def __init__(self, message: str, reason: str = "", **values: str | int) -> None:
        super().__init__(message)
        self.reason = reason
        self.values = values


class EncoderError(FootnoteError):
    """Say why the encoder can't be used."""


class IndexMismatchError(FootnoteError):
    """Say that the index was made by another encoder, and what mends it."""


class CatalogError(FootnoteError):
    """Say why the catalog can't be used."""


class StoreUnreachableError(CatalogError):
    """Say which store doesn't answer just now; `slow` tells that it was there and took too long."""

    def __init__(self, message: str, *, slow: bool = False) -> None:
        super().__init__(message)
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

    def __init__(self, message: str, run: Any = None) -> None:
        super().__init__(message)
        self.run = run


class RefreshCancelledError(FootnoteError):
    """Say that a job ended because somebody asked for it; the corpus is as it was."""
