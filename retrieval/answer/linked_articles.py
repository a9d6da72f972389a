"""Narrow a question to the articles that it links to, where the corpus holds them: "who signed? https://..."."""

from dataclasses import replace

from corpus.errors import SourceError
from corpus.web.urls import identify
from retrieval.query.markup import links_in
from retrieval.store.catalog import Catalog
from retrieval.store.holdings import articles_at
from retrieval.types import Question

_MOST = 5  # links that are looked up


def narrowed(catalog: Catalog, question: Question) -> Question:
    """Return a question with the articles that it links to as its filter; as it is where the corpus holds none."""
    links = links_in(question.text)[:_MOST]
    current = catalog.current() if links else None
    if current is None:
        return question
    found = articles_at(catalog, current.id, {spelled for link in links for spelled in _spellings(link)})
    return replace(question, filters=replace(question.filters, articles=tuple(found))) if found else question


def _spellings(link: str) -> set[str]:
    """Return how a page's address may be kept: with a slash at its end and without, secured or not."""
    try:
        named = identify(link)
    except SourceError:
        return set()
    bare = named.removesuffix("/")
    secured = {bare.replace("http://", "https://", 1), bare.replace("https://", "http://", 1)}
    return {link, named, *secured, *(f"{one}/" for one in secured)}
