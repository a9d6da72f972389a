"""PDFs that tests make: pages of lines in Helvetica, set where a test wants them."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)


class Placed(NamedTuple):
    """Place a piece of text on a page: points from its lower left corner, and the size of its letters."""

    x: float
    y: float
    text: str
    size: float = 12


def column(text: str, x: float = 72, top: float = 720, size: float = 12, leading: float = 14) -> list[Placed]:
    """Return the lines of a text, one below the other."""
    return [Placed(x, top - leading * number, line, size) for number, line in enumerate(text.split("\n")) if line]


def pdf(
    *pages: str | Sequence[Placed],
    metadata: dict[str, str] | None = None,
    password: str | None = None,
    algorithm: str = "RC4-128",
    nameless: bool = False,
    old_font: bool = False,
) -> bytes:
    """Return a PDF of these pages.

    `nameless` takes a font that numbers its glyphs and doesn't say which letters they are; so does `old_font`, but it
    numbers them as ASCII does.
    """
    writer = PdfWriter()
    font = _nameless() if nameless else _drawn_font(writer) if old_font else _helvetica()
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    for content in pages:
        page = writer.add_blank_page(width=612, height=792)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        pieces = column(content) if isinstance(content, str) else content
        stream.set_data(b"\n".join(_drawn(piece, nameless) for piece in pieces))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if metadata:
        writer.add_metadata(metadata)
    if password is not None:
        writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def scanned(*pages: str | Sequence[Placed], dots_per_inch: int = 150) -> bytes:
    """Return a PDF of pictures of these pages, as a scanner makes it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf(*pages)) as document:
        pictures = [page.render(scale=dots_per_inch / 72).to_pil().convert("L") for page in document]
    data = BytesIO()
    pictures[0].save(data, "PDF", resolution=dots_per_inch, save_all=True, append_images=pictures[1:])
    return data.getvalue()


def _drawn(piece: Placed, nameless: bool) -> bytes:
    if nameless:
        shown = b"<" + b"".join(b"%04X" % (ord(char) - 29) for char in piece.text) + b">"
    else:
        shown = (
            b"("
            + piece.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", rb"\(").replace(b")", rb"\)")
            + b")"
        )
    return b"BT /F1 %g Tf %g %g Td %s Tj ET" % (piece.size, piece.x, piece.y, shown)


def _helvetica() -> DictionaryObject:
    return _named(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", Encoding="/WinAnsiEncoding")


def _nameless() -> DictionaryObject:
    system = DictionaryObject(
        {
            NameObject("/Registry"): TextStringObject("Adobe"),
            NameObject("/Ordering"): TextStringObject("Identity"),
            NameObject("/Supplement"): NumberObject(0),
        }
    )
    descendant = _named(Type="/Font", Subtype="/CIDFontType2", BaseFont="/ABCDEF+Sans")
    descendant[NameObject("/CIDSystemInfo")] = system
    font = _named(Type="/Font", Subtype="/Type0", BaseFont="/ABCDEF+Sans", Encoding="/Identity-H")
    font[NameObject("/DescendantFonts")] = ArrayObject([descendant])
    return font


def _drawn_font(writer: PdfWriter) -> DictionaryObject:
    """Return a font of drawings, as TeX made them."""
    glyph = DecodedStreamObject()
    glyph.set_data(b"500 0 0 0 400 700 d1 0 0 400 700 re f")
    drawing = writer._add_object(glyph)
    font = _named(Type="/Font", Subtype="/Type3")
    font[NameObject("/FontBBox")] = ArrayObject(map(NumberObject, (0, 0, 500, 700)))
    font[NameObject("/FontMatrix")] = ArrayObject(
        [FloatObject(0.001), *map(NumberObject, (0, 0)), FloatObject(0.001), *map(NumberObject, (0, 0))]
    )
    font[NameObject("/CharProcs")] = DictionaryObject({NameObject(f"/a{code}"): drawing for code in range(33, 127)})
    names = ArrayObject([NumberObject(33), *(NameObject(f"/a{code}") for code in range(33, 127))])
    font[NameObject("/Encoding")] = DictionaryObject({NameObject("/Differences"): names})
    font[NameObject("/FirstChar")], font[NameObject("/LastChar")] = NumberObject(32), NumberObject(126)
    font[NameObject("/Widths")] = ArrayObject([NumberObject(500)] * 95)
    return font


def _named(**names: str) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): NameObject(name) for key, name in names.items()})
