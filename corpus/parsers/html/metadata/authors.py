"""Who wrote a page, and who is no author: a log-in name, a day, an address, the site itself."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.parsers.html.metadata.head import Metas
from corpus.parsers.html.metadata.surroundings import Surroundings
from corpus.parsers.html.tree import Element, class_and_id

_META_NAMES = """
author authors article:author og:author og:article:author creator dc.creator dc:creator dcterms.creator
citation_author parsely-author sailthru.author byl rbauthors shareaholic:article_author_name
"""
_BYLINE = re.compile(
    r"""(?:^|[\s_-])(?: by-?line | author-?name | authors? | writer | reporter | journalist | (?:submitted|posted)-by
    | vcard | fn )(?:$|[\s_-])""",
    re.VERBOSE,
)
_NOT_BYLINE = re.compile(
    r"bio|about|box|image|avatar|social|twitter|comment|related|description|count|title|role|job|date"
)
_LONGEST = 160  # characters of a byline
_EMAIL = re.compile(r"\S+@\S+\.\w+")
_OWNER = re.compile(r"\S+@\S+\.\w+\s*\(([^()]+)\)")
_PREFIX = re.compile(
    r"""^\W*(?:(?:written|words|story|text|reported|posted|published|submitted|edited|updated)\s+)?
    (?: by | von | par | por | di | door | av | af | od | text | autor(?:in|en)? | author | auteur | verfasst\ von
    | ein\ (?:beitrag|artikel)\ von | view\ all\ posts\ by | posts\ by
    | (?:zeige\ )?alle\ (?:beiträge|artikel)\ von
    | (?:show|view|see)\ all\ (?:posts|articles)\ (?:by|of) | (?:more|articles)\ by
    | redaktion | 写 | 文 | 作者 | 記者 | 글 | 기자 )(?:\s*[:：]\s*|\s+|$)""",
    re.VERBOSE | re.IGNORECASE,
)
# What ends a name: a day, an age, a part of the day.
_AFTER = re.compile(
    r"""\s*(?: [|•·│–—] | \s-\s | \d | \b(?: (?:last\ )?(?:updated|modified|published|posted)
    | aktualisiert | veröffentlicht
    | stand | publié | mis\ à\ jour | publicado | actualizado | (?:mon|tues|wednes|thurs|fri|satur|sun)day
    | january | february | (?:march|april|may)\ \d | june | july | august | september | october | november | december
    )\b ).*$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SPLIT = re.compile(r"\s*[;|/]\s*|,\s+|\s+(?:and|und|et|y|och|og|&|＆)\s+|、|，", re.I)
_PLACE = re.compile(r"(?<=\w)\s+(?:for|at|in|on|am|from|via|with|en|aus|für|bei)(?:\s+.*)?$")  # "Ann Other in Seoul"
_COMPANY = re.compile(r"\b(?:GmbH|AG|Ltd|Inc|LLC|Corp|S\.?A|e\.\s?V|Ministry|Bundesministerium|Redaktion)\b", re.I)
_DEGREE = re.compile(r"(?:Ph\.?\s?D|M\.?D|M\.?A|M\.?Sc|B\.?Sc|Jr|Sr|II|III|RN|CFA|Esq|Dr)\.?", re.I)
_NOBODY = re.compile(
    r"""user\s?name | log-?in | admin(?:istrator)? | author | editor(?:ial)?(?:\ staff|\ team)?
    | staff(?:\ writer|\ reporter)?
    | web\s?master | anonymous | anonym | unknown | guest | user | root | none | null | n/?a | default | test
    | redaktion
    | redazione | redacción | rédaction | team | super\ ?user | page | contributor | news | desk | comments?
    | facebook(?:\.com|\ com)? | twitter | share | follow | read\ more | more | posted | uncategorized | wordpress""",
    re.VERBOSE | re.IGNORECASE,
)
_LOGIN = re.compile(r"[a-z0-9_.-]*[0-9_][a-z0-9_.-]*|[a-z][a-z0-9.-]+", re.ASCII)
_WORDS, _LEAST = 6, 3  # of a name, and its letters where they are Latin
_MOST_BYLINES, _MOST_PARTS = 4, 3  # that are read, and the elements in one


def find_authors(named: Iterable[str], metas: Metas, near: Surroundings, site: str | None) -> str | None:
    """Return the names of a page's authors, None where nobody is named.

    `named` is who JSON-LD names, `near` what stands around its article, `site` the
    publisher's name, which is no author's.
    """
    for said in (named, (name for key in _META_NAMES.split() for name in metas.get(key, ())), _bylines(near)):
        names = [name for line in said for name in clean_names(line) if name.lower() != (site or "").lower()]
        if names:
            return ", ".join(_fullest(names))
    return None


def clean_names(line: str) -> list[str]:
    """Return the names in a byline: "By Ann Other and Bo Third, Last updated January 7" has two."""
    written = " ".join(_EMAIL.sub(" ", _OWNER.sub(r"\1; ", line)).split())
    if "://" in written or written.lower().startswith("www."):
        return []
    written = _AFTER.sub("", _PREFIX.sub("", written))
    return [name for part in _SPLIT.split(written) if (name := _clean(part))]


def _clean(part: str) -> str | None:
    name = _PLACE.sub("", _PREFIX.sub("", part)).strip(" \t,.:;-–—()[]\"'“”@*")
    if not name or not any(map(str.isalpha, name)) or _DEGREE.fullmatch(name) or _NOBODY.fullmatch(name):
        return None
    if _COMPANY.search(name) or (name.isascii() and (len(name) < _LEAST or name.islower())):
        return None
    if len(name.split()) > _WORDS or re.search(r"[!?<>{}=@#]|\.\w{2,}$", name) or _LOGIN.fullmatch(name):
        return None
    return name.title() if name.isupper() and " " in name and name.isascii() else name


def _fullest(names: Sequence[str]) -> list[str]:
    """Return each name once, in its fullest form."""
    unique = list(dict.fromkeys(names))
    return [name for name in unique if not any(name != other and name in other for other in unique)]


def _bylines(near: Surroundings) -> Iterator[str]:
    """Yield the names in the bylines near an article: what is marked as an author's name, else a line of its own."""
    for is_one in (_is_marked, is_byline, _is_line):
        lines = [_spaced(element) for element in near.all if is_one(element)]
        fitting = [line for line in lines if 2 < len(line) <= _LONGEST][:_MOST_BYLINES]
        if any(map(clean_names, fitting)):
            yield from fitting
            return


def _spaced(element: Element) -> str:
    """Return an element's text with a space between its parts: names and days stand in elements side by side."""
    return " ".join(" ".join(element.itertext()).split())


def _is_marked(element: Element) -> bool:
    relation, item = element.get("rel") or "", element.get("itemprop") or ""
    return "author" in relation.split() or "author" in item.split()


def is_byline(element: Element) -> bool:
    """Return whether an element is a byline by its name."""
    named = class_and_id(element)
    return bool(named) and _BYLINE.search(named) is not None and not _NOT_BYLINE.search(named)


def _is_line(element: Element) -> bool:
    return (
        element.tag in ("p", "div", "span")
        and len(element) <= 3
        and re.match(r"(?:By|Von|Par|Por) [A-ZÄÖÜÉ]", (element.text or "").strip()) is not None
    )
