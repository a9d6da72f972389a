"""Documents that tests make, as small as each kind may be: DOCX, ODT, EPUB, RTF, EML and MHTML."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta")
)


def archive(members: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    """Return a zip file of these members."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def docx(body: str, title: str = "", author: str = "", **more: str | bytes) -> bytes:
    """Return a Word file; `body` is WordprocessingML, in which "w:p" and the like are known."""
    schemas = "http://schemas.openxmlformats.org"
    package, office = f"{schemas}/package/2006", f"{schemas}/officeDocument/2006/relationships/officeDocument"
    document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    kinds = (
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{document}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>'
    )
    said = f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    return archive(
        {
            "[Content_Types].xml": kinds,
            "_rels/.rels": relations,
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "docProps/core.xml": f"<cp:p xmlns:cp='c' {_DC}>{said}</cp:p>",
            **more,
        }
    )


def words(text: str, properties: str = "", style: str = "") -> str:
    """Return a paragraph of a Word file."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def odt(body: str, title: str = "", author: str = "", styles: str = "") -> bytes:
    """Return an OpenDocument text; `body` is its markup, in which "text:p" and the like are known."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_ODF} {_DC}><office:meta><dc:title>{title}</dc:title>"
            f"<dc:creator>{author}</dc:creator></office:meta></office:document-meta>",
        }
    )


def epub(chapters: Mapping[str, str], metadata: str = "<dc:title>The Harbour</dc:title>", **more: str | bytes) -> bytes:
    """Return a book of these chapters, by the names of their files; each is a title, and a page below it."""
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n, _ in enumerate(chapters))
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{}</title></head><body>{}</body></html>'
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
            "<rootfile full-path='OEBPS/book.opf'/></rootfiles></container>",
            "OEBPS/book.opf": f"<package xmlns='http://www.idpf.org/2007/opf'><metadata {_DC}>{metadata}</metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"OEBPS/{name}": page.format(*_titled(chapter)) for name, chapter in chapters.items()},
            **more,
        }
    )


def _titled(chapter: str) -> tuple[str, str]:
    title, _, body = chapter.partition("\n")
    return title, f"<h1>{title}</h1>{body}"
