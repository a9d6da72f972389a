"""A page's headline: the heading that its title speaks of, and not the name of the site or of a section."""

import re
from collections.abc import Sequence

from corpus.parsers.html.boilerplate import stands_apart
from corpus.parsers.html.metadata.likeness import are_alike
from corpus.parsers.html.tree import Element, text_of

_LONGEST = 300  # characters of a headline
_SEPARATOR = re.compile(r"\s+[|–—·•»«:-]\s+|\s*[|│»]\s*")
_SITE = re.compile(r"(?:^|[\s_-])(?:logo|site-?(?:title|name|branding)|brand(?:ing)?|masthead)(?:$|[\s_-])", re.I)


def headings_of(root: Element) -> list[Element]:
    """Return the page's headings of the first three levels that may be its headline."""
    found = [
        heading
        for heading in root.iter("h1", "h2", "h3")
        if text_of(heading) and (heading.tag == "h1" or not any(map(_is_beside, heading.iterancestors())))
    ]
    return [heading for heading in found if not _SITE.search(f"{heading.get('class') or ''} {heading.get('id') or ''}")]


def _is_beside(element: Element) -> bool:
    return element.tag == "aside" or stands_apart(element)


def find_headline(
    headings: Sequence[Element], claims: Sequence[str], title: str, site: str | None, own: Element | None
) -> str | None:
    """Return the headline of a page, None where it has none.

    `claims` is what its metadata calls it, `title` its title, `site` the publisher's name; `own` is the first heading
    of its article.
    """
    texts = [(heading.tag, text_of(heading)) for heading in headings]
    texts = [(tag, text) for tag, text in texts if len(text) <= _LONGEST and text.lower() != (site or "").lower()]
    named = [_without_site(claim, site) for claim in claims] + [title]
    for claim in filter(None, named):
        matching = [(tag != "h1", -len(text), text) for tag, text in texts if _names(text, claim)]
        if matching:
            return min(matching)[2]
    firsts = [text for tag, text in texts if tag == "h1"]
    if len(firsts) == 1 and own is not None and text_of(own) == firsts[0]:
        return firsts[0]
    return next(filter(None, named[:-1]), None) or _without_site(title, site) or next(iter(firsts), None)


def _names(heading: str, claim: str) -> bool:
    """Return whether a heading is what a title says, or most of it: not the name of the site at its end."""
    shorter = _letters(heading)
    longer = _letters(claim)
    if not shorter or not longer:
        return False
    if shorter == longer or longer in shorter:
        return True
    return shorter in longer and len(shorter) >= 0.4 * len(longer)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _without_site(title: str, site: str | None) -> str:
    """Return a title without the name of the site before or after it."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    if site and _same(parts[-1], site):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»«:-│")
    if site and _same(parts[0], site):
        return title[len(parts[0]) :].lstrip(" |–—·•»«:-│")
    return title


def _same(part: str, site: str) -> bool:
    one, other = _letters(part), _letters(site)
    return bool(one) and (one in other or other in one) and are_alike(part, [site])
