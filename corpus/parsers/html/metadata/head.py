"""The elements of a page's head that speak of it: what `meta` elements say, by name, in the page's order."""

from collections.abc import Mapping, Sequence

from corpus.parsers.html.tree import Element, text_of

Metas = Mapping[str, Sequence[str]]


def read_metas(root: Element) -> Metas:
    """Return what the page's `meta` elements say, by their name, property or item in lower case."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        said = " ".join((element.get("content") or "").split())
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                if said:
                    found.setdefault(name, []).append(said)
    return found


def first(metas: Metas, *names: str) -> str | None:
    """Return what the first of these names says that says anything."""
    return next((said for name in names for said in metas.get(name, ())), None)


def page_title(root: Element) -> str:
    """Return the page's `title`, empty where it has none."""
    title = root.find("head/title")
    return text_of(title) if title is not None else ""


def page_addresses(root: Element, metas: Metas) -> list[str]:
    """Return the whole addresses that a page gives itself: the canonical one first."""
    linked = [
        link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    given = [*linked, *metas.get("og:url", ()), *metas.get("twitter:url", ())]
    return [
        address.strip() for address in given if address.strip().lower().startswith(("http://", "https://", "//", "/"))
    ]


def page_language(root: Element, metas: Metas) -> str | None:
    """Return the tag of the language that a page says it is in."""
    body = root.find("body")
    said = [element.get(name) for element in (root, body) if element is not None for name in ("lang", "xml:lang")]
    written = [*said, first(metas, "content-language", "language", "og:locale", "inlanguage", "dc.language")]
    return next((tag.strip().split(",")[0] for tag in written if tag and tag.strip()), None)
