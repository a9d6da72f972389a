"""Names of sources in Discord, where nobody sees, or gives, a path of this machine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

_NAME_CHARS = 100  # as many as a choice of an option may have


@dataclass(frozen=True, slots=True)
class SourceName:
    """Name a source as moderators see it: an address, or the last part of a path."""

    name: str
    location: str


def named_sources(locations: Iterable[str]) -> list[SourceName]:
    """Return sources with names that differ, in the order of the names."""
    found: dict[str, str] = {}
    for location in sorted(set(locations)):
        name = source_name(location)[:_NAME_CHARS]
        number = 2
        while name in found:
            ending = f" ({number})"
            name, number = source_name(location)[: _NAME_CHARS - len(ending)] + ending, number + 1
        found[name] = location
    return [SourceName(name, location) for name, location in sorted(found.items())]


def source_name(location: str) -> str:
    """Return what a source or a file is called in Discord: of a path of this machine, the last part alone."""
    return PurePosixPath(location).name or "/" if location.startswith("/") else location


def find_source(typed: str, sources: Sequence[SourceName]) -> SourceName | None:
    """Return the source that somebody typed the name or the address of, None where there is none, or several."""
    exact = [source for source in sources if typed in (source.name, source.location)]
    close = [source for source in sources if typed.lower() in source.name.lower()]
    found = exact or close
    return found[0] if len(found) == 1 else None
