"""Text recognition (OCR) for pages that are pictures: an extra, whose networks come with its package."""

import importlib.util
from functools import cache
from statistics import median
from typing import Any

from corpus.parsers.pdf.lines import Line, PageText

_DOTS_PER_POINT = 200 / 72
_MAX_DOTS = 12_000_000  # of a page's picture: A3 at 200 dots an inch; larger pages are read more coarsely
_MOST_EMBEDDED = 0.9  # of the pieces of text on a page
_ALIKE = 0.35  # of the usual height that a line's box may differ by: it grows with the letters in it


def is_installed() -> bool:
    """Return whether there is anything to recognize text with: `pip install "footnote[ocr]"`."""
    return importlib.util.find_spec("rapidocr") is not None


def has_picture(page: Any) -> bool:
    """Return whether there is a picture on a page of pypdfium2's."""
    from pypdfium2 import raw

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])), None) is not None


def has_its_fonts(page: Any) -> bool:
    """Return whether the letters of a page of pypdfium2's are drawn in the file: else it would be shown in others."""
    from pypdfium2 import raw

    texts = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
    embedded = sum(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text.raw)) == 1 for text in texts)
    return bool(embedded >= _MOST_EMBEDDED * len(texts))


def recognize(page: Any) -> PageText:
    """Return the lines that are seen on a page of pypdfium2's, from top to bottom."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, (_MAX_DOTS / max(width * height, 1)) ** 0.5)
    found = _engine()(page.render(scale=scale).to_numpy())
    read = PageText(height)
    if found.txts is None or found.boxes is None:
        return read
    boxes = [[(float(x) / scale, height - float(y) / scale) for x, y in box] for box in found.boxes]
    usual = median(_height(box) for box in boxes)
    read.lines = [_line(text, box, usual) for text, box in zip(found.txts, boxes, strict=True) if text.strip()]
    return read


def _line(text: str, box: list[tuple[float, float]], usual: float) -> Line:
    middle = (min(y for _, y in box) + max(y for _, y in box)) / 2
    half = (usual if abs(_height(box) - usual) < _ALIKE * usual else _height(box)) / 2
    words = " ".join(text.split())
    is_broken = words.endswith("-") and words[-2:-1].isalpha()
    left, right = min(x for x, _ in box), max(x for x, _ in box)
    return Line(words.removesuffix("-") if is_broken else words, left, right, middle - half, middle + half, is_broken)


def _height(box: list[tuple[float, float]]) -> float:
    return max(y for _, y in box) - min(y for _, y in box)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})
