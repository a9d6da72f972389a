"""Which articles come out of which files, and what is said of the files that hold none."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article, Failure
from corpus.errors import Reason, SourceError
from corpus.parsers import FORMS, MAX_ARTICLE_CHARS, parse
from corpus.parsers.beir import number_rows

BRIDGE = (
    "The council of Varne closed the old bridge on Monday after a barge struck its middle pier. Nobody was hurt.\n"
    "\n"
    "Divers will look at the pier before the week is out."
)


def parsed(source: str | bytes, name: str = "bridge.md") -> Article:
    return parse(source.encode() if isinstance(source, str) else source, name=name, article_id="news/bridge")


def refusal(source: str | bytes, name: str) -> str:
    with pytest.raises(SourceError) as refused:
        parsed(source, name)
    return str(refused.value)


class TestEveryFile:
    @pytest.mark.parametrize("suffix", FORMS)
    def test_an_empty_one_is_refused(self, suffix):
        assert refusal(b"", "a" + suffix) == "unreadable-empty"

    @pytest.mark.parametrize("suffix", [suffix for suffix in FORMS if suffix != ".pdf"])
    def test_one_of_white_space_is_refused(self, suffix):
        assert "unreadable-" in refusal(" \n\t\n\u3000\n", "a" + suffix)

    @pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
    def test_a_text_over_the_limit_is_refused_with_its_length(self, suffix):
        text = "word " * (MAX_ARTICLE_CHARS // 5) + "over"
        assert refusal(f"<p>{text}</p>" if suffix == ".html" else text, "a" + suffix) == (
            "unreadable-long count=2000004 most=2000000"
        )

    def test_an_unknown_suffix_is_refused_with_those_that_are_known(self):
        assert refusal("text", "a.xls").startswith('unreadable-suffix suffix=.xls known=".md, .markdown, .txt')

    def test_the_case_of_the_suffix_does_not_matter(self):
        assert parsed(BRIDGE, "BRIDGE.TXT").text == BRIDGE

    def test_the_id_is_the_one_given(self):
        assert parsed(BRIDGE).id == "news/bridge"

    def test_a_text_without_a_letter_is_called_by_its_file(self):
        assert parsed("\u200e", "signs.txt").title == "signs"

    @pytest.mark.parametrize("suffix", FORMS)
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
    def test_any_bytes_are_read_or_refused(self, suffix, data):
        try:
            article = parsed(data, "any" + suffix)
        except SourceError:
            return
        assert article.text.strip()
        assert "\0" not in article.text
        article.text.encode()
        article.title.encode()


class TestUnseenMarks:
    @pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
    def test_they_stand_in_no_word(self, name):
        source = "<p>Das Unter\u00adnehmen hat\ufeff die Fähr\u200bver\u2060bindung am Mon\u00adtag eingestellt.</p>"
        assert "Das Unternehmen hat die Fährverbindung am Montag" in parsed(source, name).text

    def test_where_no_spaces_are_written_they_part_words_and_stay(self):
        assert parsed("ไทย\u200bไทย", "a.txt").text == "ไทย\u200bไทย"


class TestPlainText:
    def test_the_text_is_the_whole_file(self):
        text = "\n\n  Title: no header\n\n\tfirst  \n\n\n"
        assert parsed(text, "a.txt").text == text

    def test_the_headline_is_the_title_and_stays_in_the_text(self):
        article = parsed("Old bridge closed\n\n" + BRIDGE, "a.txt")
        assert article.title == "Old bridge closed"
        assert article.text == "Old bridge closed\n\n" + BRIDGE

    def test_without_a_headline_the_first_sentence_is_the_title(self):
        assert parsed("Nobody was hurt. " + BRIDGE, "a").title == "Nobody was hurt."

    def test_old_encodings_are_read(self):
        korean = (
            "강가에 있는 도서관은 지붕을 고치기 위해 칠월에 삼 주 동안 문을 닫는다. 빌린 책은 팔월까지 가지고 있다."
        )
        assert parsed(korean.encode("cp949"), "a.txt").text == korean

    def test_binary_data_is_refused(self):
        assert "binary" in refusal(b"\x89PNG\r\n\x1a\n\0\0", "a.txt")


MARKED = ["tide", "bridge", "*pier*", "**barge**", "[map](x)", "`code`", "harbour", "\n", ">", "-", "1.", "#", "|"]


class TestMarkdown:
    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("# Old *bridge*\n\ntext", "Old bridge\n\ntext"),
            ("Old bridge\n===\n\ntext", "Old bridge\n\ntext"),
            ("a **bold** _word_ and `code*`", "a bold word and code*"),
            ("the [map](https://example.org 'of Varne') and ![the bridge](a.png)", "the map and the bridge"),
            ("the [map] here\n\n[map]: https://example.org", "the map here"),
            ("see <https://example.org/>", "see https://example.org/"),
            ("salt &amp; vinegar &copy; 5 \\* 3", "salt & vinegar © 5 * 3"),
            ("a <b>bold</b> word<br>and a <!-- hidden --> one", "a bold word\nand a  one"),
            ("* one\n* two *2*", "- one\n- two 2"),
            ("3) one\n4) **two**", "3. one\n4. two"),
            ("* one\n  * **inner**\n* two", "- one\n  - inner\n- two"),
            ("* *one*\n\n  more\n\n* two", "- one\n\n  more\n\n- two"),
            ("> said *she*\n> and left", "said she\nand left"),
            ("| day | tide |\n|---|---|\n| Monday | *low* |", "day | tide\nMonday | low"),
            ("```python\nx = 1\n\n  y = '*'\n```", "x = 1\n\n  y = '*'"),
            ("a\n\n    x = 1\n      y = 2", "a\n\n    x = 1\n      y = 2"),
            ("one\n\n***\n\ntwo", "one\n\ntwo"),
            ("<div>\n<p>one <i>two</i></p><script>evil()</script>\n</div>\n\nthree", "one two\n\nthree"),
            ("> " * 120 + "deep", "deep"),
        ],
    )
    def test_marks_go_and_words_stay(self, source, text):
        assert parsed(source).text == text

    @pytest.mark.parametrize(
        "body",
        [
            BRIDGE,
            "one line\nand the next  \nand  one  more",
            "one\n\n\n\ntwo\n \t\nthree",
            "　字下げの段落。\n　次の行。\n\n　次の段落。",
            "2 * 3 * 4 and snake_case_name and a < b",
            "Anna: hello\n[Bela]: hello to you\n\n[Cora]: so do I",
            "<Anna> hello\n<Bela> hello",
            "1986. A great year.\n\n- so they say",
            "    an indented beginning\n\nthen none",
            "form\x0cfeed\x85and\u2028separators",
        ],
    )
    def test_a_body_without_marks_comes_out_as_it_stands(self, body):
        assert parsed(body).text == body
        assert parsed(f"---\ntitle: t\n---\n\n{body}\n\n").text == body

    @given(st.lists(st.lists(st.from_regex(r"[^\W_]{1,8}", fullmatch=True), min_size=1), min_size=1))
    def test_no_word_of_plain_paragraphs_is_lost(self, paragraphs):
        body = "\n\n".join(" ".join(words) for words in paragraphs)
        assert parsed(body).text == body

    @given(st.lists(st.sampled_from(MARKED)))
    def test_no_word_among_marks_is_lost(self, pieces):
        words = [piece.strip("*`[]").replace("](x)", "") for piece in pieces if any(map(str.isalpha, piece))]
        text = parsed("start " + " ".join(pieces)).text
        position = 0
        for word in ["start", *words]:
            position = text.index(word, position) + len(word)

    def test_the_first_heading_is_the_title_and_stays(self):
        article = parsed(f"## Varne\n\n# Old *bridge* closed\n\n{BRIDGE}\n\n# More")
        assert article.title == "Old bridge closed"
        assert article.text.startswith("Varne\n\nOld bridge closed\n\nThe council")

    def test_without_a_heading_the_title_is_found_as_in_plain_text(self):
        assert parsed("Nobody was *hurt*. " + BRIDGE).title == "Nobody was hurt."

    def test_windows_line_ends_make_no_difference(self):
        source = "---\ntitle: t\n---\n\none\ntwo\n\n* *three*\n"
        assert parsed(source.replace("\n", "\r\n")) == parsed(source)


PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Old bridge closed | The Varne Courier</title>
<meta property="og:title" content="Old bridge closed"><meta property="og:site_name" content="The Varne Courier">
<meta name="author" content="Ann Roe">
<meta property="article:published_time" content="2016-03-22T10:00:00Z">
<link rel="canonical" href="https://example.org/bridge"><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Old bridge closed</h1>
<p>The council of Varne closed the <b>old bridge</b> on Monday
after a barge struck its middle pier. Nobody was hurt.</p><script>track("secret");</script>
<p>Divers will look at the pier &amp; the bank before the week is out.<br>So said the harbour master.</p>
<table><tr><th>Day</th><th>Tide</th></tr><tr><td>Monday</td><td>low</td></tr></table>
<ul><li>No carts</li><li>No boats</li></ul>
<p>The last time that the bridge was closed was in the great frost, when the river stood still for a month.</p>
</article>
<div id="comments"><p>First comment, by somebody who was not there at all.</p></div>
<footer><p>Copyright, terms, cookies.</p></footer></body></html>"""


class TestHtml:
    def test_the_article_comes_out_without_what_surrounds_it(self):
        assert parsed(PAGE, "a.html").text == (
            "Old bridge closed\n\n"
            "The council of Varne closed the old bridge on Monday after a barge struck its middle pier. "
            "Nobody was hurt.\n\n"
            "Divers will look at the pier & the bank before the week is out.\nSo said the harbour master.\n\n"
            "Day | Tide\nMonday | low\n\n"
            "- No carts\n- No boats\n\n"
            "The last time that the bridge was closed was in the great frost, when the river stood still for a month."
        )

    def test_the_metadata_gives_the_fields(self):
        article = parsed(PAGE, "a.html")
        assert article.title == "Old bridge closed"
        assert article.publisher == "The Varne Courier"
        assert article.author == "Ann Roe"
        assert article.published == date(2016, 3, 22)
        assert article.url == "https://example.org/bridge"
        assert article.language == "en"

    def test_a_page_without_metadata_has_what_it_has(self):
        article = parsed(f"<p>{BRIDGE}</p>", "a.htm")
        assert article.title.startswith("The council of Varne closed the old bridge")
        assert (article.publisher, article.published, article.url, article.language) == (None, None, None, None)

    @pytest.mark.parametrize("written", ["2016", "2016-03", "March 2016", "soon"])
    def test_a_day_is_never_guessed(self, written):
        assert parsed(PAGE.replace("2016-03-22T10:00:00Z", written), "a.html").published is None

    def test_the_day_of_an_event_is_not_the_day_of_publication(self):
        page = PAGE.replace('content="2016-03-22T10:00:00Z"', "").replace("on Monday", "on 21 March 2016")
        assert parsed(page, "a.html").published is None

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "/bridge", "ftp://example.org/bridge"])
    def test_only_whole_web_addresses_count(self, address):
        assert parsed(PAGE.replace("https://example.org/bridge", address), "a.html").url is None

    def test_an_address_is_no_author(self):
        assert parsed(PAGE.replace("Ann Roe", "https://example.org/ann"), "a.html").author is None

    @pytest.mark.parametrize(
        "page",
        [
            "<html><body><div>Only this.</div></body></html>",
            "<div>Only this.</div>",
            "<title>t</title><p>Only this.",
            "Only this.",
            "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>Only this.</p>"
            "</body></html>",
            "<!-- a long comment before anything else, longer than any beginning --><html><p>Only this.</p></html>",
        ],
    )
    def test_a_page_with_little_on_it_keeps_it(self, page):
        assert "Only this." in parsed(page, "a.xhtml").text

    @pytest.mark.parametrize("page", ["<html></html>", "<script>alert('x')</script>", "<style>p {}</style><p> </p>"])
    def test_a_page_without_text_is_refused(self, page):
        assert "unreadable-scripts" in refusal(page, "a.html")

    def test_scripts_and_styles_never_come_in(self):
        page = f"<body><style>.a {{}}</style><p>{BRIDGE}<script>evil()</script></p><template>evil()</template></body>"
        assert "evil" not in parsed(page, "a.html").text

    @pytest.mark.parametrize("encoding", ["euc-kr", "utf-8", "utf-16"])
    def test_the_declared_encoding_is_used(self, encoding):
        page = f'<html lang="ko"><head><meta charset="{encoding}"></head><body><p>다리가 닫혔다.</p></body></html>'
        assert parsed(page.encode(encoding), "a.html").text == "다리가 닫혔다."

    def test_a_false_declaration_is_passed_over(self):
        page = '<html><head><meta charset="utf-8"></head><body><p>Le café de la place est fermé, et la rue est vide, '
        page += "mais les habitués sont là : ils ne le savent pas encore.</p></body></html>"
        assert "Le café de la place" in parsed(page.encode("cp1252"), "a.html").text


def rows(*written: object) -> list[Article | Failure]:
    lines = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in written]
    return [read for _, read in number_rows(lines, name="corpus.jsonl")]


class TestBeirRows:
    def test_a_row_is_an_article(self):
        metadata = {
            "published": "2016-03-22",
            "publisher": "Courier",
            "url": "https://example.org/",
            "author": "Ann Roe",
        }
        row = {"_id": "a/1", "title": "Old bridge", "text": BRIDGE, "metadata": {**metadata, "language": "en", "x": 1}}
        assert rows(row) == [
            Article("a/1", "Old bridge", BRIDGE, "Courier", date(2016, 3, 22), "Ann Roe", "https://example.org/", "en")
        ]

    def test_the_text_is_exact(self):
        text = "\n\n  \r\n odd \t spaces\u2028\x0c \n"
        assert rows({"_id": "a", "text": text})[0].text == text

    @pytest.mark.parametrize(("written", "article_id"), [("7", "7"), (7, "7"), (-1.5, "-1.5"), (" é", " é")])
    def test_the_id_is_a_string_or_a_number(self, written, article_id):
        assert rows({"_id": written, "text": "a"})[0].id == article_id

    @pytest.mark.parametrize("title", [{}, {"title": ""}, {"title": None}, {"title": " \n"}])
    def test_a_missing_title_is_found_in_the_text(self, title):
        assert rows({"_id": "a", "text": "Nobody was hurt. So far.", **title})[0].title == "Nobody was hurt."

    @pytest.mark.parametrize("metadata", [{}, {"metadata": None}, {"metadata": {}}])
    def test_metadata_may_be_missing(self, metadata):
        assert rows({"_id": "a", "text": "a", **metadata})[0].publisher is None

    @pytest.mark.parametrize(
        ("row", "error"),
        [
            (b"{", "unreadable-row-json"),
            (b"[" * 100_000, "unreadable-row-json"),
            (b"\xff", "unreadable-row-utf8"),
            ([], "unreadable-row-object"),
            ({"text": "a"}, "unreadable-row-no-id"),
            ({"_id": "", "text": "a"}, "unreadable-row-no-id"),
            ({"_id": True, "text": "a"}, "unreadable-row-id"),
            ({"_id": ["a"], "text": "a"}, "unreadable-row-id"),
            ({"_id": "a\n", "text": "a"}, "unreadable-row-id"),
            ({"_id": "\ud800", "text": "a"}, "unreadable-row-id"),
            (b'{"_id": NaN, "text": "a"}', "unreadable-row-id"),
            ({"_id": "a"}, "unreadable-no-text"),
            ({"_id": "a", "text": " \n"}, "unreadable-no-text"),
            ({"_id": "a", "text": ["a"]}, "unreadable-row-text"),
            ({"_id": "a", "text": "a", "title": 1}, "unreadable-row-key key=title"),
            ({"_id": "a", "text": "a", "metadata": []}, "unreadable-row-metadata"),
            ({"_id": "a", "text": "a", "metadata": {"url": 1}}, "unreadable-row-key key=url"),
            ({"_id": "a", "text": "half \ud83d"}, "unreadable-unfit"),
            ({"_id": "a", "text": "nul \0"}, "unreadable-unfit"),
            ({"_id": "a", "text": "a" * (MAX_ARTICLE_CHARS + 1)}, "most=2000000"),
        ],
    )
    def test_a_bad_row_is_a_failure_and_the_others_are_read(self, row, error):
        before, bad, after = rows({"_id": 1, "text": "a"}, row, {"_id": 2, "text": "a"})
        assert (before.id, after.id) == ("1", "2")
        assert bad.source == "corpus.jsonl:2"
        assert error in str(bad.error)

    def test_an_id_that_came_before_is_a_failure(self):
        first, second = rows({"_id": 1, "text": "a"}, {"_id": "1", "text": "b"})
        assert first.text == "a"
        assert second == Failure("corpus.jsonl:2", Reason("unreadable-row-twice", id='"1"'))

    def test_blank_lines_count_but_are_no_rows(self):
        assert [row.source for row in rows(b"", {"_id": 1, "text": "a"}, b"\r", b"x")[1:]] == ["corpus.jsonl:4"]

    def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(self):
        assert rows(b'\xef\xbb\xbf{"_id": 1, "text": "a"}\r', b'{"_id": 2, "text": "b"}\r')[1].text == "b"

    @given(st.binary(max_size=300))
    def test_any_bytes_give_articles_or_failures(self, data):
        assert all(isinstance(row, Article | Failure) for _, row in number_rows(data.split(b"\n"), name="x"))
