"""The options that a source can have, as parameters of the commands that take them."""

from typing import Any

from discord import app_commands

Patterns = app_commands.Range[str, 1, 500]
Url = app_commands.Range[str, 1, 2000]
Publisher = app_commands.Range[str, 1, 200]
Language = app_commands.Range[str, 2, 10]
Most = app_commands.Range[int, 1, 100000]
Days = app_commands.Range[int, 1, 36500]

describe_options = app_commands.describe(
    url="A page, a feed or a sitemap.",
    publisher="Instead of what its articles say.",
    language="If its articles don't say: en, ko, ja.",
    include="Only addresses like these, separated by commas: */news/*",
    exclude="No addresses like these.",
    most="At most so many articles, newest first.",
    days="Only articles of the last so many days.",
)


def options_given(
    publisher: str | None,
    language: str | None,
    include: str | None,
    exclude: str | None,
    most: int | None,
    days: int | None,
) -> dict[str, Any]:
    """Return the options of a source that somebody gave, as its JSON has them."""
    options = {"publisher": publisher, "language": language, "most": most, "max_age_days": days}
    patterns = {"include": _parted(include), "exclude": _parted(exclude)}
    return {name: value for name, value in (options | patterns).items() if value}


def _parted(patterns: str | None) -> list[str]:
    return [part.strip() for part in (patterns or "").split(",") if part.strip()]
