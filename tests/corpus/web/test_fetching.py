"""What the fetcher does on the way to a page: whom it connects to, how often it asks, and what it sends."""

import contextlib
import logging
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formatdate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import FetchError, Reason, SourceError
from corpus.read_results import Validators
from corpus.web.media import FEEDS
from corpus.web.network import Internet
from corpus.web.robots import Robots
from tests.corpus.web.test_addresses import OPEN as OPEN_ADDRESSES
from tests.corpus.web.test_addresses import REFUSED
from tests.support.errors import raises
from tests.support.web_server import OPEN, Answer, Clock, WebServer, redirect, serving_web

CERTIFICATES = Path(__file__).parents[2] / "support" / "certificates"
PAGE = "http://news.example/a"
TEXT = "<p>The bridge is closed.</p>"


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving_web() as server:
        yield server


class TestAddressRule:
    """The resolver answers, and the rule decides: it is never switched off."""

    @pytest.mark.parametrize("address", [address for address in REFUSED if address])
    def test_a_name_that_resolves_off_the_open_internet_is_not_connected_to(self, web, address):
        web.network.names["news.example"] = [address]
        with pytest.raises(FetchError, match="unreadable-host-closed"):
            web.fetcher().get(PAGE)
        assert web.network.connected == []

    @pytest.mark.parametrize("address", OPEN_ADDRESSES)
    def test_a_name_that_resolves_to_the_open_internet_is(self, web, address):
        web.network.names["news.example"] = [address]
        web.put(PAGE, TEXT)
        assert web.fetcher().get(PAGE).body == TEXT.encode()
        assert set(web.network.connected) == {(address, 80)}

    def test_an_address_of_the_open_internet_may_be_given_by_its_number(self, web):
        for host in ("93.184.215.14", "[2606:4700:4700::1111]"):
            web.network.names[host.strip("[]")] = [host.strip("[]")]
            web.put(f"http://{host}/", TEXT)
            assert web.fetcher().get(f"http://{host}/").status == 200
        assert set(web.network.connected) == {(OPEN, 80), ("2606:4700:4700::1111", 80)}

    def test_one_bad_address_among_good_ones_is_enough(self, web):
        web.network.names["news.example"] = [OPEN, "10.0.0.1"]
        with pytest.raises(FetchError, match="unreadable-kind-private"):
            web.fetcher().get(PAGE)
        assert web.network.connected == []

    def test_each_connection_goes_where_its_one_resolution_led(self, web):
        """DNS rebinding: the resolver answers the check with an open address, and later with a private one."""
        web.network.names["news.example"] = [[OPEN], ["127.0.0.1"]]  # robots.txt comes first
        web.put(PAGE, TEXT)
        with pytest.raises(FetchError, match="unreadable-kind-loopback"):
            web.fetcher().get(PAGE)
        assert web.network.connected == [(OPEN, 80)]
        assert web.network.resolved == ["news.example"] * 2  # one for each connection, and none besides
        assert web.asked(PAGE) == []

    def test_another_address_is_tried_where_one_is_dead(self, web):
        web.network.names["news.example"] = ["2606:4700:4700::1111", OPEN]
        web.network.dead.add("2606:4700:4700::1111")
        web.put(PAGE, TEXT)
        assert web.fetcher().get(PAGE).status == 200
        assert web.network.resolved == ["news.example"] * 2

    @pytest.mark.parametrize(
        "location",
        ["http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
         "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://169.254.169.254/latest/meta-data/",
         "http://localhost/", "http://metadata.google.internal/", "http://inside.example/", "//127.0.0.1/",
         "http://[fe80::1%25eth0]/", "http://１２７.０.０.１/", "file:///etc/passwd", "gopher://news.example/",
         "http://news.example:22/", "http://me:secret@news.example/", "http://\x00/", "http://[/"],
    )  # fmt: skip
    def test_a_redirect_is_checked_as_the_first_address_is(self, web, location):
        web.network.names["inside.example"] = ["192.168.0.10"]
        web.put(PAGE, redirect(location))
        with pytest.raises(SourceError):
            web.fetcher().get(PAGE)
        assert set(web.network.connected) == {(OPEN, 80)}

    def test_proxies_of_the_environment_are_not_used(self, web, monkeypatch):
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:9/")
        web.put(PAGE, TEXT)
        assert web.fetcher().get(PAGE).status == 200

    def test_the_real_network_resolves_and_connects(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
            assert Internet().resolve("127.0.0.1", port) == ["127.0.0.1"]
            with Internet().connect("127.0.0.1", port, 1.0) as connection:
                assert connection.getpeername() == ("127.0.0.1", port)

    @settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(url=st.one_of(st.text(max_size=40).map("http://".__add__), st.text(max_size=60),
                         st.from_regex(r"https?://[\w.:@%\[\]\\-]{0,30}(/\S{0,20})?", fullmatch=True)))  # fmt: skip
    def test_whatever_address_is_given_nothing_but_a_source_error_is_raised(self, web, url):
        with contextlib.suppress(SourceError):
            web.fetcher().get(url)
        assert {address for address, _ in web.network.connected} <= {OPEN}


class TestRequests:
    def test_it_says_who_it_is_and_what_it_takes(self, web):
        web.put(PAGE, TEXT)
        web.fetcher().get(PAGE)
        (request,) = web.asked(PAGE)
        assert request.headers["User-Agent"].startswith("Footnote/")
        assert request.headers["Accept-Encoding"] == "gzip, deflate"
        assert request.headers["Accept"].startswith("text/html, ")
        assert "Cookie" not in request.headers

    def test_no_cookie_is_ever_sent_back(self, web):
        web.put(PAGE, Answer(TEXT, headers={"Set-Cookie": "id=1"}))
        fetcher = web.fetcher()
        fetcher.get(PAGE)
        fetcher.get(PAGE)
        assert all("Cookie" not in request.headers for request in web.requests)

    def test_what_is_known_is_asked_for_by_its_validators(self, web):
        web.put(PAGE, Answer(TEXT, etag='"1"', modified="Mon, 01 Jan 2024 00:00:00 GMT"))
        first = web.fetcher().get(PAGE)
        assert first.validators == Validators('"1"', "Mon, 01 Jan 2024 00:00:00 GMT")
        second = web.fetcher().get(PAGE, first.validators)
        assert (second.not_modified, second.gone, second.body) == (True, False, b"")
        assert web.asked(PAGE)[-1].headers["If-None-Match"] == '"1"'
        assert web.asked(PAGE)[-1].headers["If-Modified-Since"] == "Mon, 01 Jan 2024 00:00:00 GMT"

    def test_validators_that_could_not_be_sent_back_are_not_kept(self, web):
        web.put(PAGE, Answer(TEXT, headers={"ETag": "\xe9", "Last-Modified": "x" * 501}))
        assert web.fetcher().get(PAGE).validators is None

    def test_gone_is_told_from_not_there(self, web):
        web.put(PAGE, Answer(status=410))
        assert web.fetcher().get(PAGE).gone
        with raises(FetchError, "unreadable-not-found"):
            web.fetcher().get("http://news.example/none")

    def test_a_304_that_was_not_asked_for_is_an_error(self, web):
        web.put(PAGE, Answer(status=304))
        with raises(FetchError, "unreadable-odd-status", status="304"):
            web.fetcher().get(PAGE)

    def test_redirects_are_followed_and_remembered(self, web):
        web.put(PAGE, redirect("/b", 301))
        web.put("http://news.example/b", redirect("http://other.example/c?utm_source=x", 308))
        web.put("http://other.example/c?utm_source=x", TEXT)
        page = web.fetcher().get(PAGE)
        assert (page.url, page.final_url) == (PAGE, "http://other.example/c?utm_source=x")

    def test_five_redirects_are_followed_and_no_sixth(self, web):
        for n in range(6):
            web.put(f"http://news.example/{n}", redirect(f"/{n + 1}"))
        web.put("http://news.example/6", TEXT)
        assert web.fetcher().get("http://news.example/1").status == 200
        with raises(FetchError, "unreadable-redirects", most=5):
            web.fetcher().get("http://news.example/0")

    def test_a_key_in_an_address_stays_out_of_the_logs(self, web, caplog):
        with caplog.at_level(logging.DEBUG), pytest.raises(FetchError) as raised:
            web.fetcher().get(PAGE + "?key=hunter2")
        assert "GET http://news.example/a?…: 404" in caplog.text
        assert "hunter2" not in caplog.text + str(raised.value)


class TestPatience:
    @pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
    def test_trouble_that_passes_is_waited_out(self, web, status):
        web.put(PAGE, Answer(status=status), Answer(status=status), Answer(TEXT))
        assert web.fetcher().get(PAGE).status == 200
        first, second = web.clock.slept
        assert 1 <= first <= 2 <= second <= 3  # longer each time, and not for all at once

    def test_trouble_that_stays_is_said(self, web):
        web.put(PAGE, Answer(status=503))
        with raises(FetchError, "unreadable-trouble", status="503") as raised:
            web.fetcher().get(PAGE)
        assert raised.value.transient
        assert len(web.asked(PAGE)) == 3

    def test_a_dropped_connection_is_tried_again(self, web):
        web.put(PAGE, Answer(TEXT, break_after=3), Answer(raw=b""), Answer(TEXT))
        assert web.fetcher().get(PAGE).body == TEXT.encode()

    def test_a_refusal_is_not_tried_again(self, web):
        web.put(PAGE, Answer(status=403))
        with pytest.raises(FetchError) as raised:
            web.fetcher().get(PAGE)
        assert not raised.value.transient
        assert len(web.asked(PAGE)) == 1

    def test_the_server_says_how_long_to_wait(self, web):
        web.put(PAGE, Answer(status=429, headers={"Retry-After": "7"}), Answer(TEXT))
        web.fetcher().get(PAGE)
        assert web.clock.slept == [7]

    def test_the_server_says_until_when_to_wait(self, web):
        until = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
        web.put(PAGE, Answer(status=503, headers={"Retry-After": until}), Answer(TEXT))
        web.fetcher().get(PAGE)
        assert 15 < web.clock.slept[0] <= 20

    @pytest.mark.parametrize("after", ["", "soon", "-1", "1e9", formatdate(0, usegmt=True)])
    def test_what_it_says_is_passed_over_where_it_makes_no_sense(self, web, after):
        web.put(PAGE, Answer(status=503, headers={"Retry-After": after}), Answer(TEXT))
        assert web.fetcher().get(PAGE).status == 200
        assert web.clock.slept[0] < 3

    def test_nobody_waits_for_an_hour(self, web):
        web.put(PAGE, Answer(status=429, headers={"Retry-After": "3600"}))
        with raises(FetchError, "unreadable-later", why=Reason("unreadable-too-often"), seconds=3600):
            web.fetcher().get(PAGE)
        assert web.clock.slept == []

    def test_a_host_is_asked_at_its_pace(self, web):
        for name in ("a", "b", "c"):
            web.put(f"http://{name}.example/", TEXT)
            web.put(f"http://{name}.example/robots.txt", Answer(status=404))
        fetcher = web.fetcher(delay_s=2.0)
        for name in ("a", "b", "a", "c", "a"):
            fetcher.get(f"http://{name}.example/")
        # robots.txt and page of a; of b; the page of a was 4 seconds ago; of c; a again.
        assert web.clock.slept == [2, 2, 2]


class TestLooking:
    """Somebody who waits for a refresh may want it to end: what is looked at each second may say so."""

    class EnoughError(Exception):
        pass

    def looking(self, web, looks, **options):
        fetcher, seen = web.fetcher(**options), []

        def look():
            seen.append(None)
            if len(seen) == looks:
                raise self.EnoughError

        fetcher.look = look
        return fetcher

    def test_a_pause_ends_when_it_says_so(self, web):
        web.put(PAGE, Answer(status=429, headers={"Retry-After": "30"}))
        with pytest.raises(self.EnoughError):
            self.looking(web, 3).get(PAGE)
        assert web.clock.slept == [1.0] * 3

    def test_a_pause_is_as_long_as_without(self, web):
        web.put(PAGE, Answer(status=429, headers={"Retry-After": "3"}), Answer(TEXT))
        assert self.looking(web, 99).get(PAGE).status == 200
        assert sum(web.clock.slept) == 3

    def test_a_server_that_says_nothing_is_left(self, web, monkeypatch):
        monkeypatch.setattr("corpus.web.network._LOOK_SECONDS", 0.05)
        web.put(PAGE, Answer(TEXT, after=9))
        with pytest.raises(self.EnoughError):
            self.looking(web, 2).get(PAGE)

    def test_a_server_that_is_only_slow_is_waited_for(self, web, monkeypatch):
        monkeypatch.setattr("corpus.web.network._LOOK_SECONDS", 0.02)
        web.put(PAGE, Answer(TEXT, after=0.15))
        assert self.looking(web, 999).get(PAGE).body == TEXT.encode()


class TestRobots:
    def robots(self, web, text, **kwargs):
        web.put("http://news.example/robots.txt", Answer(text, type="text/plain", **kwargs))

    def test_what_it_forbids_is_not_asked_for(self, web):
        self.robots(web, "User-agent: *\nDisallow: /private/\nAllow: /private/open$\n")
        web.put(PAGE, TEXT)
        web.put("http://news.example/private/open", TEXT)
        fetcher = web.fetcher()
        assert fetcher.get(PAGE).status == fetcher.get("http://news.example/private/open").status == 200
        with raises(FetchError, "unreadable-robots"):
            fetcher.get("http://news.example/private/a")
        assert web.asked("http://news.example/private/a") == []
        assert len(web.asked("http://news.example/robots.txt")) == 1

    def test_it_may_speak_to_this_bot_alone(self, web):
        self.robots(web, "User-agent: footnote\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
        with raises(FetchError, "unreadable-robots"):
            web.fetcher().get(PAGE)

    def test_it_holds_for_where_a_page_redirects(self, web):
        web.put(PAGE, redirect("http://other.example/b"))
        web.put("http://other.example/robots.txt", Answer("User-agent: *\nDisallow: /", type="text/plain"))
        with raises(FetchError, "unreadable-robots"):
            web.fetcher().get(PAGE)
        assert web.asked("http://other.example/b") == []

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
    def test_where_there_is_none_everything_may_be_read(self, web, status):
        self.robots(web, "User-agent: *\nDisallow: /", status=status)
        web.put(PAGE, TEXT)
        assert web.fetcher().get(PAGE).status == 200

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_where_it_can_not_be_read_nothing_may_be(self, web, status):
        self.robots(web, "", status=status)
        web.put(PAGE, TEXT)
        fetcher = web.fetcher()
        with pytest.raises(FetchError, match="unreadable-robots-") as raised:
            fetcher.get(PAGE)
        assert raised.value.transient
        assert web.asked(PAGE) == []

    def test_one_that_could_not_be_read_is_asked_for_again_later(self, web):
        web.put("http://news.example/robots.txt", *[Answer(status=500)] * 3, Answer("", type="text/plain"))
        web.put(PAGE, TEXT)
        fetcher = web.fetcher()
        for _ in range(2):
            with pytest.raises(FetchError):
                fetcher.get(PAGE)
        assert len(web.asked("http://news.example/robots.txt")) == 3
        web.clock.now += 601
        assert fetcher.get(PAGE).status == 200

    def test_one_is_kept_for_a_day(self, web):
        self.robots(web, "")
        web.put(PAGE, TEXT)
        fetcher = web.fetcher()
        fetcher.get(PAGE)
        web.clock.now += 23 * 3600
        fetcher.get(PAGE)
        assert len(web.asked("http://news.example/robots.txt")) == 1
        web.clock.now += 3601
        fetcher.get(PAGE)
        assert len(web.asked("http://news.example/robots.txt")) == 2

    def test_its_pace_is_kept_where_it_is_slower(self, web):
        self.robots(web, "User-agent: *\nCrawl-delay: 10\n")
        web.put(PAGE, TEXT)
        fetcher = web.fetcher(delay_s=1.0)
        for _ in range(3):
            fetcher.get(PAGE)
        assert web.clock.slept == [1, 10, 10]

    def test_a_pace_that_would_take_for_ever_is_not_waited_for(self, web):
        self.robots(web, "User-agent: *\nCrawl-delay: 86400\n")
        with raises(FetchError, "unreadable-robots-slow", seconds=86_400, most=60):
            web.fetcher().get(PAGE)

    def test_its_redirect_is_followed(self, web):
        web.put("http://news.example/robots.txt", redirect("http://www.news.example/robots.txt"))
        web.put("http://www.news.example/robots.txt", Answer("User-agent: *\nDisallow: /", type="text/plain"))
        with raises(FetchError, "unreadable-robots"):
            web.fetcher().get(PAGE)

    def test_a_huge_one_is_read_as_far_as_it_is_long_enough(self, web):
        self.robots(web, "User-agent: *\nDisallow: /a\n" + "# nothing\n" * 200_000)
        with raises(FetchError, "unreadable-robots"):
            web.fetcher().get(PAGE)

    def test_an_endless_one_ends(self, web):
        self.robots(web, "# nothing\n" * 1000, endless=True)
        web.put(PAGE, TEXT)
        assert web.fetcher().get(PAGE).status == 200

    @given(
        st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: b"User-agent: *\n" + text.encode()))
    )
    def test_whatever_it_says_nothing_but_a_source_error_is_raised(self, text):
        with contextlib.suppress(SourceError):
            assert Robots(lambda _: (200, text), Clock()).pause(PAGE) <= 60


class TestCertificates:
    @pytest.fixture
    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(CERTIFICATES / "cert.pem"))

    @pytest.fixture
    def secure_web(self) -> Iterator[WebServer]:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(CERTIFICATES / "cert.pem", CERTIFICATES / "key.pem")
        with serving_web(tls) as server:
            for host in ("news.example", "other.example"):
                server.put(f"https://{host}/", TEXT)
            yield server

    def test_a_server_that_proves_its_name_is_read(self, secure_web, trusting):
        assert secure_web.fetcher(tls=trusting).get("https://news.example/").body == TEXT.encode()
        assert set(secure_web.network.connected) == {(OPEN, 443)}

    def test_one_that_is_slow_is_waited_for(self, secure_web, trusting, monkeypatch):
        monkeypatch.setattr("corpus.web.network._LOOK_SECONDS", 0.02)
        secure_web.put("https://news.example/", Answer(TEXT, after=0.1, drip=0.005))
        looks = []
        fetcher = secure_web.fetcher(tls=trusting)
        fetcher.look = lambda: looks.append(None)
        assert fetcher.get("https://news.example/").body == TEXT.encode()
        assert looks

    def test_one_that_proves_another_name_is_not(self, secure_web, trusting):
        with pytest.raises(FetchError, match=r"unreadable-certificate problem=.*other\.example"):
            secure_web.fetcher(tls=trusting).get("https://other.example/")
        assert secure_web.requests == []

    def test_one_that_nobody_vouches_for_is_not(self, secure_web):
        with pytest.raises(FetchError, match='unreadable-certificate problem="self'):
            secure_web.fetcher().get("https://news.example/")
        assert secure_web.requests == []


def test_only_what_was_asked_for_is_read(web):
    web.put(PAGE, Answer("{}", type="application/json"))
    with raises(FetchError, "unreadable-type", type="application/json"):
        web.fetcher().get(PAGE)
    assert web.fetcher().get(PAGE, accept=FEEDS).content_type == "application/json"
