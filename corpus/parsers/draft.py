"""What a parser finds in a file, and how that becomes an article."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from corpus.article import Article
from corpus.datelines import Dateline, days_named, find_dateline, years_of
from corpus.errors import SourceError
from corpus.parsers.dates import read_date
from corpus.titles import clean_line, clean_title, find_title

MAX_ARTICLE_CHARS = 2_000_000
_MAX_FIELD = 300  # characters of a publisher or an author
_MAX_URL = 2000  # characters; browsers and Discord take no longer ones

_LATEST = timedelta(days=3)  # that a file's name has behind the day in its text's dateline

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_EMAIL = re.compile(r"[<(]?(?:mailto:)?[^\s<>(),;:@]+@[^\s<>(),;:@]+\.[^\s<>(),;:@]+[>)]?")
_OWNER = re.compile(rf"{_EMAIL.pattern}\s*\(([^()]+)\)")  # as RSS has it: "ann@news.example (Ann Other)"
_QUOTED = re.compile(r'^"([^"]*)"$')
_UNSEEN = re.compile("[\u00ad\u2060\ufeff]|(?<![\u0e00-\u109f\u1780-\u17ff])\u200b")
_UNFIT = re.compile("[\0\ud800-\udfff]")

# What programs write into the title when nobody gave one.
_NO_TITLE = re.compile(
    r"\W*|untitled.*|\(?anonymous\)?|unspecified|document\d*|microsoft (word|powerpoint) - .*|slide \d+"
    r"|.*\.(docx?|pdf|odt|rtf|txt|tex|dvi|ps|html?|pptx?|xlsx?|indd|qxd|pmd|p65|wpd|pages)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold what a file says of itself, as it stands there; only `text` is exact already.

    `part` names a piece of a file that holds several articles; `by_ocr` tells that text recognition read some of it.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    part: str | None = None
    by_ocr: bool = False


def to_article(draft: Draft, *, article_id: str, fallback_title: str) -> Article:
    """Return the article with clean fields; raise SourceError where its text can't be an article's."""
    check_text(draft.text)
    title = clean_title(draft.title or "") or clean_title(find_title(draft.text)) or clean_title(fallback_title)
    language = read_language(draft.language)
    dateline = find_dateline(draft.text)
    return Article(
        id=article_id,
        title=title,
        text=draft.text,
        publisher=read_field(draft.publisher) or (read_field(dateline.agency) if dateline else None),
        published=read_date(draft.published, language)
        or _day_sent(dateline, draft.text, f"{article_id} {fallback_title}"),
        author=read_authors(draft.author),
        url=read_url(draft.url),
        language=language,
        by_ocr=draft.by_ocr,
    )


def _day_sent(dateline: Dateline | None, text: str, name: str) -> date | None:
    """Return the day of a dateline; None where neither it, its text nor the file's name tells the year for sure."""
    if dateline is None or dateline.day is None:
        return None
    if whole := read_date(dateline.day):
        return whole
    years = years_of(dateline.day, text)
    if years:
        return read_date(f"{dateline.day} {years.pop()}") if len(years) == 1 else None
    for named in days_named(name):
        sent = read_date(f"{dateline.day} {named.year}")
        if sent and timedelta() <= named - sent <= _LATEST:
            return sent
    return None


def given_title(value: str | None) -> str | None:
    """Return the title of a document's properties, unless it is what programs write where nobody gave one."""
    title = (value or "").strip()
    return None if _NO_TITLE.fullmatch(title) else title


def join_words(text: str) -> str:
    """Return the text without what stands unseen in the middle of words: soft hyphens and spaces of no width.

    In the scripts of South-East Asia, which write no spaces, the latter part words, and stay.
    """
    return _UNSEEN.sub("", text)


def check_text(text: str) -> None:
    """Raise SourceError for a text that is empty, too long, or holds what no text holds."""
    if not text.strip():
        raise SourceError("unreadable-no-text")
    if len(text) > MAX_ARTICLE_CHARS:
        raise SourceError("unreadable-long", count=len(text), most=MAX_ARTICLE_CHARS)
    if _UNFIT.search(text):
        raise SourceError("unreadable-unfit")


def read_field(value: str | None) -> str | None:
    """Return a name as one clean line; None for nothing, and for a bare web address, which names nobody."""
    line = clean_line(value or "")
    if not line or read_url(line):
        return None
    return line if len(line) <= _MAX_FIELD else line[: _MAX_FIELD - 1].rstrip() + "…"


def read_authors(value: str | None) -> str | None:
    """Return the names of the authors as one clean line; an address of e-mail names nobody, its owner is named."""
    named = _EMAIL.sub("", _OWNER.sub(r"\1", value or ""))
    names = (_QUOTED.sub(r"\1", name.strip()) for name in named.split(","))
    return read_field(", ".join(filter(None, names)))


def read_url(value: str | None) -> str | None:
    """Return the address if it is a whole http or https one, else None."""
    address = (value or "").strip()
    if not address or len(address) > _MAX_URL or address != clean_line(address) or " " in address:
        return None
    try:
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def read_language(value: str | None) -> str | None:
    """Return the language of a tag such as "en-GB" as its ISO 639 code, "en"; None for anything else."""
    tag = _LANGUAGE.fullmatch((value or "").strip())
    return tag[1].lower() if tag else None
