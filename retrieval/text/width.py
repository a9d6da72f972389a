"""Letters in another width than they are written in: ２０１６ and Ａ in a full square, ｶﾅ in half of one."""

import re
import unicodedata

# Not the marks of a full square, such as ？, which Japanese is written with.
_OF_ANOTHER_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+|[｡-ﾟ]+")


def in_usual_width(text: str) -> str:
    """Return a text with letters and digits in the width that they are mostly written in, and composed (NFC)."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _OF_ANOTHER_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), composed)
