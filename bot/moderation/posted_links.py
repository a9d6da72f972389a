"""Links that people post: which of them may be articles, what is there, and since when the corpus has it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.moderation.corpus_service import read_page
from bot.moderation.manual_articles import Draft
from corpus.errors import SourceError
from corpus.web.urls import identify
from retrieval.query.markup import links_in
from retrieval.refresh.refresher import Refresher
from retrieval.store.catalog import Catalog
from retrieval.store.holdings import held_since
from retrieval.store.subscriptions import Subscriptions

# Places of Discord itself, and moving pictures: people post them all day, and none is an article.
_NO_ARTICLES = ("discord.com", "discord.gg", "discordapp.com", "discordapp.net", "tenor.com", "giphy.com")


@dataclass(frozen=True, slots=True)
class Held:
    """Say that the corpus has a page already, and since when as far as that is known."""

    article_id: str
    title: str
    since: datetime | None


def article_links(text: str) -> list[str]:
    """Return the links in a message that may be articles, each once, in their one spelling where they have one."""
    found = dict.fromkeys(_spelling(link) for link in links_in(text))
    return [link for link in found if not _is_of(_NO_ARTICLES, link)]


def look_at(refresher: Refresher, url: str) -> Draft | Held:
    """Return what is at an address, or that the corpus has it. Raises as `read_page` does. Runs in a worker thread."""
    catalog = refresher.catalog
    if known := _held(catalog, identify(url)):
        return known
    draft = read_page(refresher, url)
    return (_held(catalog, draft.article.id) if draft.replaces else None) or draft


def articles_by_source(catalog: Catalog, locations: Collection[str]) -> dict[str, str]:
    """Return the ids of the articles that the corpus has of some pages, by the pages' locations."""
    current = catalog.current()
    members: Iterable[tuple[str, str]] = (
        (member.source, member.article_id) for member in catalog.members(current.id if current else None).values()
    )
    return {source: article_id for source, article_id in members if source in locations}


def _held(catalog: Catalog, article_id: str) -> Held | None:
    article = catalog.article(article_id)
    if article is None:
        return None
    subscribed = Subscriptions(catalog).get(article_id)
    known = [held_since(catalog, article_id), subscribed.added_at if subscribed else None]
    return Held(article_id, article.title, min((moment for moment in known if moment), default=None))


def _spelling(link: str) -> str:
    try:
        return identify(link)
    except SourceError:
        return link  # whoever posted it is told what is wrong with it


def _is_of(hosts: Iterable[str], link: str) -> bool:
    host = link.partition("://")[2].partition("/")[0].partition(":")[0]
    return any(host == one or host.endswith(f".{one}") for one in hosts)
