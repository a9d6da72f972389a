"""What servers send in place of an article: bot checks, walls, empty shells, "not found", lists of other pages.

Each is told by its words and by how little else there is: an article about cookies is no consent wall. What this does
not do: judge by what the servers' firewalls put into their pages, which changes every year.
"""

import re
from collections.abc import Sequence

from corpus.errors import Reason
from corpus.parsers.html import stand_in_words as words
from corpus.parsers.html.blocks import Block, Container
from corpus.parsers.html.elements import WORDS_IN_A_SENTENCE
from corpus.parsers.html.main_text import MainText
from corpus.parsers.html.metadata.likeness import are_alike
from corpus.parsers.html.tree import Element, text_of

_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL
)
_BEGINNING = 8192  # characters in which a feed's first tag comes
_JSON_FEED = re.compile(r'\s*\{\s*"version"\s*:\s*"https?://jsonfeed\.org/')
_REFRESH = re.compile(r"""\s*(\d+)(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?\s*([^"'\s]+)""", re.I)

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Characters of text beside which such words say what a page is.
_SHELL, _WALL, _CONSENT, _STUB = 250, 900, 4000, 500
_LATER = 20  # seconds after which a page that leads elsewhere is one to be read, too
_HEADLINE, _TEASERS = 16, 5  # characters of a headline that is a link, and how many make a page a list of them
_TEASER = 400  # characters of text below one
_BUTTON = 40  # characters on one


def is_feed(source: str) -> str | None:
    """Return what a source is in that is no page but a feed or a sitemap, XML or JSON; None for others."""
    beginning = source[:_BEGINNING]
    if _FEED.match(beginning):
        return "XML"
    return "JSON" if _JSON_FEED.match(beginning) else None


def why_no_article(root: Element, title: str, found: MainText, *, claimed: bool) -> Reason | None:
    """Return why a page is no article, None where it may be one; `claimed` tells that it calls itself one."""
    size = _size(found.text)
    if size < _CONSENT:
        reason = _in_words(root, title, found, size, claimed=claimed)
        if reason:
            return reason
    return Reason("unreadable-list") if not claimed and _lists_others(found.page, found.blocks, title) else None


def _in_words(root: Element, title: str, found: MainText, size: int, *, claimed: bool) -> Reason | None:
    lines = [block.text for block in found.page if not _is_around(block)] or [block.text for block in found.page]
    heading = next((block.text for block in found.page if block.kind == "heading"), "")
    leads = _leads_to(root)
    if leads and size < _SHELL:
        return Reason("unreadable-leads", address=leads)
    if size < _WALL and words.BOT_CHECK.search("\n".join((title, *lines))[:_WALL]):
        return Reason("unreadable-bot-check")
    if size < _STUB and any(map(words.NOT_FOUND.search, (title, heading))):
        return Reason("unreadable-says-not-found")
    if not claimed and _asks_consent(root, title, found.text):
        return Reason("unreadable-consent")
    if size < _STUB + _WALL and _is_wall(words.PAYWALL, lines, found.text, _STUB):
        return Reason("unreadable-paywall")
    if size < _STUB + _WALL and _is_wall(words.LOGIN, lines, found.text, _SHELL):
        return Reason("unreadable-login")
    if size < _SHELL and (words.LOADING.fullmatch(" ".join(lines)[:_SHELL]) or words.NEEDS_SCRIPTS.search(found.text)):
        return Reason("unreadable-scripts")
    return None


def _size(text: str) -> int:
    """Return how many characters a text has; those of scripts that need few count for two."""
    return len(text) + len(_DENSE.findall(text))


def _is_around(block: Block) -> bool:
    container: Container | None = block.around
    while container is not None:
        if container.element.tag in ("nav", "footer", "header", "aside", "noscript"):
            return True
        container = container.around
    return False


def _leads_to(root: Element) -> str | None:
    """Return the address that a page sends browsers to at once."""
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() == "refresh":
            found = _REFRESH.match(meta.get("content") or "")
            if found and int(found[1]) <= _LATER:
                return found[2]
    return None


def _is_wall(wall: re.Pattern[str], lines: Sequence[str], text: str, most: int) -> bool:
    """Return whether a page says that it is behind a wall, and shows little beside."""
    if not any(_size(line) < _WALL and wall.search(line) for line in lines):
        return False
    return sum(_size(part) for part in text.split("\n\n") if not wall.search(part)) < most


def _asks_consent(root: Element, title: str, text: str) -> bool:
    parts = text.split("\n\n")
    asking = sum(len(part) for part in parts if words.CONSENT.search(part))
    if asking < (0.3 if words.CONSENT.search(title) else 0.6) * sum(map(len, parts)):
        return False
    buttons = (text_of(element) for element in root.iter("a", "input", *WORDS_IN_A_SENTENCE))
    return asking > 0 and any(words.ACCEPT.match(button) for button in buttons if len(button) < _BUTTON)


def _lists_others(page: Sequence[Block], kept: Sequence[Block], title: str) -> bool:
    """Return whether what is kept of a page is headlines that lead to other pages, with a few lines below each."""
    chosen = {id(block) for block in kept}
    headlines, below, in_teasers, left = 0, set(), 0, 0
    for block in page:
        is_headline = block.linked >= 0.8 * len(block.text) and len(block.text) >= _HEADLINE
        if is_headline and not are_alike(block.text, [title]):
            headlines, left = headlines + 1, _TEASER
        elif block.kind == "heading":
            left = 0
        else:
            left -= len(block.text)
        if id(block) in chosen and left > 0:
            below.add(headlines)
            in_teasers += len(block.text)
    size = sum(len(block.text) for block in kept)
    several = len(below) >= _TEASERS or (headlines >= _TEASERS and size < 2 * _TEASER)
    return several and in_teasers >= 0.8 * size > 0
