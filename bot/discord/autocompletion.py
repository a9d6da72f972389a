"""Offer publishers and titles of the live snapshot while a person types.

What is typed is looked for as it stands first, at a name's beginning before its middle, then word by word, each the
beginning of a word of the name. Letter case and width don't count.
"""

import asyncio
import functools
import hashlib
import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.render.discord_limits import AUTOCOMPLETE_CHOICES, CHOICE_NAME, CHOICE_VALUE, clip, length
from retrieval.store.catalog import Catalog
from retrieval.store.holdings import holdings_by_publisher, listed

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

# Discord drops an answer after three seconds.
_PATIENCE_S = 2.0
_WORD = re.compile(r"\w+")
_NO_TITLE = "–"
_JOINERS = "\u200c\u200d"  # Persian, the scripts of India and many emoji are written with them


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Hold what may be offered: the name to show, the value to send, and what is typed is held against.

    `folded` is the whole name; `words` are its words, each after a space.
    """

    name: str
    value: str
    folded: str
    words: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold what may be offered of one snapshot; `articles` are the ids by the value of each title."""

    publishers: tuple[Suggestion, ...]
    titles: tuple[Suggestion, ...]
    articles: dict[str, str]


async def publishers(interaction: "discord.Interaction[FootnoteBot]", current: str) -> list[app_commands.Choice[str]]:
    """Return the publishers that may be meant, those with most articles first; none where that takes too long."""
    return await _offered(interaction, current, lambda listing: listing.publishers)


async def titles(interaction: "discord.Interaction[FootnoteBot]", current: str) -> list[app_commands.Choice[str]]:
    """Return the titles that may be meant, the latest first; none where that takes too long."""
    return await _offered(interaction, current, lambda listing: listing.titles)


def matching(suggestions: Sequence[Suggestion], typed: str) -> list[Suggestion]:
    """Return the suggestions that fit best what was typed, as many as Discord shows; the first ones for nothing."""
    wanted = _folded(typed)
    if not wanted:
        return list(suggestions[:AUTOCOMPLETE_CHOICES])
    words = [f" {word}" for word in _WORD.findall(wanted)]
    tests: tuple[Callable[[Suggestion], bool], ...] = (
        lambda one: one.folded.startswith(wanted),
        lambda one: wanted in one.folded,
        lambda one: bool(words) and all(word in one.words for word in words),
    )
    found: dict[str, Suggestion] = {}
    for test in tests:
        found |= {one.value: one for one in _first(suggestions, test) if one.value not in found}
        if len(found) >= AUTOCOMPLETE_CHOICES:
            break
    return list(found.values())[:AUTOCOMPLETE_CHOICES]


def article_meant(catalog: Catalog, value: str) -> str | None:
    """Return the id of the article that was chosen, or typed: by its value, its title, or else the best match.

    None where nothing fits, or nothing has been indexed yet.
    """
    snapshot = catalog.current()
    if snapshot is None:
        return None
    listing = listing_of(catalog, snapshot.id)
    if value in listing.articles:
        return listing.articles[value]
    found = matching(listing.titles, value)
    return listing.articles[found[0].value] if found and _folded(value) else None


@functools.lru_cache(maxsize=2)  # the live snapshot, and the one before it
def listing_of(catalog: Catalog, snapshot_id: str) -> Listing:
    """Return what may be offered of a snapshot: 0.5 s for 100,000 articles, nothing from the second time on."""
    articles = listed(catalog, snapshot_id)
    values = {_value(article.article_id): article.article_id for article in articles}
    return Listing(
        tuple(_publisher(shelf.publisher) for shelf in holdings_by_publisher(catalog, snapshot_id) if shelf.publisher),
        tuple(_title(article.title, article.article_id, article.published) for article in articles),
        values,
    )


async def _offered(
    interaction: "discord.Interaction[FootnoteBot]",
    typed: str,
    which: Callable[[Listing], tuple[Suggestion, ...]],
) -> list[app_commands.Choice[str]]:
    bot = interaction.client

    def find() -> list[Suggestion]:
        snapshot = bot.engine.catalog.current()
        return matching(which(listing_of(bot.engine.catalog, snapshot.id)), typed) if snapshot else []

    try:
        found = await asyncio.wait_for(bot.in_thread(find), _PATIENCE_S)
    except TimeoutError:
        logger.info("nothing was offered in time")  # the thread goes on, and the next key finds what it made
    except Exception as error:  # noqa: BLE001  # whoever types can go on typing, whatever went wrong
        logger.warning("nothing could be offered (%s)", type(error).__name__)
    else:
        return [app_commands.Choice(name=one.name, value=one.value) for one in found]
    return []


def _first(suggestions: Iterable[Suggestion], test: Callable[[Suggestion], bool]) -> Iterator[Suggestion]:
    """Yield what passes, as much as is shown; a pass before may have found as much."""
    left = 2 * AUTOCOMPLETE_CHOICES
    for one in suggestions:
        if test(one):
            yield one
            left -= 1
            if not left:
                return


def _publisher(name: str) -> Suggestion:
    shown = _plain(name) or _NO_TITLE
    # A part of a name finds it too, so a long one is sent as far as its last whole word.
    value = name if length(name) <= CHOICE_VALUE and name == name.strip() else _head(name.strip())
    return _suggestion(clip(shown, CHOICE_NAME), value, name)


def _title(title: str, article_id: str, published: date | None) -> Suggestion:
    ending = f" · {published.isoformat()}" if published else ""
    shown = clip(_plain(title) or _NO_TITLE, CHOICE_NAME - length(ending)) + ending
    return _suggestion(shown, _value(article_id), title)


def _suggestion(shown: str, value: str, name: str) -> Suggestion:
    folded = _folded(name)
    return Suggestion(shown, value, folded, "".join(f" {word}" for word in _WORD.findall(folded)))


def _value(article_id: str) -> str:
    """Return what stands for an article: its id, where Discord gives that back as it is, else a hash of it."""
    if 0 < length(article_id) <= CHOICE_VALUE and article_id == _plain(article_id):
        return article_id
    return f"sha256:{hashlib.sha256(article_id.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _head(name: str) -> str:
    if length(name) <= CHOICE_VALUE:
        return name
    kept = clip(name, CHOICE_VALUE + 1).removesuffix("…")
    return kept.rpartition(" ")[0] or kept


def _plain(name: str) -> str:
    """Return a name on one line, without what isn't seen: control characters, marks that reorder, halves of pairs."""
    visible = (c for c in name if c.isspace() or c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join("".join(visible).split())


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
