"""What a page says of itself: title, authors, publisher, day, address and language, each from where it says it best."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.parsers.draft import read_language
from corpus.parsers.html.blocks import Block
from corpus.parsers.html.metadata.authors import find_authors
from corpus.parsers.html.metadata.head import Metas, first, page_addresses, page_language, page_title, read_metas
from corpus.parsers.html.metadata.headline import find_headline, headings_of
from corpus.parsers.html.metadata.json_ld import Node, is_article, names_in, own_nodes, read_json_ld, words_in
from corpus.parsers.html.metadata.publication_day import find_day
from corpus.parsers.html.metadata.surroundings import Surroundings
from corpus.parsers.html.tree import Element, text_of
from corpus.parsers.tags import plain_text

_TITLES = (
    "og:title",
    "twitter:title",
    "headline",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
_SITES = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "dc:publisher",
    "citation_journal_title",
    "copyright",
)


@dataclass(frozen=True)
class Claims:
    """Hold what a page's head and data say, before its text is found."""

    metas: Metas
    nodes: Sequence[Node]
    title: str
    addresses: Sequence[str]
    headings: Sequence[Element]

    @property
    def is_article(self) -> bool:
        """Return whether the page calls itself an article."""
        kinds = self.metas.get("og:type", ())
        return any(kind.lower() == "article" for kind in kinds) or any(map(is_article, self.nodes))

    @cached_property
    def own(self) -> list[Node]:
        """Return what the page's data say of the page itself."""
        return own_nodes(self.nodes, self.addresses, self.titles)

    @cached_property
    def carried_text(self) -> str:
        """Return the text of the article that the page carries in its data, empty where it carries none."""
        bodies = (plain_text(body) for node in self.own if isinstance(body := node.get("articleBody"), str))
        return re.sub(r"\n+", "\n\n", max(bodies, key=len, default=""))

    @property
    def titles(self) -> list[str]:
        """Return what the page is called: by its title, by its metadata, by its first headings of the first level."""
        named = [self.title, *(said for key in _TITLES for said in self.metas.get(key, ()))]
        return [*filter(None, named), *(text_of(heading) for heading in self.headings if heading.tag == "h1")]


def read_claims(root: Element) -> Claims:
    """Return what a page's head and data say of it."""
    metas = read_metas(root)
    return Claims(metas, read_json_ld(root), page_title(root), page_addresses(root, metas), headings_of(root))


@dataclass(frozen=True, slots=True)
class Metadata:
    """Hold a page's fields, as in `Draft`."""

    title: str | None
    publisher: str | None
    published: str | None
    author: str | None
    url: str | None
    language: str | None


def find_metadata(root: Element, claims: Claims, blocks: Sequence[Block]) -> Metadata:
    """Return the fields of a page; `blocks` are those of its text."""
    metas = claims.metas
    own = claims.own
    site = _site(metas, own, claims.nodes)
    language = page_language(root, metas) or next(
        filter(None, (words_in(node.get("inLanguage")) for node in own)), None
    )
    named = [words_in(node.get("headline")) for node in own] + [said for key in _TITLES for said in metas.get(key, ())]
    title = find_headline(
        claims.headings, list(filter(None, named)), claims.title, site, blocks[0].element if blocks else None
    )
    heading = next((heading for heading in claims.headings if text_of(heading) == title), None)
    near = Surroundings(root, heading, blocks)
    day = find_day(own, metas, near, claims.addresses, claims.title, read_language(language))
    authors = next(filter(None, (names_in(node.get("author"), claims.nodes) for node in own)), [])
    return Metadata(
        title=title,
        publisher=site,
        published=day.isoformat() if day else None,
        author=find_authors(authors, metas, near, site),
        url=next((address for address in claims.addresses if address.startswith(("http://", "https://"))), None),
        language=language,
    )


def _site(metas: Metas, own: Sequence[Node], nodes: Sequence[Node]) -> str | None:
    published = (name for node in own for name in names_in(node.get("publisher"), nodes))
    sites = (words_in(node.get("name")) for node in nodes if node.get("@type") == "WebSite")
    given = (
        first(metas, "og:site_name"),
        next(published, None),
        next(filter(None, sites), None),
        first(metas, *_SITES),
    )
    return next((name for name in given if name and name != first(metas, "og:title")), None)
