"""Turn text and links into what Discord shows and doesn't act on.

Whatever an article or a person wrote is shown as text. Discord's clients show a backslash followed by anything but a
letter, a digit or a space as that second character alone, so a backslash disarms Markdown, mentions, emoji and links
without a reader seeing it. What the server reads for itself, `@everyone` and `@here`, gets a zero-width space instead.
"""

import re
from urllib.parse import quote, urlsplit

import regex

from bot.render.discord_limits import MESSAGE_CHARS, length

FRAGMENT = ":~:"  # before the words of a page that a link marks
MOST_IN_BOLD = 500  # UTF-16 units that stay on one page: bold can't go on over its end
# Control characters, halves of surrogate pairs, marks that reorder the text around them, and what takes no room. The
# zero-width joiners stay: Persian, the scripts of India and many emoji are written with them.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff9-\ufffc"
    # Seen as nothing or as a blank: joiners and fillers of scripts, Braille's empty cell, marks of music, tags.
    r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# Accents that pile up over the lines around them: no word of any language has three on a letter. Other marks, such as
# vowel signs and tones, may be four. A selector of variants stands after an emoji or an ideograph.
_PILED = regex.compile(
    r"(?<=[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})"
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+|(?<=\p{M}{4})\p{M}+|"
    r"(?<![\p{Han}\p{Emoji}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]|"
    r"(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+|(?<=\u200d)\u200d+"
)
SPECIAL = re.compile(
    r"[\\*_~|`\[\]<>#]"  # emphasis, spoilers, code, masked links, mentions, quotes, headings
    r"|(?<=\])\("  # masked links that would begin at a bracket of ours, backslash or not
    r"|(?<!\S)[-+]|[-+](?!\S)"  # lists and subtext, wherever a page may begin
    r"|(?<=\d)\.(?!\S)"  # numbered lists
    r"|(?<=\w)\.(?=[^\W\d_])"  # host names: an invite needs no https:// to be shown as one
    r"|:(?=//|[\w+-]+:)"  # bare links, emoji by name
)
_USER = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)
_PAIRED = re.compile(r"(?:[^\[\]]|\[[^\[\]]*\])*")
PINGS = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_PARENTHESES = str.maketrans({"(": "%28", ")": "%29"})


def escape(text: str) -> str:
    """Return text on one line that Discord shows and doesn't act on."""
    return PINGS.sub("@\u200b", SPECIAL.sub(r"\\\g<0>", one_line(text)))


def one_line(text: str) -> str:
    """Return text on one line, without what reorders it, takes no room or too much of it, or is no character.

    For showing alone: a quote stays as it is wherever it is kept and compared.
    """
    shown = _UNSAFE.sub("", text)
    return " ".join((shown if shown.isascii() else _PILED.sub("", shown)).split())


def safe_link(link: str | None) -> str | None:
    """Return a link as `<link>`, which shows no preview; None for what is no web address, or fits on no page.

    A user name in it is left out: people take `https://bank.example@evil.example` for the former.
    """
    if not link or not _is_web_address(link):
        return None
    link = _USER.sub(r"\1", link)
    shown = PINGS.sub("%40", "".join(_encoded(character) for character in link))
    shown = f"<{shown.replace('](', '%5D(')}>"  # the end of a masked link, were there a bracket before it
    return shown if length(shown) <= MESSAGE_CHARS else None


def bare_link(link: str | None) -> str | None:
    """Return a link as `safe_link` does, without the words that it marks, which are too long to be read."""
    return safe_link(link.partition(FRAGMENT)[0].removesuffix("#")) if link else None


def linked_title(title: str, link: str | None) -> str | None:
    """Return an escaped title in bold as a link, which shows no preview, and beside it the host that it leads to.

    None where either is none, the title is too long, or it has a bracket without the other or an address in it, which
    Discord's clients take for the end of a link and for another one.
    """
    target = safe_link(link)
    if target is None or not title or "//" in title or length(title) > MOST_IN_BOLD or not _PAIRED.fullmatch(title):
        return None
    shown = f"[**{title}**]({target.translate(_PARENTHESES)}) ({escape(host_of(target))})"
    return shown if length(shown) <= MESSAGE_CHARS else None


def host_of(link: str) -> str:
    """Return the host that a web address leads to, as browsers ask for it: letters of other scripts show as xn--."""
    host = (urlsplit(link.strip("<>")).hostname or "").removeprefix("www.")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _is_web_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and link.lower().startswith(f"{parts.scheme}://")


def _encoded(character: str) -> str:
    """Percent-encode what would end the link or isn't seen; letters of any script stay readable."""
    if character.isprintable() and character not in ' <>"\\^`{|}':
        return character
    return quote(character, safe="", errors="replace")
