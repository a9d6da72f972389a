"""What a feed lists, and what it says of each page."""

import codecs
import contextlib
import html
import json
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import Reason, SourceError
from corpus.web.feeds import read_feed

URL = "https://news.example/feeds/all.xml"
NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def rss(items: str, channel: str = "<title>The Crier</title>") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}><channel>{channel}{items}</channel></rss>'.encode()


def atom(entries: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title>Crier</title>{entries}</feed>'.encode()


def only(data: bytes, url: str = URL):
    (entry,) = read_feed(data, url).entries
    return entry


class TestRss:
    def test_an_item_says_all_that_a_citation_shows(self):
        item = """<item><title>The &lt;b&gt;bridge&lt;/b&gt; &amp;amp; the ferry</title>
            <link>https://news.example/bridge</link><dc:creator>Ann Other</dc:creator>
            <pubDate>Fri, 01 Mar 2024 23:30:00 -0500</pubDate>
            <description>A summary.</description>
            <content:encoded><![CDATA[<p>The bridge is closed.</p>
            <p>A ferry <i>crosses</i>.<br>Hourly.</p>]]></content:encoded></item>"""
        entry = only(rss(item, "<title>The Crier</title><language>en-gb</language>"))
        assert entry.url == "https://news.example/bridge"
        assert entry.said.title == "The bridge & the ferry"
        assert (entry.said.author, entry.said.publisher, entry.said.language) == ("Ann Other", "The Crier", "en-gb")
        assert (entry.published, entry.said.published) == (date(2024, 3, 1), "2024-03-01")  # where it was written
        assert entry.said.text == "The bridge is closed.\n\nA ferry crosses.\nHourly."

    def test_a_summary_is_not_the_text(self):
        entry = only(rss("<item><link>/a</link><description>A summary.</description></item>"))
        assert entry.said.text == ""

    @pytest.mark.parametrize(
        "link", ["/a", "../a", "https://news.example/a#top", "//news.example/a", "HTTPS://NEWS.example:443/a"]
    )
    def test_links_are_read_as_they_stand_in_the_feed(self, link):
        assert only(rss(f"<item><link>{link}</link></item>")).url == "https://news.example/a"

    def test_a_permanent_guid_is_a_link(self):
        assert only(rss("<item><guid>https://news.example/a</guid></item>")).url == "https://news.example/a"

    @pytest.mark.parametrize("link", ["", "mailto:desk@news.example", "javascript:alert(1)", "http://["])
    def test_an_item_that_leads_nowhere_is_left_out_and_counted(self, link):
        items = (
            f"<item><title>A</title><link>{link}</link></item><item><guid>7</guid></item><item><link>/b</link></item>"
        )
        listing = read_feed(rss(items), URL)
        assert [entry.url for entry in listing.entries] == ["https://news.example/b"]
        assert listing.left_out == Reason("unreadable-entries-unplaced", count=2)

    def test_where_all_lead_somewhere_nothing_is_left_out(self):
        assert read_feed(rss("<item><link>/a</link></item>"), URL).left_out is None

    @pytest.mark.parametrize("guid", ['<guid isPermaLink="false">', "<guid>"])
    def test_an_address_for_a_guid_is_a_link_whatever_it_says_of_itself(self, guid):
        assert only(rss(f"<item>{guid}https://news.example/a</guid></item>")).url == "https://news.example/a"

    @pytest.mark.parametrize(
        "day",
        ["2024/03/01", "01.03.2024 10:00", "1. März 2024", "vrijdag 1 maart 2024", "March 1, 2024", "2024-03-01",
         "Fri, 01 Mar 24 10:00:00 GMT", "2024년 3월 1일"],
    )  # fmt: skip
    def test_a_day_is_read_in_any_spelling_that_front_matter_may_have(self, day):
        data = rss(f"<item><link>/a</link><pubDate>{day}</pubDate></item>", "<language>de</language>")
        assert only(data).published == date(2024, 3, 1)

    def test_thousands_of_days_that_are_none_take_no_time(self):
        items = "".join(
            f"<item><link>/{n}</link><pubDate>the {n}th of never 2024</pubDate></item>" for n in range(2000)
        )
        began = time.process_time()
        assert len(read_feed(rss(items), URL).entries) == 2000
        assert time.process_time() - began < 20

    def test_all_creators_are_named(self):
        item = "<item><link>/a</link><dc:creator>Ann Other</dc:creator><dc:creator>Bo Third</dc:creator></item>"
        assert only(rss(item)).said.author == "Ann Other, Bo Third"

    def test_a_table_keeps_its_cells_apart(self):
        table = "<table><tr><td>2019</td><td>40</td></tr><tr><td>2020</td><td>41</td></tr></table>"
        item = f"<item><link>/a</link><content:encoded><![CDATA[{table}]]></content:encoded></item>"
        assert only(rss(item)).said.text == "2019 | 40\n2020 | 41"

    def test_what_is_escaped_twice_is_read_as_if_it_were_once(self):
        twice = html.escape(html.escape("<p>Closed &amp; shut.</p><p>In May.</p>"))
        item = f"<item><link>/a</link><content:encoded>{twice}</content:encoded></item>"
        assert only(rss(item)).said.text == "Closed & shut.\n\nIn May."

    def test_words_about_tags_stay(self):
        item = "<item><link>/a</link><content:encoded><![CDATA[Write &lt;b&gt; for bold.]]></content:encoded></item>"
        assert only(rss(item)).said.text == "Write <b> for bold."

    @pytest.mark.parametrize("closing", ["", "<p>The end.</p>"])
    def test_a_description_of_several_paragraphs_is_the_text(self, closing):
        whole = "<p>The bridge is closed.</p><p>A ferry crosses.</p><p>It is slow.</p>" + closing
        item = f"<item><link>/a</link><description><![CDATA[{whole}]]></description></item>"
        assert only(rss(item)).said.text.startswith("The bridge is closed.\n\nA ferry crosses.\n\nIt is slow.")

    @pytest.mark.parametrize(
        "last", ["It is …", "It is [...]", "Continue reading", "Read more on The Crier", "Weiterlesen"]
    )
    def test_one_that_goes_on_elsewhere_is_not(self, last):
        teaser = f"<p>The bridge is closed.</p><p>A ferry crosses.</p><p>It is slow.</p><p>{last}</p>"
        item = f"<item><link>/a</link><description><![CDATA[{teaser}]]></description></item>"
        assert only(rss(item)).said.text == ""

    @pytest.mark.parametrize("day", ["soon", "2024", "2024-03", "99999999999", "Fri, 99 Mar 2024", "-1-1-1"])
    def test_a_day_that_there_is_not_is_none(self, day):
        assert only(rss(f"<item><link>/a</link><pubDate>{day}</pubDate></item>")).published is None

    def test_a_broken_one_is_read_as_far_as_it_goes(self):
        data = rss("<item><link>/a</link></item><item><link>/b</link>")[: -len("</channel></rss>")]
        assert [entry.url for entry in read_feed(data, URL).entries] == [
            "https://news.example/a",
            "https://news.example/b",
        ]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-be", "euc-kr"])
    def test_it_may_be_in_any_encoding_that_says_so(self, encoding):
        data = rss("<item><link>/a</link><title>도서관이 문을 닫는다</title></item>").decode()
        data = data.replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?', 1)
        assert only(data.encode(encoding)).said.title == "도서관이 문을 닫는다"

    def test_its_text_is_never_taken_for_the_name_of_a_file(self, tmp_path):
        secret = tmp_path / "feed.xml"
        secret.write_bytes(rss("<item><link>/secret</link></item>"))
        for name in (str(secret), f"file://{secret}"):
            with pytest.raises(SourceError, match="unreadable-no-feed"):
                read_feed(name.encode(), URL)


class TestAtom:
    def test_an_entry_says_all_that_a_citation_shows(self):
        entry = only(
            atom("""<entry><title type="html">&lt;i&gt;다리&lt;/i&gt;</title><link rel="alternate" href="/a"/>
            <author><name>홍길동</name></author>
            <published>2024-03-01T09:00:00+09:00</published><updated>2024-03-05T00:00:00Z</updated>
            <content type="html">&lt;p&gt;다리가 닫혔다.&lt;/p&gt;</content></entry>""")
        )
        assert (entry.said.title, entry.said.author, entry.said.language) == ("다리", "홍길동", "ko")
        assert (entry.published, entry.changed) == (date(2024, 3, 1), date(2024, 3, 5))
        assert entry.said.text == "다리가 닫혔다."

    def test_where_it_was_only_changed_that_is_its_day(self):
        entry = only(atom('<entry><link href="/a"/><updated>2024-03-05T00:00:00Z</updated></entry>'))
        assert (entry.published, entry.changed, entry.said.published) == (None, date(2024, 3, 5), "2024-03-05")


class TestJson:
    def feed(self, *items, **fields):
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": list(items), **fields}).encode()

    def test_an_item_says_all_that_a_citation_shows(self):
        item = {"url": "/a", "title": "The bridge", "content_html": "<p>Closed.</p>"}
        item |= {"date_published": "2024-03-01T09:00:00Z", "authors": [{"name": "Ann"}, {"name": "Bo"}, 7]}
        entry = only(self.feed(item, title="The Crier", language="en"))
        assert (entry.url, entry.said.title, entry.said.text) == ("https://news.example/a", "The bridge", "Closed.")
        assert (entry.said.author, entry.said.publisher, entry.said.language) == ("Ann, Bo", "The Crier", "en")
        assert entry.published == date(2024, 3, 1)

    def test_an_address_for_an_id_is_its_address(self):
        listing = read_feed(self.feed({"id": "https://news.example/a", "title": "A"}, {"id": "7"}), URL)
        assert [entry.url for entry in listing.entries] == ["https://news.example/a"]
        assert listing.left_out == Reason("unreadable-entries-unplaced", count=1)

    def test_a_byte_order_mark_does_no_harm(self):
        assert only(codecs.BOM_UTF8 + self.feed({"url": "/a"})).url == "https://news.example/a"

    def test_a_link_elsewhere_stands_in(self):
        assert only(self.feed({"external_url": "https://other.example/"})).url == "https://other.example/"

    @pytest.mark.parametrize("items", [None, 7, "a", {}, [7, None, [], {"url": 7}, {"url": ["a"]}, {}]])
    def test_odd_items_are_left_out(self, items):
        assert read_feed(self.feed(items=items), URL).entries == ()

    @pytest.mark.parametrize("data", [b"{", b"{}", b'{"version": 7}', b'{"version": "2.0"}', b"{" + b"[" * 100_000])
    def test_other_json_is_no_feed(self, data):
        with pytest.raises(SourceError, match="unreadable-no-feed"):
            read_feed(data, URL)


@pytest.mark.parametrize("data", [b"", b" ", b"<html><body>Hello</body></html>", b"hello", b"<urlset/>", b"[]"])
def test_what_is_no_feed_is_refused(data):
    with pytest.raises(SourceError, match="unreadable-no-feed"):
        read_feed(data, URL)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rss("<item/>" * 5001), "unreadable-entries most=5000"),
        (rss("<x/>" * 300_000), "unreadable-tags most=300000"),
        (rss("x" * (4 << 20)), "unreadable-feed-large bytes=4194304"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>' + rss(""), "unreadable-entities"),
        (("<!DOCTYPE x [<!ENTITY a 'b'>]>" + rss("").decode()[21:]).encode("utf-16"), "unreadable-entities"),
        (b"+ADw-!DOCTYPE x +AFsAPAAh-ENTITY a 'b'+AD4AXQA+-", "unreadable-no-feed"),  # UTF-7
    ],
    ids=["entries", "tags", "bytes", "entities", "entities in UTF-16", "entities in UTF-7"],
)
def test_what_would_cost_too_much_is_refused(data, reason):
    with pytest.raises(SourceError, match=reason):
        read_feed(data, URL)


TAGS = st.sampled_from(
    [
        "<item>",
        "</item>",
        "<link>",
        "</link>",
        "<entry",
        "<title>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&",
        "<",
        ">",
        "<content:encoded>",
        "<pubDate>",
        "<a:b>",
        "\x00",
        "<?xml",
        "<!--",
        "-->",
        "http://",
        "[",
        "x",
        "'",
        '"',
    ]
)
SOUP = st.lists(TAGS, max_size=40).map(" ".join)


@given(st.one_of(st.binary(max_size=200), SOUP.map(rss), SOUP.map(atom)))
def test_whatever_it_is_nothing_but_a_source_error_is_raised(data):
    with contextlib.suppress(SourceError):
        read_feed(data, URL)


KEYS = st.sampled_from(["url", "title", "authors", "name", "content_html", "date_published"])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(JSON, JSON)
def test_whatever_its_json_says_nothing_but_a_source_error_is_raised(items, authors):
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "items": [items] if isinstance(items, dict) else items,
        "authors": authors,
    }
    with contextlib.suppress(SourceError):
        read_feed(json.dumps(feed).encode(), URL)
