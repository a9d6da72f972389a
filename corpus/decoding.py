"""The exact text of a file's bytes, or a refusal: a guess that may be wrong would put wrong words into citations."""

import codecs
import re
from collections.abc import Sequence

from corpus.errors import SourceError

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What a page that declares the key is really in, as browsers read it (WHATWG Encoding Standard, section 4.2).
# An encoding that isn't here can't be declared: UTF-16 without a mark, UTF-7, and Python's own ("hex", "rot13").
_DECLARED = {
    **{name: name for name in ("utf-8", "euc_jp", "big5hkscs", "koi8-r", "koi8-u", "cp866", "cp874", "mac-roman")},
    **{f"cp{number}": f"cp{number}" for number in range(1250, 1259)},
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_kr": "cp949",
    "cp949": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "iso2022_jp": "iso2022_jp",
}

_EAST_ASIAN = ("cp949", "cp932", "euc_jp", "gb18030", "big5hkscs")
_NOT_LATIN = (
    "cp1251",
    "koi8-r",
    "koi8-u",
    "iso8859-5",
    "iso8859-7",
    "cp1253",
    "cp1255",
    "iso8859-8",
    "cp1256",
    "cp874",
)
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2", "iso8859-15", "mac-roman")

_LINE_ENDS = re.compile(r"\r\n?")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROLS = 0.01  # of all bytes, where there are more than a few: a stray backspace makes no binary file
_FEW_CONTROLS = 3

# What chardet 7.7 says of prose in fourteen languages and their old encodings, cut into pieces: from 80 bytes on it is
# right every time, however unsure it calls itself; under that it is wrong only where its confidence is below 0.2.
_ENOUGH = 80  # bytes
_NO_CHANCE = 8  # letters beyond ASCII: so many in EUC-KR or GBK are valid UTF-8 less than once in a million texts
_SURE = 0.2
# A symbol in the middle of a word, or accent upon accent, are letters of another encoding: "Wa³êsa", "Ìîñêâà". One lone
# name among English words is all that is left to be wrong ("Gdañsk"): nothing in its bytes tells.
_GLUED = re.compile(r"[^\W\d_][¡-©«-¹»-¿×÷€‚ƒ„…†‡‰‹•™›][^\W\d_]|[À-ÖØ-öø-ÿ]{4}")

_NOT_ASCII = re.compile(rb"[\x80-\xff]{2,}")
_FEW = 6  # bytes
_MOST_APART = 0.6  # of the bytes beyond ASCII; in prose of Latin scripts it is at most a third (Polish, Turkish)
_WHOLE = 3  # times as many whole letters beyond ASCII as damaged ones: by chance no other encoding has
_MAX_DAMAGED = 0.01  # of all characters; one in a text of more than a few words
_A_LINE = 20  # characters
_MARKUP = re.compile(rb"<[^<>]*>")
_MANY_GLUED = 3  # times in a text; once or twice it may be an odd word, or d´Italie


def decode(data: bytes, *, declared: str | Sequence[str | None] | None = None) -> str:
    r"""Return the exact text of `data`, with every line end as "\n" and without a byte-order mark.

    `declared` is the encoding that the data claims for itself, or that several claim for it, the most credible first;
    the first with which the data can be read is believed. A few damaged bytes in UTF-8 are U+FFFD, as in browsers.
    Raises SourceError for binary data, and where the encoding can't be told with certainty.
    """
    text = _marked(data)
    if text is None:
        _refuse_binary(data)
        # ISO-2022-JP is ASCII with escape sequences, and would pass for UTF-8.
        claims = [declared] if isinstance(declared, str) else declared or ()
        text = _unmarked(data, ["iso2022_jp"] if b"\x1b$" in data else claims)
    if "\0" in text:
        raise SourceError("unreadable-binary")
    return _LINE_ENDS.sub("\n", text)


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _mended(data[len(mark) :], encoding)
            if text is None:
                raise SourceError("unreadable-encoding-damaged", encoding=encoding.upper())
            return text
    return None


def _refuse_binary(data: bytes) -> None:
    if b"\0" in data or len(_CONTROLS.findall(data)) > max(_FEW_CONTROLS, _MAX_CONTROLS * len(data)):
        raise SourceError("unreadable-binary")


def _unmarked(data: bytes, claims: Sequence[str | None]) -> str:
    readings = (_declared(data, encoding) for encoding in map(_known, claims) if encoding)
    text = next((text for text in readings if text is not None), None)
    if text is None:
        text = _utf8(data)
    if text is None:
        text = _guessed(data)
    if text is None and "utf-8" in map(_known, claims):
        text = _mended(data, "utf-8")
    if text is None:
        raise SourceError("unreadable-encoding")
    return text


def _known(claim: str | None) -> str | None:
    """Return the encoding that a declaration means; None for one that can't be declared."""
    try:
        return _DECLARED.get(codecs.lookup((claim or "").strip().lower().removeprefix("x-")).name)
    except (LookupError, ValueError):
        return None


def _declared(data: bytes, encoding: str) -> str | None:
    """Decode as declared, except for UTF-8 that is declared to be something else: no prose is both by chance.

    In the encodings of East Asia a few letters may be, and those of UTF-8 seldom fail to be read as letters of theirs.
    Nor is it of Europe's single bytes where that makes letters of no language, and in another encoding it makes prose:
    so say servers and templates that call all they have ISO-8859-1.
    """
    single = encoding.startswith(("cp125", "iso8859", "mac"))
    text = _utf8(data) if single else decode_strictly(data, "utf-8")
    if text is not None and (single or _beyond_ascii(text) >= _NO_CHANCE):
        return text
    text = decode_strictly(data, encoding)
    if text is None or not single:
        return text
    other = _plainly_else(data, text, encoding)
    return (decode_strictly(data, other) if other else None) or text


def _plainly_else(data: bytes, text: str, encoding: str) -> str | None:
    """Return the encoding that the data is in rather than in this one of single bytes; None where it may well be.

    Accents stand alone among the letters of Latin scripts; bytes of other scripts stand together.
    """
    runs = [run for run in _NOT_ASCII.findall(data) if len(set(run)) > 1]
    together = encoding in _LATIN and sum(map(len, runs)) >= max(_FEW, _MOST_APART * sum(byte > 0x7F for byte in data))
    if not together and len(_GLUED.findall(text)) < _MANY_GLUED:
        return None
    guessed = _DECLARED.get(_guess(data))
    return guessed if guessed in _EAST_ASIAN or (together and guessed in _NOT_LATIN) else None


def _utf8(data: bytes) -> str | None:
    """Return UTF-8 as it is, or with U+FFFD for what is damaged where that is far less than what is whole."""
    text = decode_strictly(data, "utf-8")
    if text is not None:
        return text
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return text if _beyond_ascii(text) - damaged >= _WHOLE * damaged else None


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _mended(data: bytes, encoding: str) -> str | None:
    """Return what is in this encoding for certain, with U+FFFD for what is damaged; None where that is much."""
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    return text if damaged <= max(_MAX_DAMAGED * len(text), len(text) >= _A_LINE) else None


def _guess(data: bytes) -> str:
    """Return the codec's name of what the data seems to be in, empty where that is anybody's guess."""
    import chardet

    prose = _MARKUP.sub(b" ", data)  # else it believes what a page says of itself
    guess = chardet.detect(prose, no_match_encoding="ascii")
    sure = len(prose) >= _ENOUGH or guess["confidence"] >= _SURE
    return codecs.lookup(guess["encoding"]).name if guess["encoding"] and sure else ""


def _guessed(data: bytes) -> str | None:
    name = _guess(data)
    text = decode_strictly(data, _DECLARED.get(name, name)) if name else None
    return None if text is not None and _GLUED.search(text) else text


def decode_strictly(data: bytes, encoding: str) -> str | None:
    """Return the text of `data` in this encoding, or None where it isn't in it."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
