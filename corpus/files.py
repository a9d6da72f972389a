"""Articles in a folder or a file. What can't be read becomes a Failure, and the rest goes on."""

import errno
import logging
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from corpus.article import Article, Failure
from corpus.errors import Reason, SourceError
from corpus.parsers import FORMS, ROWS_SUFFIX, parse_all, unknown_suffix
from corpus.parsers.beir import number_rows
from corpus.parsers.file_types import BEGINNING, may_be_readable
from corpus.read_results import Found
from corpus.specs import SourceSpec

MAX_FILE_BYTES = 64 * 1024 * 1024
BEIR_FILE = "corpus.jsonl"

_REASONS = {
    errno.EACCES: Reason("unreadable-permission"),
    errno.EPERM: Reason("unreadable-permission"),
    errno.ENOENT: Reason("unreadable-absent"),
    errno.ENOTDIR: Reason("unreadable-absent"),
    errno.EISDIR: Reason("unreadable-is-folder"),
    errno.ELOOP: Reason("unreadable-circle-of-links"),
    errno.ENAMETOOLONG: Reason("unreadable-name-long"),
    errno.EIO: Reason("unreadable-disk"),
}

_UNKNOWN = "unreadable-suffix"
_MOST_SUFFIXES = 8  # that are named of those that are unknown

# What stands on one's own disk may be a book.
_SECONDS = 600.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileSource:
    """Read a folder with everything below it, a single file, or a BEIR folder (one with a corpus.jsonl at its top).

    Files and folders whose name begins with "." are left out. An article's id is "folder/path/of/file.md", or the
    file's name for a single file, or the row's `_id`; it never holds the machine's absolute path. What the options of
    `spec` leave out counts as not there.
    """

    path: Path  # absolute
    spec: SourceSpec | None = None
    complete = True
    validators = None

    @property
    def name(self) -> str:
        """Return the location that the source is described by, else the absolute path, as posix."""
        return self.spec.location if self.spec else self.path.as_posix()

    def read(self) -> Iterator[Found | Failure]:
        """Yield what can be read, in the order of the paths, and no id twice."""
        return self._read_uniquely() if self.spec is None else _choose(self._read_uniquely(), self.spec)

    def _read_uniquely(self) -> Iterator[Found | Failure]:
        seen: dict[str, str] = {}
        for item in self._read():
            if isinstance(item, Found):
                other = seen.get(item.article.id)
                if other is not None:
                    yield Failure(item.origin, Reason("unreadable-same-id", other=other, id=item.article.id))
                    continue
                seen[item.article.id] = item.origin
            yield item

    def _read(self) -> Iterator[Found | Failure]:
        try:
            if not self.path.is_dir():
                if self._takes(self.path.name):
                    yield from _read_file(self.path, self.path.name, self.path.name)
            elif (self.path / BEIR_FILE).is_file():
                yield from self._read_entry(self.path / BEIR_FILE)
            else:
                yield from self._read_folder()
        except OSError as error:
            yield Failure(self.name, reason_for(error))

    def _read_folder(self) -> Iterator[Found | Failure]:
        """Yield what is in the folder, and one failure for all files of kinds that can't be read."""
        unknown: list[Failure] = []
        for item in self._walk():
            if isinstance(item, Failure) and item.error.code == _UNKNOWN:
                unknown.append(item)
            else:
                yield item
        if len(unknown) == 1:
            yield unknown[0]
        elif unknown:
            suffixes = Counter(str(failure.error.values["suffix"]).lower() for failure in unknown).most_common()
            shown = ", ".join(f"{suffix} ({count})" for suffix, count in suffixes[:_MOST_SUFFIXES])
            more = ", …" if len(suffixes) > _MOST_SUFFIXES else ""
            yield Failure(self.name, Reason("unreadable-suffixes", count=len(unknown), suffixes=shown + more))

    def _walk(self) -> Iterator[Found | Failure]:
        # A list of what is still to be read, not recursion: folders may be nested deeper than Python's stack.
        waiting = [self.path]
        while waiting:
            path = waiting.pop()
            try:
                if path == self.path or (path.is_dir() and not path.is_symlink()):
                    shown = (entry for entry in path.iterdir() if not entry.name.startswith("."))
                    waiting += sorted(shown, reverse=True)
                else:
                    yield from self._read_entry(path)
            except OSError as error:
                yield Failure(self._origin(path), reason_for(error))

    def _read_entry(self, path: Path) -> Iterator[Found | Failure]:
        origin = self._origin(path)
        if not self._takes(origin):
            return
        if not is_utf8(str(path.relative_to(self.path))):
            yield Failure(origin, Reason("unreadable-name-utf8"))
            return
        if path.is_symlink():
            target = Path(os.path.realpath(path))
            if not target.is_relative_to(os.path.realpath(self.path)):
                yield Failure(origin, Reason("unreadable-outside"))
                return
            if target.is_dir():
                return  # what it leads to is read where it lies, and so no link can lead in a circle
        yield from _read_file(path, origin, "/".join(filter(None, (_nfc(self.path.name), origin))))

    def _origin(self, path: Path) -> str:
        relative = path.relative_to(self.path).as_posix() if path != self.path else self.name
        return _nfc(relative.encode("utf-8", "replace").decode() if not is_utf8(relative) else relative)

    def _takes(self, origin: str) -> bool:
        return self.spec is None or self.spec.takes(origin)


def _choose(items: Iterator[Found | Failure], spec: SourceSpec) -> Iterator[Found | Failure]:
    """Yield the articles that the options of the source let through, in the order that they come in."""
    today = datetime.now(UTC).date()
    young = (_dress(item, spec) for item in items if isinstance(item, Failure) or _is_young(item, spec, today))
    if spec.most is None:
        yield from young
        return
    kept = list(young)
    articles = (item for item in kept if isinstance(item, Found))
    newest = sorted(articles, key=lambda found: found.article.published or date.min, reverse=True)[: spec.most]
    chosen = {found.article.id for found in newest}
    yield from (item for item in kept if isinstance(item, Failure) or item.article.id in chosen)


def _is_young(found: Found, spec: SourceSpec, today: date) -> bool:
    return spec.is_recent(found.article.published, today)


def _dress(item: Found | Failure, spec: SourceSpec) -> Found | Failure:
    return item if isinstance(item, Failure) else replace(item, article=spec.dress(item.article))


def _read_file(path: Path, origin: str, article_id: str) -> Iterator[Found | Failure]:
    rows = path.suffix.lower() == ROWS_SUFFIX
    try:
        status = path.stat()
        # Before it is opened: a FIFO would wait for a writer for ever.
        if not stat.S_ISREG(status.st_mode):
            yield Failure(origin, Reason("unreadable-irregular"))
        elif rows:
            yield from _read_rows(path, origin)
        elif path.suffix.lower() not in FORMS and not may_be_readable(_beginning(path)):
            raise unknown_suffix(path.suffix)
        elif status.st_size > MAX_FILE_BYTES:
            yield Failure(origin, Reason("unreadable-file-large", bytes=status.st_size, most=MAX_FILE_BYTES))
        else:
            yield from _read_articles(path, _nfc(origin), _nfc(article_id))
    except SourceError as error:
        yield Failure(origin, error.reason)
    except OSError as error:
        yield Failure(origin, reason_for(error))
    except Exception as error:  # noqa: BLE001 - parsers stand on big libraries; one file must not end the refresh
        _log.debug("could not read %s", path, exc_info=True)
        yield Failure(origin, Reason("unreadable-unforeseen", error=type(error).__name__))


def _read_articles(path: Path, origin: str, article_id: str) -> Iterator[Found]:
    for article in parse_all(path.read_bytes(), name=path.name, article_id=article_id, seconds=_SECONDS):
        yield Found(article, origin + article.id.removeprefix(article_id))


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(BEGINNING)


def _read_rows(path: Path, origin: str) -> Iterator[Found | Failure]:
    with path.open("rb") as file:
        for row, read in number_rows(_lines(file), name=_nfc(origin)):
            yield Found(read, row) if isinstance(read, Article) else read


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines, and None for one that is longer than a file may be."""
    while line := file.readline(MAX_FILE_BYTES):
        if len(line) < MAX_FILE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(MAX_FILE_BYTES)) and not rest.endswith(b"\n"):
            pass
        yield None


def reason_for(error: OSError) -> Reason:
    """Return why the system refused, without the path, which stands before it anyway."""
    problem = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0) or Reason("unreadable-system", problem=problem)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def is_utf8(name: str) -> bool:
    """Return whether a name can be written as UTF-8; the system's names are any bytes."""
    return not any("\ud800" <= char <= "\udfff" for char in name)
