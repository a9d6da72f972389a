"""What a page is made of: one story and teasers of others, or the posts of one live blog; and menus around it."""

from collections.abc import Sequence

from corpus.parsers.html.boilerplate import stands_apart
from corpus.parsers.html.metadata.likeness import are_alike
from corpus.parsers.html.tree import Element, drop, text_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADLINE = 16  # characters; a shorter heading is a part's: "Ingredients"
_LONG = 200  # characters of a paragraph that no menu has
_MUCH = 3  # times as much prose as another one: the page's story beside what it also shows


def drop_other_stories(root: Element, titles: Sequence[str], addresses: Sequence[str]) -> None:
    """Take teasers of other stories off a page, in place.

    `titles` and `addresses` are the page's own. A teaser's heading leads elsewhere; or it is not the page's, where
    another `article` has the page's headline and far more text.
    """
    found = list(root.iter("article"))
    if not found:
        return
    main = max(found, key=lambda article: (_is_titled(article, titles), _prose(article)))
    if _leads_elsewhere(main, addresses):
        return
    held = {*main.iterancestors(), main}
    teasers = [article for article in found if article not in held and _is_teaser(article, main, titles, addresses)]
    if sum(map(_prose, teasers)) <= _prose(main):
        for teaser in teasers:
            drop(teaser)


def _is_teaser(article: Element, main: Element, titles: Sequence[str], addresses: Sequence[str]) -> bool:
    if _leads_elsewhere(article, addresses):
        return True
    heading = _heading(article)
    if (
        heading is None
        or not _is_titled(main, titles)
        or _is_titled(article, titles)
        or main in article.iterancestors()
    ):
        return False
    return len(text_of(heading)) >= _HEADLINE and _prose(main) >= _MUCH * _prose(article)


def drop_menus(root: Element) -> None:
    """Take menus and footers off a page, in place; those that hold an article or a long paragraph stay.

    So do the footers of articles, which name the author and the day.
    """
    for element in list(root.iter("nav", "footer")):
        if element.tag == "footer" and next(element.iterancestors("article"), None) is not None:
            continue
        paragraphs = (len(text_of(paragraph)) for paragraph in element.iter("p", "article"))
        if max(paragraphs, default=0) < _LONG:
            drop(element)


def posts_of(root: Element, titles: Sequence[str]) -> list[Element]:
    """Return the `article` elements that make up one text: two or more, side by side, none with the page's headline."""
    found = [article for article in root.iter("article") if not any(map(_is_beside, article.iterancestors()))]
    posts = [article for article in found if not stands_apart(article) and not _leads_elsewhere(article, ())]
    return posts if len(posts) > 1 and not any(_is_titled(article, titles) for article in posts) else []


def _is_beside(element: Element) -> bool:
    return element.tag in ("article", "aside") or stands_apart(element)


def _heading(article: Element) -> Element | None:
    return next(article.iter(*_HEADINGS), None)


def _is_titled(article: Element, titles: Sequence[str]) -> bool:
    heading = _heading(article)
    return heading is not None and are_alike(text_of(heading), titles)


def _leads_elsewhere(article: Element, addresses: Sequence[str]) -> bool:
    """Return whether an article's heading is a link to another page, or the whole of it is within one."""
    heading = _heading(article)
    links = [up for up in (heading if heading is not None else article).iterancestors() if up.tag == "a"]
    if heading is not None:
        links += [link for link in heading.iter("a") if 2 * len(text_of(link)) > len(text_of(heading))]
    return any(_is_elsewhere(link.get("href") or "", addresses) for link in links)


def _is_elsewhere(href: str, addresses: Sequence[str]) -> bool:
    address = href.strip().partition("#")[0].rstrip("/")
    return bool(address) and not any(own.rstrip("/").endswith(address) for own in addresses)


def _prose(article: Element) -> int:
    """Return how many characters of an article are in no link and in no other article."""
    linked = sum(len(text_of(link)) for link in article.iter("a"))
    inner = sum(len(text_of(other)) for other in article.iterdescendants("article"))
    return max(0, len(text_of(article)) - linked - inner)
