"""What the web may do, case by case, and what each case gets: the table of tests/corpus/web/test_web_cases.py."""

import gzip
import re
import zlib
from dataclasses import dataclass, field

from corpus.read_results import Validators
from tests.corpus.test_decoding import JAPANESE, KOREAN
from tests.support.documents import docx, words
from tests.support.pdfs import pdf
from tests.support.web_server import OPEN, Answer, article, bomb, packed, redirect

LIMIT = 256 * 1024  # bytes; the real one is 10 MiB
SECONDS = 0.4  # that a page may take; really 30
SITE = "http://news.example"
PAGE_URL, FEED_URL, MAP_URL = f"{SITE}/a", f"{SITE}/feed", f"{SITE}/s.xml"

TEXT = (
    "The council closed the bridge in May. The flood had moved its middle pier by three metres, and nobody knows when "
    "it will be open again.\n\nUntil then a ferry crosses the harbour every hour. The mayor paid 40,000 crowns for it "
    "out of the town's own purse."
)
PAGE = article("The bridge", TEXT)
HEAD = (
    '<link rel="canonical" href="/bridge"><meta name="author" content="Ann Other">'
    '<meta property="og:site_name" content="The Town Crier">'
    '<meta property="article:published_time" content="2024-03-01T10:00:00Z">'
)
PDF = pdf("The council closed the bridge in May.")
WORD = docx(words("The council closed the bridge in May."))
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JAN = "Mon, 01 Jan 2024 00:00:00 GMT"
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]>'
FILE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
CONTENT = "http://purl.org/rss/1.0/modules/content/"

# What is said of an outcome, as regular expressions.
READ = r"1 read: “The bridge” \(50 words\)"
HERE = READ + r" .* at http://news\.example/a"
TEXT_READ = "1 read: “The council closed the bridge in May.”"
TOO_LARGE = "refused: it is larger than 262,144 bytes"
TOO_SLOW = r"refused: it takes longer than 0\.4 seconds"
BROKEN = "refused: the connection breaks off, or what comes isn't HTTP"
ENTITY = "refused: .*it declares entities"


@dataclass(frozen=True)
class Case:
    """Hold one case: what is served, and what is said of a source at `url`.

    `kind` is of a source that is there; without one, the address is looked at first. `names` is what a resolver says,
    `known` what was sent before, and `requests` how many came in for pages.
    """

    name: str
    gets: str
    pages: dict[str, Answer | str | list[Answer]]
    url: str = PAGE_URL
    kind: str | None = "page"
    names: dict[str, list] = field(default_factory=dict)
    known: dict[str, Validators] = field(default_factory=dict)
    requests: int | None = None


def page(name: str, gets: str, *answers: Answer | str, **kwargs) -> Case:
    """Return a case of one page; several answers are given one after the other."""
    given = [Answer(answer) if isinstance(answer, str) else answer for answer in answers]
    return Case(name, gets, {kwargs.get("url", PAGE_URL): given}, **kwargs)


def listed(name: str, gets: str, answer: Answer | str, url: str, others: dict[str, Answer | str]) -> Case:
    """Return a case of a feed or a sitemap; the other pages are given by their paths."""
    return Case(name, gets, {url: answer, **{SITE + path: other for path, other in others.items()}}, url, kind=None)


def feed(name: str, gets: str, answer: Answer | str, **others: Answer | str) -> Case:
    return listed(name, gets, answer, FEED_URL, {f"/{path}": other for path, other in others.items()})


def sitemap(name: str, gets: str, answer: Answer | str, url: str = MAP_URL, **others: Answer | str) -> Case:
    return listed(name, gets, answer, url, {f"/{path}": other for path, other in others.items()})


def packed_by(encoding: str, data: bytes | str) -> Answer:
    return Answer(data, headers={"Content-Encoding": encoding})


def xml(text: str | bytes, **kwargs) -> Answer:
    return Answer(text, type="application/xml", **kwargs)


def rss(*items: str, head: str = "", namespace: str = "") -> Answer:
    channel = f"<channel><title>Crier</title>{''.join(items)}</channel>"
    return xml(f'<?xml version="1.0"?>{head}<rss version="2.0" {namespace}>{channel}</rss>')


def item(path: str, extra: str = "") -> str:
    return f"<item><title>About {path}</title><link>{SITE}{path}</link>{extra}</item>"


def urlset(*paths: str, head: str = "", more: str = "") -> Answer:
    urls = "".join(f"<url><loc>{SITE}{path}</loc></url>" for path in paths)
    return xml(f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}{more}</urlset>')


def index(*paths: str) -> Answer:
    maps = "".join(f"<sitemap><loc>{SITE}{path}</loc></sitemap>" for path in paths)
    return xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>')


def with_head(head: str) -> str:
    return article("The bridge", TEXT, head=head)


def robots(text: str) -> dict[str, Answer | str | list[Answer]]:
    return {f"{SITE}/robots.txt": Answer(text, type="text/plain"), PAGE_URL: PAGE}


IN_PIECES = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"

WHAT_IS_READ = [
    page("a page", HERE, PAGE),
    page("a page packed by gzip", READ, packed_by("gzip", packed(PAGE))),
    page("a page packed by deflate", READ, packed_by("deflate", zlib.compress(PAGE.encode()))),
    page(
        "a page packed by deflate without zlib's header", READ, packed_by("deflate", zlib.compress(PAGE.encode())[2:-4])
    ),
    page("a page packed in two members", READ, packed_by("gzip", packed(PAGE[:99]) + packed(PAGE[99:]))),
    page("a page in pieces, without a length", READ, Answer(raw=IN_PIECES % (len(PAGE), PAGE.encode()))),
    page("a page that says what it is", READ + " by Ann Other, The Town Crier, 2024-03-01, en", with_head(HEAD)),
    page("XHTML", READ, Answer(PAGE, type="application/xhtml+xml")),
    page("HTML whose type isn't said", READ, Answer(PAGE, type=None)),
    page("HTML that is called binary", READ, Answer(PAGE, type="application/octet-stream")),
    page("Markdown", "1 read: “The bridge”", Answer(f"# The bridge\n\n{TEXT}", type="text/markdown")),
    page(
        "Markdown that is called plain text",
        "1 read: “The bridge”",
        Answer(f"# The bridge\n\n{TEXT}", type="text/plain"),
        url=f"{SITE}/a.md",
    ),
    page("plain text", TEXT_READ, Answer(TEXT, type="text/plain")),
    page("a PDF", TEXT_READ, Answer(PDF, type="application/pdf")),
    page("a Word file", TEXT_READ, Answer(WORD, type=WORD_TYPE)),
    page("a Word file that is called binary", TEXT_READ, Answer(WORD, type="application/octet-stream")),
    page("a PDF that is called HTML", TEXT_READ, Answer(PDF)),
    Case(
        "five redirects",
        READ + ".*/5",
        {f"{SITE}/{n}": redirect(f"/{n + 1}", 301) for n in range(5)} | {f"{SITE}/5": PAGE},
        f"{SITE}/0",
    ),
    Case(
        "a redirect to another host",
        READ + ".* at http://other.example/b",
        {PAGE_URL: redirect("http://other.example/b"), "http://other.example/b": PAGE},
    ),
    page("429, then the page", READ, Answer(status=429, headers={"Retry-After": "1"}), PAGE, requests=2),
    page("500 twice, then the page", READ, Answer(status=500), Answer(status=500), PAGE, requests=3),
    page("a connection that breaks, then the page", READ, Answer(PAGE, break_after=99), PAGE, requests=2),
    page("a slow server, in time", READ, Answer(PAGE, after=0.1)),
]

KNOWN_FEED = {FEED_URL: Validators('"f"'), f"{SITE}/a": Validators('"1"'), f"{SITE}/b": Validators('"1"')}

WHAT_IS_KNOWN = [
    page("an ETag that still holds", "1 unchanged", Answer(PAGE, etag='"1"'), known={PAGE_URL: Validators('"1"')}),
    page("an ETag that doesn't", READ, Answer(PAGE, etag='"2"'), known={PAGE_URL: Validators('"1"')}),
    page(
        "a Last-Modified that still holds",
        "1 unchanged",
        Answer(PAGE, modified=JAN),
        known={PAGE_URL: Validators(None, JAN)},
    ),
    page("a page that is gone (410)", r"gone: the server says that it is permanently gone \(410\)", Answer(status=410)),
    Case(
        "a feed that is as it was, and a page of it that isn't",
        "1 unchanged, 1 read: “The bridge” .* at http://news.example/b",
        {FEED_URL: xml("", etag='"f"'), f"{SITE}/a": Answer(PAGE, etag='"1"'), f"{SITE}/b": Answer(PAGE, etag='"2"')},
        FEED_URL,
        "feed",
        known=KNOWN_FEED,
    ),
]

STATUSES = [
    *(
        page(f"{status}", rf"refused: .*{reason} \({status}\)", Answer(PAGE, status=status), requests=1)
        for status, reason in {
            204: "that isn't a page",
            401: "asks for a password",
            402: "asks for payment",
            403: "refuses access to it",
            404: "there is no such page",
            451: "may not show it, for legal reasons",
        }.items()
    ),
    *(
        page(
            f"{status}, each of three times",
            rf"refused: .*{reason} \({status}\)",
            Answer(PAGE, status=status),
            requests=3,
        )
        for status, reason in {
            429: "is getting too many requests",
            500: "has a problem",
            502: "has a problem",
            503: "has a problem",
        }.items()
    ),
    page(
        "429 that wants an hour",
        "refused: .*left alone for 3,600 seconds",
        Answer(status=429, headers={"Retry-After": "3600"}),
        requests=1,
    ),
    page("304 that wasn't asked for", r"refused: .*\(304\)", Answer(status=304)),
]

REDIRECTS = [
    Case(
        "in a circle",
        "refused: it redirects in a circle",
        {PAGE_URL: redirect("/b"), f"{SITE}/b": redirect("/a")},
        requests=2,
    ),
    page(
        "to itself, with a cookie (a cookie wall)",
        "refused: .*want a cookie first",
        Answer(status=302, headers={"Location": "/a", "Set-Cookie": "ok=1"}),
        requests=1,
    ),
    Case(
        "without end",
        "refused: it redirects more than 5 times",
        {f"{SITE}/{n}": redirect(f"/{n + 1}") for n in range(9)},
        f"{SITE}/0",
        requests=6,
    ),
    page("to nowhere", r"refused: .*\(302\)", Answer(status=302)),
    Case(
        "to the front page", "refused: it leads to the site's front page", {PAGE_URL: redirect("/"), f"{SITE}/": PAGE}
    ),
    *(
        page(
            f"to {place}",
            f"refused: .*{reason}",
            redirect(place),
            names={"inside.example": ["192.168.0.10"]},
            requests=1,
        )
        for place, reason in {
            "http://127.0.0.1/": "loopback",
            "http://[::1]/": "loopback",
            "http://169.254.169.254/latest/meta-data/": "link-local",
            "http://10.0.0.1/": "private",
            "http://2130706433/": "odd form",
            "http://0x7f000001/": "odd form",
            "http://017700000001/": "odd form",
            "http://127.1/": "odd form",
            "http://[::ffff:127.0.0.1]/": "IPv4 address in IPv6",
            "http://[64:ff9b::7f00:1]/": "NAT64",
            "http://[2002:7f00:1::]/": "6to4",
            "http://[fe80::1]/": "link-local",
            "http://localhost/": "private network",
            "http://inside.example/": "private",
            "http://news.example:6379/": "its port is 6379",
            "http://me:pw@news.example/": "a password",
            "file:///etc/passwd": "begin with http",
            "ftp://news.example/": "begin with http",
        }.items()
    ),
]

ADDRESSES = [
    *(
        page(
            f"a name that resolves to {address}",
            f"refused: .*{reason}",
            PAGE,
            names={"news.example": address.split(", ")},
            requests=0,
        )
        for address, reason in {
            "127.0.0.1": "loopback",
            "0.0.0.0": "unspecified",
            "10.1.2.3": "private",
            "172.16.0.1": "private",
            "192.168.1.1": "private",
            "100.64.0.1": "CGNAT",
            "169.254.169.254": "link-local",
            "168.63.129.16": "Azure",
            "224.0.0.1": "multicast",
            "240.0.0.1": "reserved",
            "::": "unspecified",
            "::1": "loopback",
            "::ffff:10.0.0.1": "IPv4 address in IPv6",
            "64:ff9b::a00:1": "NAT64",
            "2002:a00:1::": "6to4",
            "2001:0:1::1": "Teredo",
            "2a00:1450::5efe:10.0.0.1": "ISATAP",
            "fe80::1%eth0": "network interface",
            "fd00::1": "private",
            "ff02::1": "multicast",
            f"{OPEN}, 10.0.0.1": "private",
        }.items()
    ),
    page(
        "a name that resolves elsewhere the second time (DNS rebinding)",
        "refused: .*loopback",
        PAGE,
        names={"news.example": [[OPEN], ["127.0.0.1"]]},
        requests=0,
    ),
    page(
        "a name that isn't known",
        "refused: .*its host could not be found",
        PAGE,
        names={"news.example": []},
        requests=0,
    ),
    *(
        page(url, f"refused: .*{reason}", PAGE, url=url, requests=0)
        for url, reason in {
            "http://127.0.0.1/": "loopback",
            "http://localhost:8080/": "private network",
            "http://0177.0.0.1/": "odd form",
            "http://news.example:25/": "its port is 25",
            "http://metadata.google.internal/": "private network",
        }.items()
    ),
]

ROBOTS = [
    Case(
        "that forbids it",
        "refused: its robots.txt forbids reading it",
        robots("User-agent: *\nDisallow: /a"),
        requests=0,
    ),
    Case(
        "that forbids it to this bot",
        "refused: its robots.txt forbids reading it",
        robots("User-agent: footnote\nDisallow: /\n\nUser-agent: *\nDisallow:"),
        requests=0,
    ),
    Case("that allows it", READ, robots("User-agent: *\nDisallow: /\nAllow: /a"), requests=1),
    Case("that isn't there (404)", READ, {f"{SITE}/robots.txt": Answer(status=404), PAGE_URL: PAGE}),
    Case(
        "that can't be read (500)",
        "refused: its robots.txt can't be read",
        {f"{SITE}/robots.txt": Answer(status=500), PAGE_URL: PAGE},
        requests=0,
    ),
    Case(
        "that wants a day between two pages",
        "refused: .*86,400 seconds",
        robots("User-agent: *\nCrawl-delay: 86400"),
        requests=0,
    ),
    Case(
        "that redirects to a private address",
        "refused: .*loopback",
        {f"{SITE}/robots.txt": redirect("http://127.0.0.1/"), PAGE_URL: PAGE},
        requests=0,
    ),
]

BODIES = [
    page("larger than it may be, and says so", TOO_LARGE, "<p>" + "a" * LIMIT, requests=1),
    page("larger than it may be, without a length", TOO_LARGE, Answer("a" * 65536, endless=True), requests=1),
    page("a gzip bomb (64 MiB in 64 kB)", TOO_LARGE, packed_by("gzip", bomb(64)), requests=1),
    page("a deflate bomb (64 MiB in 64 kB)", TOO_LARGE, packed_by("deflate", bomb(64, "deflate")), requests=1),
    page(
        "a gzip bomb in gzip",
        "refused: .*wasn't asked for .'gzip, gzip'",
        packed_by("gzip, gzip", gzip.compress(bomb(64))),
    ),
    page("brotli, which wasn't asked for", "refused: .*wasn't asked for .'br'", packed_by("br", b"\x1b\x00")),
    page("zstd, which wasn't asked for", "refused: .*wasn't asked for .'zstd'", packed_by("zstd", b"\x28\xb5\x2f\xfd")),
    page("damaged gzip", "refused: .*damaged", packed_by("gzip", packed(PAGE)[:99])),
    page("called gzip, and isn't", "refused: .*damaged", packed_by("gzip", PAGE)),
    page("a server that never answers", TOO_SLOW, Answer(PAGE, after=9), requests=1),
    page("a body that trickles", TOO_SLOW, Answer(PAGE, drip=0.05), requests=1),
    page("headers that never end", BROKEN, Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 99_999)),
    page("a connection that breaks each time", BROKEN, Answer(PAGE, break_after=99), requests=3),
    page("something that isn't HTTP", BROKEN, Answer(raw=b"SSH-2.0-OpenSSH_9.6\r\n")),
    page("nothing", "refused: the server sends nothing for it", Answer(b"")),
    page(
        "a page without text", "refused: the page shows no text", "<html><body><script>render()</script></body></html>"
    ),
]

TYPES = [
    *(
        page(kind, f"refused: it is {re.escape(kind)}, which can't be read here", Answer(b"\x89PNG", type=kind))
        for kind in ("image/png", "video/mp4", "application/zip", "application/javascript", "application/json")
    ),
    page(
        "a picture that is called HTML", "refused: .*binary data", Answer(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(99))
    ),
    page(
        "HTML that is called a PDF", "refused: it is called a PDF, but isn't one", Answer(PAGE, type="application/pdf")
    ),
    page("HTML that is called a Word file", f"refused: it is called {WORD_TYPE}", Answer(PAGE, type=WORD_TYPE)),
    page("a broken PDF", "refused: the PDF is broken", Answer(b"%PDF-1.7\nnothing", type="application/pdf")),
    page(
        "binary data that nothing is said of",
        "refused: .*it can't be determined",
        Answer(b"\x00\x01", type="application/octet-stream"),
    ),
    page("a zip that is called plain text", "refused: .*binary data", Answer(b"PK\x03\x04\x00\x00", type="text/plain")),
]

LIBRARY, TOSHOKAN = article("도서관", KOREAN), article("図書館", JAPANESE)
CAFE = article("Café", TEXT, head='<meta charset="iso-8859-1">')

CHARSETS = [
    page(
        "EUC-KR that the server calls ISO-8859-1",
        "1 read: “도서관”",
        Answer(LIBRARY.encode("euc-kr"), type="text/html; charset=iso-8859-1"),
    ),
    page(
        "EUC-KR that the server calls UTF-8, and the page EUC-KR",
        "1 read: “도서관”",
        Answer(
            LIBRARY.replace("<head>", '<head><meta charset="euc-kr">').encode("euc-kr"), type="text/html; charset=utf-8"
        ),
    ),
    page(
        "UTF-8 that the server calls Shift_JIS",
        "1 read: “図書館”",
        Answer(TOSHOKAN, type="text/html; charset=shift_jis"),
    ),
    page("UTF-8 that the page calls ISO-8859-1", "1 read: “Café”", Answer(CAFE, type="text/html")),
    page("Shift_JIS that nobody names", "1 read: “図書館”", Answer(TOSHOKAN.encode("shift_jis"), type="text/html")),
    page("a charset that there isn't", READ, Answer(PAGE, type="text/html; charset=klingon")),
    page(
        "UTF-8 that is damaged in places",
        "1 read: “도서\ufffd”",
        Answer(LIBRARY.encode().replace("관".encode(), b"\xea\xb4")),
    ),
    page(
        "UTF-8 that is damaged all over",
        "refused: its encoding can't be determined",
        Answer(re.sub(rb"([\xea-\xed].).", rb"\1", LIBRARY.encode())),
    ),
    page(
        "UTF-16 without its mark",
        "refused: .*binary data",
        Answer(PAGE.encode("utf-16-le"), type="text/html; charset=utf-16"),
    ),
]

CANONICALS = [
    page(
        "of the same site",
        READ + ".* at http://news.example/bridge$",
        with_head('<link rel="canonical" href="http://News.Example/bridge?utm_source=x">'),
    ),
    page(
        "of the same site's www.",
        READ + ".* at http://www.news.example/bridge$",
        with_head('<link rel="canonical" href="//www.news.example/bridge">'),
    ),
    page(
        "of another site",
        READ + " by news.example, .* at http://news.example/a$",
        with_head('<link rel="canonical" href="http://other.example/b">'),
    ),
    page("the front page, for every page", HERE, with_head('<link rel="canonical" href="/">')),
    page("none that there can be", HERE, with_head('<link rel="canonical" href="http://[">')),
]

ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Crier</title><entry><link href="{PAGE_URL}"/></entry></feed>'
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "Crier", "items": [{"id": "1", "url": "/a"}]}'

FEEDS = [
    feed("RSS", "2 read", rss(item("/a"), item("/b")), a=PAGE, b=PAGE),
    feed("RSS that is called HTML", "1 read", rss(item("/a")).data.decode(), a=PAGE),
    *(
        feed(f"RSS that is called {kind}", "1 read", Answer(rss(item("/a")).data, type=kind), a=PAGE)
        for kind in ("application/x-rss+xml", "text/rss+xml", "text/rss", "application/rss", "application/octet-stream")
    ),
    feed("Atom that is called application/atom", "1 read", Answer(ATOM, type="application/atom"), a=PAGE),
    feed("JSON Feed with a byte-order mark", "1 read", Answer("\ufeff" + JSON, type="application/json"), a=PAGE),
    feed(
        "RSS in which two entries have no address",
        "1 read: .*, refused: 2 entries have no address that can be read, and were left out",
        rss(item("/a"), "<item><guid>7</guid></item>", "<item><title>About</title></item>"),
        a=PAGE,
    ),
    feed("Atom", "1 read", xml(ATOM), a=PAGE),
    feed("JSON Feed", "1 read", Answer(JSON, type="application/feed+json"), a=PAGE),
    feed("RSS in UTF-16", "1 read", xml(rss(item("/a")).data.decode().encode("utf-16")), a=PAGE),
    feed(
        "one page of it is gone, one forbidden, one private",
        r"1 read: .*, gone: .*\(410\), refused: .*\(403\), refused: .*loopback",
        rss(item("/a"), item("/b"), item("/c"), "<item><link>http://127.0.0.1/</link></item>"),
        a=PAGE,
        b=Answer(status=410),
        c=Answer(status=403),
    ),
    feed(
        "a page of it can't be read, but its text is in the feed",
        "1 read: “About /a” .* by Crier",
        rss(item("/a", f"<c:encoded>{TEXT}</c:encoded>"), namespace=f'xmlns:c="{CONTENT}"'),
        a=Answer(status=403),
    ),
    feed("with an entity bomb", ENTITY, rss(item("/a", "<description>&a9;</description>"), head=LAUGHS), a=PAGE),
    feed("with an entity that is a file", ENTITY, rss(item("/a", "<description>&f;</description>"), head=FILE), a=PAGE),
    feed("with an entity bomb in UTF-16", ENTITY, xml(rss(head=LAUGHS).data.decode().encode("utf-16"))),
    feed("a gzip bomb", TOO_LARGE, xml(bomb(64), headers={"Content-Encoding": "gzip"})),
    feed("with more entries than it may have", "refused: it has more than 5,000 entries", rss("<item/>" * 5_001)),
    feed("JSON that is no feed", "refused: it is JSON, but neither", Answer('{"items": []}', type="application/json")),
    feed("a feed that is gone", "refused: .*permanently gone", Answer(status=410)),
]

SITEMAPS = [
    sitemap("a sitemap", "2 read", urlset("/a", "/b"), a=PAGE, b=PAGE),
    sitemap(
        "a sitemap in a gzip file",
        "1 read",
        Answer(gzip.compress(urlset("/a").data), type="application/gzip"),
        f"{SITE}/s.xml.gz",
        a=PAGE,
    ),
    Case(
        "an index of sitemaps",
        "2 read",
        {
            MAP_URL: index("/1.xml", "/2.xml"),
            f"{SITE}/1.xml": urlset("/a"),
            f"{SITE}/2.xml": urlset("/b"),
            PAGE_URL: PAGE,
            f"{SITE}/b": PAGE,
        },
        MAP_URL,
        None,
    ),
    Case("an index that names itself", "nothing", {MAP_URL: index("/s.xml")}, MAP_URL, "sitemap", requests=1),
    sitemap(
        "that names pages of another site",
        "1 read: .*, refused: one address is of another site, and was left out",
        urlset("/a", more="<url><loc>http://other.example/</loc></url>"),
        a=PAGE,
    ),
    sitemap("with an entity bomb", ENTITY, urlset("/&a9;", head=LAUGHS)),
    sitemap("with an entity that is a file", ENTITY, urlset("/&f;", head=FILE)),
    sitemap("a gzip file that is a bomb", TOO_LARGE, Answer(bomb(64), type="application/gzip"), f"{SITE}/s.xml.gz"),
    sitemap("a broken one", "refused: it is not a sitemap, or it is broken", xml("<urlset><url><loc>")),
    sitemap("other XML", "refused: it is XML, but neither a feed nor a sitemap", xml("<svg/>")),
]

CASES = {
    "What is read": WHAT_IS_READ,
    "What is known": WHAT_IS_KNOWN,
    "Statuses": STATUSES,
    "Redirects": REDIRECTS,
    "Addresses": ADDRESSES,
    "robots.txt": ROBOTS,
    "Bodies": BODIES,
    "Types": TYPES,
    "Charsets": CHARSETS,
    "Canonical addresses": CANONICALS,
    "Feeds": FEEDS,
    "Sitemaps": SITEMAPS,
}
