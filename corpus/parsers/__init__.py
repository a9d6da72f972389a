"""Files to articles: one parser for each kind of file, chosen by the file name's suffix."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from corpus.article import Article
from corpus.errors import SourceError
from corpus.parsers.draft import MAX_ARTICLE_CHARS, Draft, to_article
from corpus.parsers.html import parse_html
from corpus.parsers.markdown import parse_markdown
from corpus.parsers.pdf import parse_pdf
from corpus.parsers.plain import parse_plain

__all__ = ["MAX_ARTICLE_CHARS", "PARSERS", "ROWS_SUFFIX", "Parser", "parse"]

Parser = Callable[[bytes], Draft]
ROWS_SUFFIX = ".jsonl"  # many articles in one file: corpus.parsers.beir
PARSERS: Mapping[str, Parser] = MappingProxyType(
    {
        ".md": parse_markdown,
        ".markdown": parse_markdown,
        ".txt": parse_plain,
        ".text": parse_plain,
        "": parse_plain,  # LICENSE, NOTES: text by custom, and refused if it is not
        ".html": parse_html,
        ".htm": parse_html,
        ".xhtml": parse_html,
        ".pdf": parse_pdf,
    }
)


def parse(data: bytes, *, name: str, article_id: str) -> Article:
    """Return the article in a file's bytes; `name` is the file's name, whose suffix says what the bytes are.

    Raises SourceError, in plain words, for what can't be read.
    """
    path = PurePath(name)
    parser = PARSERS.get(path.suffix.lower())
    if parser is None:
        known = ", ".join(suffix for suffix in (*PARSERS, ROWS_SUFFIX) if suffix)
        raise SourceError(f"{path.suffix} files can't be read; these can: {known}")
    if not data:
        raise SourceError("the file is empty")
    return to_article(parser(data), article_id=article_id, fallback_title=path.stem)
