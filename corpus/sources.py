"""Where articles come from: what every source offers, and how one is opened by its name."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.errors import SourceError
from corpus.files import FileSource, is_utf8, reason_for
from corpus.read_results import Found, Gone, Reading, Unchanged, Validators
from corpus.sample import sample_articles
from corpus.specs import SourceSpec

if TYPE_CHECKING:
    from corpus.parsers.draft import Draft
    from corpus.web.fetching import Fetcher

__all__ = ["FileSource", "Found", "Gone", "Reading", "Source", "Unchanged", "Validators", "open_source"]

_WEB = ("http://", "https://")


class Source(Protocol):
    """Stand for anything that articles can be read from; `name` is what the catalog remembers it by."""

    @property
    def name(self) -> str:
        """Return a name that stays the same from run to run: the location of its SourceSpec."""

    @property
    def complete(self) -> bool:
        """Return whether an article that a whole reading doesn't meet is gone; the web shows only what is new."""

    @property
    def validators(self) -> Validators | None:
        """Return, once it has been read, what a feed's or a sitemap's own address sent; None where it sent nothing."""

    def read(self) -> Iterator[Reading]:
        """Yield every article there is, in a fixed order, and a Failure for each thing that can't be read.

        Of what is known already it may say that it is Unchanged, or Gone.
        """


def open_source(
    location: SourceSpec | str | Path,
    fetcher: "Fetcher | None" = None,
    known: Mapping[str, Validators] | None = None,
    older: Sequence[str] = (),
    said: "Callable[[str], Draft] | None" = None,
) -> Source:
    """Return the source at a location; raise SourceError if it is not there, or is none that can be read.

    `known` has, for each origin that this source's articles were read from, what its server sent along (nothing, where
    it sent nothing), and by the source's own name what a feed or sitemap sent; what the snapshot doesn't hold as it
    came isn't in it. `older` are the origins among them that its feed or sitemap no longer named, the one that was
    asked for longest ago first. `said` returns what was said of the article of an origin, its text left out, for a page
    that its feed doesn't speak of this time. An address given as a string is looked at to tell what it is.
    """
    if isinstance(location, SourceSpec) and location.kind == "files":
        return FileSource(_path(location.location), location)
    if isinstance(location, SourceSpec) and location.kind == "sample":
        return FileSource(sample_articles(), location)
    if not isinstance(location, SourceSpec) and not str(location).lower().startswith(_WEB):
        return FileSource(_path(str(location)))
    if fetcher is None:
        raise SourceError("options-unopened")
    return _open_web(location, fetcher, known or {}, older, said)


def _open_web(
    location: SourceSpec | str | Path,
    fetcher: "Fetcher",
    known: Mapping[str, Validators],
    older: Sequence[str],
    said: "Callable[[str], Draft] | None",
) -> Source:
    from corpus.web.listed_sources import ListedSource
    from corpus.web.pages import PageSource
    from corpus.web.source_detection import detect

    spec = location if isinstance(location, SourceSpec) else detect(str(location), fetcher).spec
    return PageSource(spec, fetcher, known) if spec.kind == "page" else ListedSource(spec, fetcher, known, older, said)


def _path(written: str) -> Path:
    path: Path | None
    if not written.strip():
        raise SourceError("options-no-location")
    try:
        # Not resolved: a link such as "current" keeps its name when it is pointed at a new folder.
        path = Path(os.path.abspath(Path(written).expanduser()))  # noqa: PTH100
        path.stat()
    except OSError as error:
        raise SourceError(reason_for(error)) from None
    except (ValueError, RuntimeError):  # a NUL in it, or "~nobody"
        path = None
    if path is None or not is_utf8(str(path)):
        raise SourceError("options-no-path", source=repr(written))
    return path
