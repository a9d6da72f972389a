"""Text in blocks: cut where a reader can bear it, and laid on as few messages as hold them."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from bot.render.discord_limits import MESSAGE_CHARS, clip, length
from bot.render.escaping import FRAGMENT, bare_link, escape, linked_title
from bot.render.messages import Words

# Of what may stay, a sentence's end in the last two fifths is worth losing the rest for, and a word's end in the last
# half.
_SENTENCE_FROM, _WORD_FROM = 0.6, 0.5
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s)|[。！？][」』]?")
_LONGEST_TITLE, _LONGEST_PUBLISHER, _LONGEST_LINK = 200, 100, 900


def cut(text: str, chars: int) -> str:
    """Return text, escaped, in at most `chars` UTF-16 units: cut after a sentence or a word, never inside an escape."""
    shown = escape(text)
    if length(shown) <= chars:
        return shown
    kept = clip(shown, chars - 1).removesuffix("…")  # room for the space
    whole = shown[len(kept)].isspace()
    sentences = [match.end() for match in _SENTENCE_END.finditer(kept)]
    if sentences and sentences[-1] >= _SENTENCE_FROM * len(kept):
        kept = kept[: sentences[-1]]
    elif not whole and (space := kept.rfind(" ")) >= _WORD_FROM * len(kept):
        kept = kept[:space]
    backslashes = len(kept) - len(kept.rstrip("\\"))
    return f"{kept[: len(kept) - backslashes % 2].rstrip()} …"


def article_line(title: str, publisher: str | None, published: date | None, link: str | None, words: Words) -> str:
    """Return what is known of an article on one line: title in bold, as a link, publisher and day, dots between."""
    name = cut(title, _LONGEST_TITLE)
    bare, page = bare_link(link) or "", (link or "").partition(FRAGMENT)[0].removesuffix("#")
    tried = (linked_title(name, one) for one in (link, page))
    linked = next((one for one in tried if one and length(one) - length(name) <= _LONGEST_LINK), None)
    facts = (
        linked or f"**{name or '–'}**",
        cut(publisher or "", _LONGEST_PUBLISHER),
        words.day(published) if published else "",
        bare if not linked and length(bare) <= _LONGEST_LINK else "",
    )
    return " · ".join(filter(None, facts))


def pages_of(blocks: Iterable[str], gap: str = "\n\n", room: int = MESSAGE_CHARS) -> list[str]:
    """Return texts that hold the blocks in order, each of `room` UTF-16 units; a longer one is clipped, none split."""
    pages: list[str] = []
    for block in blocks:
        if pages and length(pages[-1] + gap + block) <= room:
            pages[-1] += gap + block
        else:
            pages.append(clip(block, room))
    return pages


def relative_time(moment: datetime) -> str:
    """Return a moment as each of Discord's clients writes it in its own language: "three days ago"."""
    return f"<t:{int(moment.timestamp())}:R>"
