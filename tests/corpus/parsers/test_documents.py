"""What comes out of documents: Word's, OpenDocument's, RTF, books, messages and saved pages."""

import zipfile
from datetime import date
from email.message import EmailMessage
from io import BytesIO

import pytest

from corpus.errors import SourceError
from corpus.parsers import parse, parse_all
from tests.corpus.parsers.test_parsers import parsed, refusal
from tests.support.documents import archive, docx, epub, odt, words
from tests.support.errors import raises

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
LONG = (
    "The council of the town met on Tuesday to talk about the old ferry, which has crossed the bay for sixty years. "
    * 3
)


class TestDocx:
    def test_paragraphs_headings_and_what_it_says_of_itself(self):
        body = words("Old bridge closed", style="Heading1") + words("Nobody was hurt.") + words("Divers will come.")
        article = parsed(docx(body, title="The bridge", author="Ann Roe"), "a.docx")
        assert article.text == "Old bridge closed\n\nNobody was hurt.\n\nDivers will come."
        assert (article.title, article.author, article.published) == ("The bridge", "Ann Roe", None)

    def test_a_table_keeps_its_cells_apart(self):
        cells = ["Year", "Cars", "2019", "40"]
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc>{words(cell)}</w:tc>" for cell in cells[n : n + 2]) + "</w:tr>" for n in (0, 2)
        )
        assert parsed(docx(f"<w:tbl>{rows}</w:tbl>"), "a.docx").text == "Year | Cars\n2019 | 40"

    def test_deleted_and_struck_out_words_are_not_said(self):
        deleted = "<w:del><w:r><w:delText>five </w:delText></w:r></w:del><w:ins><w:r><w:t>seven </w:t></w:r></w:ins>"
        struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>marks </w:t></w:r><w:r><w:t>crowns</w:t></w:r>"
        body = f"<w:p><w:r><w:t xml:space='preserve'>It cost </w:t></w:r>{deleted}{struck}</w:p>"
        assert parsed(docx(body), "a.docx").text == "It cost seven crowns"

    def test_hidden_words_are_not_said(self):
        body = words("It cost five crowns. ", "<w:vanish/>") + words("It cost seven.", '<w:vanish w:val="0"/>')
        assert parsed(docx(body), "a.docx").text == "It cost seven."

    def test_raised_numbers_stay_apart(self):
        raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>'
        assert parsed(docx(f"<w:p><w:r><w:t>10</w:t></w:r>{raised}</w:p>"), "a.docx").text == "10^6"

    @pytest.mark.parametrize("title", [".", "Microsoft Word - bridge.docx", "Document1", ""])
    def test_a_title_that_a_program_wrote_is_passed_over(self, title):
        assert parsed(docx(words("Nobody was hurt. So far."), title=title), "a.docx").title == "Nobody was hurt."

    def test_entities_are_refused(self):
        bomb = LAUGHS + "<w:document><w:body/></w:document>"
        assert refusal(docx("", **{"word/document.xml": bomb}), "a.docx") == "unreadable-entities"

    def test_a_broken_one_is_refused(self):
        assert refusal(docx(words("a"), **{"word/document.xml": "<w:"}), "a.docx") == "unreadable-docx-broken"
        assert refusal(docx(words("a"))[:300], "a.docx") == "unreadable-archive-broken"


class TestOdt:
    def test_paragraphs_lists_and_tables(self):
        body = (
            "<text:h>Old bridge</text:h><text:p>Nobody was<text:s text:c='2'/>hurt.<text:line-break/>So far.</text:p>"
            "<text:list><text:list-item><text:p>one</text:p></text:list-item>"
            "<text:list-item><text:p>two</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell>"
            "<table:table-cell><text:p>40</text:p></table:table-cell></table:table-row></table:table>"
        )
        article = parsed(odt(body, title="The bridge", author="Ann Roe"), "a.odt")
        assert article.text == "Old bridge\n\nNobody was hurt.\nSo far.\n\n- one\n- two\n\n2019 | 40"
        assert (article.title, article.author) == ("The bridge", "Ann Roe")

    def test_deleted_struck_out_and_hidden_words_are_not_said(self):
        styles = (
            '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>'
            '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
            '<style:style style:name="P"><style:text-properties style:text-position="super 58%"/></style:style>'
            '<style:style style:name="B"><style:text-properties style:text-position="sub 58%"/></style:style>'
        )
        body = (
            "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>"
            '<text:p>It cost <text:span text:style-name="S">five</text:span> seven<text:span text:style-name="H">teen'
            '</text:span>, in 10<text:span text:style-name="P">6</text:span> of CO<text:span text:style-name="B">2'
            "</text:span></text:p>"
        )
        assert parsed(odt(body, styles=styles), "a.odt").text == "It cost seven, in 10^6 of CO₂"

    def test_notes_stand_below(self):
        note = "<text:note><text:note-citation>1</text:note-citation>"
        note += "<text:note-body><text:p>By the clerk.</text:p></text:note-body></text:note>"
        assert parsed(odt(f"<text:p>Put off.{note}</text:p>"), "a.odt").text == "Put off.\n\nBy the clerk."

    def test_entities_are_refused(self):
        bomb = archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": LAUGHS + "<x>&b;</x>"})
        assert refusal(bomb, "a.odt") == "unreadable-entities"


class TestRtf:
    def rtf(self, body: str) -> bytes:
        info = r"{\info{\title The bridge}{\author Ann Roe}}"
        return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}" + info + body + "}").encode("cp1252")

    def test_paragraphs_and_what_it_says_of_itself(self):
        article = parsed(
            self.rtf(r"\pard Nobody \b was\b0  hurt.\par Divers will come to the caf\'e9 \u8212?soon.\par"), "a.rtf"
        )
        assert article.text == "Nobody was hurt.\n\nDivers will come to the café —soon."
        assert (article.title, article.author) == ("The bridge", "Ann Roe")

    @pytest.mark.parametrize(
        ("body", "text"),
        [
            (r"10{\super 6} cars", "10^6 cars"),
            (r"10\super 6\nosupersub  cars", "10^6 cars"),
            (r"CO{\sub 2}", "CO₂"),
            (r"It cost {\strike five }seven", "It cost seven"),
            (r"It cost \strike five \strike0 seven", "It cost seven"),
            (r"It cost {\deleted five }seven{\v teen}", "It cost seven"),
            (r"\u-10179?\u-8704? smiles", "\U0001f600 smiles"),
            (r'{\field{\*\fldinst{HYPERLINK "https://a.example"}}{\fldrslt{the map}}}', "the map"),
            (r"{\pict\wmetafile8 0102ff}after", "after"),
            (r"\trowd\intbl 2019\cell 40\cell\row", "2019 | 40"),
        ],
    )
    def test_marks_go_and_words_stay(self, body, text):
        assert parsed(self.rtf(body), "a.rtf").text == text

    def test_what_is_none_is_refused(self):
        assert refusal(b"no RTF at all", "a.rtf") == "unreadable-rtf-broken"


class TestEpub:
    def book(self, **kwargs) -> bytes:
        chapters = {"one.xhtml": f"The storm\n<p>{LONG}</p>", "two.xhtml": f"The calm\n<p>{LONG} At last.</p>"}
        said = "<dc:title>The Harbour</dc:title><dc:creator>Ann Roe</dc:creator><dc:creator>Bo Third</dc:creator>"
        said += "<dc:publisher>Tide Press</dc:publisher><dc:date>2016-03-22</dc:date><dc:language>en</dc:language>"
        return epub(chapters, said, **kwargs)

    def test_each_chapter_is_an_article_of_the_book(self):
        one, two = parse_all(self.book(), name="a.epub", article_id="books/a.epub")
        assert (one.id, two.id) == ("books/a.epub#OEBPS/one.xhtml", "books/a.epub#OEBPS/two.xhtml")
        assert (one.title, two.title) == ("The Harbour: The storm", "The Harbour: The calm")
        assert {(a.author, a.publisher, a.published, a.language) for a in (one, two)} == {
            ("Ann Roe, Bo Third", "Tide Press", date(2016, 3, 22), "en")
        }
        assert "crossed the bay" in one.text
        assert "At last." in two.text

    def test_pages_without_a_text_are_no_chapters(self):
        chapters = {
            "cover.xhtml": "Cover\n",
            "title.xhtml": "The Harbour\n<p>A novel</p>",
            "one.xhtml": f"One\n<p>{LONG}</p>",
        }
        (only,) = parse_all(epub(chapters), name="a.epub", article_id="a")
        assert only.title == "The Harbour: One"
        assert parsed(epub(chapters), "a.epub").title == "The Harbour: One"

    def test_as_one_article_it_is_refused(self):
        with raises(SourceError, "unreadable-several", count=2):
            parse(self.book(), name="a.epub", article_id="a")

    def test_entities_are_refused(self):
        bomb = self.book(**{"META-INF/container.xml": LAUGHS + "<x>&b;</x>"})
        with raises(SourceError, "unreadable-entities"):
            parse_all(bomb, name="a.epub", article_id="a")

    def test_one_that_is_locked_is_refused(self):
        locked = self.book(**{"META-INF/encryption.xml": "<x/>", "META-INF/rights.xml": "<x/>"})
        with raises(SourceError, "unreadable-archive-locked"):
            parse_all(locked, name="a.epub", article_id="a")


class TestArchive:
    def test_one_that_would_fill_the_memory_is_refused(self):
        data = BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            file.writestr("content.xml", b"<x>" + b" " * (300 << 20) + b"</x>")
        assert len(data.getvalue()) < 400_000
        assert refusal(data.getvalue(), "a.odt") == "unreadable-archive-large most=268435456"

    def test_one_that_says_less_than_it_holds_is_refused(self):
        whole = bytearray(archive({"content.xml": b"<x>" + b"a" * 100_000 + b"</x>"}, packed=False))
        size = (100_007).to_bytes(4, "little")
        assert whole.count(size) == 4
        lying = whole.replace(size, (50).to_bytes(4, "little"))
        assert refusal(bytes(lying), "a.odt").startswith("unreadable-archive-")


class TestMessages:
    def message(self, **headers: str) -> EmailMessage:
        message = EmailMessage()
        said = {"Subject": "Ferry vote put off", "From": "Ann Roe <ann@news.example>", "To": "desk@news.example"}
        for name, value in (said | {"Date": "Tue, 22 Mar 2016 23:30:00 -0500"} | headers).items():
            message[name] = value
        return message

    def test_subject_sender_and_day(self):
        message = self.message()
        message.set_content("Nobody was hurt.\n\nDivers will come.\n")
        article = parsed(message.as_bytes(), "a.eml")
        assert article.text.strip() == "Nobody was hurt.\n\nDivers will come."
        assert (article.title, article.author, article.published) == (
            "Ferry vote put off",
            "Ann Roe",
            date(2016, 3, 22),
        )

    def test_an_address_is_no_author(self):
        message = self.message(From="ann@news.example")
        message.set_content("Nobody was hurt.")
        assert parsed(message.as_bytes(), "a.eml").author is None

    def test_headers_and_text_of_other_scripts(self):
        message = self.message(Subject="다리가 닫혔다", From="홍길동 <hong@news.example>")
        message.set_content("다리가 닫혔다. 아무도 다치지 않았다.", charset="euc-kr")
        article = parsed(message.as_bytes(), "a.eml")
        assert (article.title, article.author) == ("다리가 닫혔다", "홍길동")
        assert "아무도 다치지 않았다." in article.text

    def test_of_two_versions_the_whole_one_is_read(self):
        message = self.message()
        message.set_content("Your program can't show this.")
        message.add_alternative(f"<p>{LONG}</p><table><tr><td>2019</td><td>40</td></tr></table>", subtype="html")
        message.add_attachment(b"\0\1", maintype="image", subtype="png", filename="a.png")
        assert parsed(message.as_bytes(), "a.eml").text.endswith("2019 | 40")

    def test_lines_that_flow_are_one(self):
        message = self.message()
        message.set_content("Nobody was \nhurt.\nDivers come.", params={"format": "flowed"})
        assert parsed(message.as_bytes(), "a.eml").text.strip() == "Nobody was hurt.\nDivers come."

    def test_what_is_none_is_refused(self):
        assert refusal(b"just words\nand more", "a.eml") == "unreadable-no-message"


class TestSavedPages:
    def saved(self, html: str, **headers: str) -> bytes:
        message = EmailMessage()
        message["Subject"] = "Old bridge closed"
        message["Snapshot-Content-Location"] = "https://news.example/bridge"
        message.set_content("ignored")
        message.clear_content()
        message.make_related()
        for kind, content in (("html", html), ("css", "p { color: red }")):
            part = EmailMessage()
            part.set_content(content, subtype=kind, charset="utf-8")
            message.attach(part)
        return message.as_bytes()

    def test_the_page_is_read_as_html_is(self):
        head = "<head><meta name='author' content='Ann Roe'></head>"
        page = f"<html lang='en'>{head}<body><article><p>{LONG}</p></article></body></html>"
        article = parsed(self.saved(page), "a.mhtml")
        assert article.text == LONG.strip()
        assert (article.url, article.author, article.language) == ("https://news.example/bridge", "Ann Roe", "en")
        assert parsed(self.saved(page), "a.html") == article  # as browsers name them, too

    def test_one_without_a_page_is_refused(self):
        message = EmailMessage()
        message.set_content("only words")
        assert refusal(message.as_bytes(), "a.mht") == "unreadable-no-page-saved"
