"""What was published: articles, the sources they come from, and the chunks they are indexed by."""

from corpus.article import Article, Failure
from corpus.errors import FootnoteError

__all__ = ["Article", "Failure", "FootnoteError"]
