"""What is said to what is no question about the articles: how to ask, who the bot is, what it holds, what is new."""

from typing import TYPE_CHECKING

from bot.discord.cogs.sources import sources_blocks
from bot.render.messages import Words
from bot.render.text_blocks import article_line, pages_of, relative_time
from corpus.errors import EmptyCorpusError
from retrieval.query.message_kinds import Card
from retrieval.store.holdings import holdings_by_publisher, last_refresh, listed

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_NEWEST = 5


def card_pages(bot: "FootnoteBot", card: Card, words: Words) -> list[str]:
    """Return what is said for a card, page by page. Runs in a worker thread. Raises EmptyCorpusError."""
    if card in ("help", "about"):
        following = words("help-following" if bot.intents.message_content else "help-following-mention")
        about = [words("cards-about")] if card == "about" else []
        return pages_of([*about, words("help-asking"), following, words("cards-more")], gap="\n")
    catalog = bot.engine.catalog
    snapshot = catalog.current()
    if snapshot is None:
        raise EmptyCorpusError("store-empty")
    refreshed = last_refresh(catalog)
    if card == "articles":
        return pages_of(sources_blocks(snapshot, holdings_by_publisher(catalog, snapshot.id), refreshed, words), "\n")
    newest = listed(catalog, snapshot.id)[:_NEWEST]
    age = [words("sources-refreshed", age=relative_time(refreshed.at))] if refreshed else []
    lines = [f"- {article_line(one.title, one.publisher, one.published, None, words)}" for one in newest]
    return pages_of([words("cards-newest"), *lines, *age], gap="\n")
