"""Messages (EML) and saved pages (MHTML), which are both MIME."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from corpus.decoding import decode
from corpus.errors import SourceError
from corpus.parsers.draft import Draft
from corpus.parsers.html import parse_html
from corpus.parsers.tags import plain_text

_PAGES = ("text/html", "application/xhtml+xml")
_FLOWED = re.compile(r"(?<=\S) \n(?!>)")
_FAR_LESS = 0.5  # of the words of its HTML: then the plain part only says that there is one


def parse_eml(data: bytes) -> Draft:
    """Return a message's text, under its subject, by its sender, on its day. Attachments are not read.

    Raises SourceError where it is no message, or has no text.
    """
    message = _message(data)
    if not (message["from"] or message["subject"] or message["date"]):
        raise SourceError("unreadable-no-message")
    plain, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    text = _plain(plain) if plain is not None else ""
    if html is not None:
        rendered = plain_text(_text(html))
        if len(text.split()) < _FAR_LESS * len(rendered.split()):
            text = rendered
    return Draft(text=text, title=_header(message, "subject"), author=_senders(message), published=_day(message))


def parse_mhtml(data: bytes) -> Draft:
    """Return the page that a browser saved with all it shows, as HTML is read; raise SourceError for none."""
    message = _message(data)
    page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
    if page is None:
        raise SourceError("unreadable-no-page-saved")
    draft = parse_html(_bytes(page), page.get_content_charset())
    address = _header(message, "snapshot-content-location") or _header(page, "content-location")
    return Draft(
        text=draft.text,
        title=draft.title or _header(message, "subject"),
        publisher=draft.publisher,
        published=draft.published,
        author=draft.author,
        url=draft.url or address,
        language=draft.language,
    )


def _message(data: bytes) -> EmailMessage:
    return message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: MIMEPart) -> str:
    return decode(_bytes(part), declared=part.get_content_charset())


def _plain(part: MIMEPart) -> str:
    text = _text(part)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _FLOWED.sub(" ", text) if flowed else text


def _header(part: MIMEPart, name: str) -> str | None:
    try:
        value = part[name]
    except Exception:  # noqa: BLE001  # the email package raises many kinds for odd headers
        return None
    return str(value).strip() or None if value is not None else None


def _senders(message: EmailMessage) -> str | None:
    try:
        addresses = message["from"].addresses
    except Exception:  # noqa: BLE001  # no header, or an odd one
        return _header(message, "from")
    return ", ".join(filter(None, (address.display_name for address in addresses))) or None


def _day(message: EmailMessage) -> str | None:
    written = _header(message, "date")
    try:
        return parsedate_to_datetime(written).date().isoformat() if written else None
    except ValueError:
        return written
