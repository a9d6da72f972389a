"""HTML: the main text of a page, and what the page says of itself. Nothing is fetched."""

from corpus.errors import SourceError
from corpus.parsers.draft import Draft
from corpus.parsers.html.inline import settle_inline
from corpus.parsers.html.main_text import MainText, find_main_text
from corpus.parsers.html.metadata import find_metadata, read_claims
from corpus.parsers.html.stand_ins import is_feed, why_no_article
from corpus.parsers.html.stories import drop_menus, drop_other_stories, posts_of
from corpus.parsers.html.tree import decode_markup, parse_page

__all__ = ["decode_markup", "parse_html"]

_PLAINLY_MORE = 2  # times as long as what a page shows: a text in its data, which a script would show


def parse_html(data: bytes, charset: str | None = None, *, is_page: bool = True) -> Draft:
    """Return the main text without menus, comments and scripts, with tables; the fields come from the metadata.

    `charset` is what the server says of the encoding, which counts before what the page says of itself. Raises
    SourceError where the page shows no text, or what stands in for an article; not so for what `is_page` says is a part
    of a book, which nobody puts behind a wall.
    """
    source = decode_markup(data, charset)
    feed = is_feed(source)
    if feed:
        raise SourceError("unreadable-no-page", form=feed)
    root = parse_page(source)
    if root is None:
        raise SourceError("unreadable-scripts")
    held = list(root.iter())  # noqa: F841  # else lxml makes an object of an element anew each time it is come by
    claims = read_claims(root)
    settle_inline(root)
    drop_menus(root)
    drop_other_stories(root, claims.titles, claims.addresses)
    found = find_main_text(root, posts_of(root, claims.titles))
    if len(claims.carried_text) >= _PLAINLY_MORE * len(found.text):
        found = MainText(claims.carried_text, (), found.page)
    reason = why_no_article(root, claims.title, found, claimed=claims.is_article) if is_page else None
    if reason:
        raise SourceError(reason)
    if not found.text.strip():
        raise SourceError("unreadable-scripts")
    said = find_metadata(root, claims, found.blocks)
    return Draft(found.text, said.title, said.publisher, said.published, said.author, said.url, said.language)
