"""Take Discord's markup out of a text: what it wraps stays, what only Discord reads goes.

What this does not do: parse Markdown. Marks at the edges of words go, paired or not; those inside a word stay, so that
"snake_case" and "2*3" are left alone.
"""

import re

import regex

_FENCE_LANGUAGE = re.compile(r"```[\w+#-]{1,12}\n")
# Users, roles, channels, commands, custom emoji, time stamps, and places of a server: <id:browse>.
_OF_DISCORD = re.compile(r"<(?:@[!&]?\d+|#\d+|/[^<>:\n]{1,100}:\d+|a?:\w+:\d+|t:-?\d+(?::[A-Za-z])?|id:[\w:-]+)>")
_TO_ALL = re.compile(r"(?<!\w)@(?:everyone|here)\b")
_MASKED_LINK = re.compile(
    r"\[([^\[\]\n]{1,300})\]"
    r"\(\s*<?https?://[^\s()]{1,2000}(?:\([^\s()]*\)[^\s()]*)?>?(?: \"[^\"\n]*\")?\s*\)"
)
_URL = re.compile(r"<?\b(?:https?://|www\.)[^\s<>]+>?", re.IGNORECASE)
_URL_ENDS_BEFORE = ".,;:!?)'\"*_~|`"
_SHORTCODE = re.compile(r"(?<!\w):(?=[\w+-]*[a-z])[a-z0-9_+-]{2,32}:(?!\w)", re.IGNORECASE)
# Pictures by default, pictures by a selector, keycaps and flags; not the signs of a text: ©, ™, 〜, digits.
_EMOJI = regex.compile(
    r"m\(_ ?_\)m|[0-9#*]\ufe0f?\u20e3|\p{Regional_Indicator}{2}|"
    r"(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u2600-\u27bf&&\p{Extended_Pictographic}])"
    r"[\p{Emoji_Modifier}\u200d\u2640\u2642\ufe0f\U000e0020-\U000e007f]*",
    regex.V1,
)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\u3164\ufe0e\ufe0f\ufeff\U000e0000-\U000e007f]")
_LINE_MARK = re.compile(r"^[ \t]*(?:(?:>{1,3}|#{1,3}|-#|[-*•])[ \t]+|>+)+", re.MULTILINE)
_MARK = re.compile(r"\\(?=[\\*_~|`>#<:-])|`+|~~+|\|\|+|\*+(?!\w)|(?<!\w)\*+|(?<![^\W_])_+|_+(?![^\W_])")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_BEFORE_MARK = re.compile(r"[ \t]+(?=[?!.,;:](?:\s|$))")


def without_markup(text: str) -> str:
    """Return a text without markup, links and emoji; its lines stay lines."""
    while (plain := _without_markup(text)) != text:
        text = plain
    return text


def _without_markup(text: str) -> str:
    text = _FENCE_LANGUAGE.sub("```", text)
    text = _MASKED_LINK.sub(r" \1 ", text)
    text = _URL.sub(_behind_url, text)
    for pattern in (_OF_DISCORD, _TO_ALL, _SHORTCODE):
        text = pattern.sub(" ", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", _EMOJI.sub(" ", text))
    text = _EMPTY_BRACKETS.sub(" ", _MARK.sub("", _LINE_MARK.sub("", text)))
    lines = (" ".join(_BEFORE_MARK.sub("", line).split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _behind_url(found: re.Match[str]) -> str:
    """Return what ends the sentence that a link stands in, and is no part of the link."""
    link = found.group().rstrip(">")
    return " " + link[len(link.rstrip(_URL_ENDS_BEFORE)) :]


def links_in(text: str) -> list[str]:
    """Return the links of a message as they were written, each once, without what ends the sentence around them."""
    found = (match.group().strip("<>") for match in _URL.finditer(_MASKED_LINK.sub(_target, text)))
    links = (link if "://" in link else f"https://{link}" for link in map(_unpunctuated, found))
    return list(dict.fromkeys(links))


def _target(found: re.Match[str]) -> str:
    """Return where a masked link leads, apart from its words."""
    link = found.group().rpartition("](")[2][:-1].strip().partition(' "')[0]
    return f"{found[1]} {link} "


def _unpunctuated(link: str) -> str:
    bare = link.rstrip(_URL_ENDS_BEFORE)
    opened = bare.count("(") > bare.count(")") and link[len(bare) : len(bare) + 1] == ")"
    return f"{bare})" if opened else bare
