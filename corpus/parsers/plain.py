"""Plain text: the file is the article."""

from corpus.decoding import decode
from corpus.parsers.draft import Draft


def parse_plain(data: bytes, charset: str | None = None) -> Draft:
    """Return the whole decoded file as the text; nothing in it is taken for a header."""
    return Draft(text=decode(data, declared=charset))
