"""The article: one published text with its provenance."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

from corpus.errors import Reason


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one published text with its provenance.

    `id` stays the same for as long as the source calls the article by the same name. `text` is exactly what is
    cited: every offset in Footnote counts its characters (Unicode code points). What isn't known is None. `by_ocr`
    tells that text recognition read it, or a part of it, off pictures, and may have taken one letter for another.
    """

    id: str
    title: str
    text: str
    publisher: str | None = None
    published: date | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    by_ocr: bool = False
    content_hash: str = field(init=False)

    def __post_init__(self) -> None:
        """Compute the content hash: SHA-256, hexadecimal, over everything that a citation can show."""
        published = self.published.isoformat() if self.published else None
        content = [self.title, self.text, self.publisher, published, self.author, self.url, self.language]
        content += ["by OCR"] if self.by_ocr else []
        digest = hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()
        object.__setattr__(self, "content_hash", digest)


@dataclass(frozen=True, slots=True)
class Failure:
    """Name one thing that could not be read, and why."""

    source: str
    error: Reason
