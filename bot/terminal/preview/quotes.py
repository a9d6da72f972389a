"""End a quote with its line, as Discord does: simcord's page takes the next line for a part of it."""

import re
from collections.abc import Callable


def end_quotes_with_their_line() -> None:
    """Have simcord's page draw quotes as Discord does; nothing where it reads its Markdown in another way by now."""
    try:
        from simcord.preview import _markdown
    except ImportError:
        return
    name = "_discord_multiline_quotes"
    parse: Callable[[str], str] | None = getattr(_markdown, name, None)
    if parse and parse.__module__ != __name__:
        setattr(_markdown, name, _ending_quotes(parse))


def _ending_quotes(parse: Callable[[str], str]) -> Callable[[str], str]:
    """Return what parses a text with an empty line after each quote: there Markdown's quote ends."""

    def parse_text(text: str) -> str:
        return re.sub(r"^(> .*\n)(?=[^>\n])", r"\1\n", parse(text), flags=re.MULTILINE)

    return parse_text
