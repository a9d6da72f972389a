"""The commands that keep the sources: folders, and what a real web server on loopback has."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.console import Footnote
from tests.support.web_server import HOST, Answer, WebServer, article, serving_web

FEED = f"http://{HOST}/feed"
TEXT = "The mayor opened the new ferry on Monday. It crosses the harbour every hour, and it takes forty cars."


def rss(*names: str) -> Answer:
    items = "".join(f"<item><title>{n}</title><link>http://{HOST}/{n}</link></item>" for n in names)
    return Answer(f'<rss version="2.0"><channel><title>Town</title>{items}</channel></rss>', type="text/xml", etag="f")


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """Serve a feed of two articles, a page and a home page that announces the feed."""
    with serving_web() as server:
        server.put(FEED, rss("ferry", "bridge"))
        for name in ("ferry", "bridge", "tower"):
            server.put(f"http://{HOST}/{name}", Answer(article(f"The {name}", f"Of the {name}. {TEXT}"), etag=name))
        link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
        server.put(f"http://{HOST}/", article("The Town Crier", TEXT, head=link))
        monkeypatch.setattr("bot.services.build_fetcher", lambda _: server.fetcher())
        yield server


def test_a_folder_is_added_listed_read_and_removed_with_its_articles(
    footnote: Footnote,
    folder: Path,
) -> None:
    added = footnote("sources", "add", folder, "--include", "b*", "--publisher", "The Herald", "--json")
    assert added.status == 0
    assert (added.value["kind"], added.value["location"], added.value["new"]) == ("files", str(folder), True)
    assert footnote("refresh", "--json").value["added"] == ["town/bridge.md"]
    (listed,) = footnote("sources", "list", "--json").value
    assert (listed["include"], listed["publisher"], listed["articles"]) == (["b*"], "The Herald", 1)
    assert listed["last_read_at"] is not None
    shown = footnote("sources", "list").out
    assert "(files, 1 article, read" in shown
    assert "publisher The Herald" in shown
    refused = footnote("sources", "remove", folder)
    assert refused.status == 2
    assert "its 1 article with it. There is nobody to ask here: add --yes" in refused.err
    assert footnote("sources", "remove", folder, typed="n").status == 1
    assert footnote("status", "--json").value["articles"] == 1
    removed = footnote("sources", "remove", folder, "--yes", "--json")
    assert (removed.status, removed.value["report"]["removed"]) == (0, ["town/bridge.md"])
    assert footnote("sources", "list", "--json").value == []
    assert "no source yet" in footnote("sources", "list").out


def test_a_source_is_removed_and_its_articles_kept(footnote: Footnote, folder: Path) -> None:
    footnote("sources", "add", folder)
    footnote("refresh")
    assert footnote("sources", "remove", folder, "--keep-articles", "--json").value["unsubscribed"]
    assert footnote("status", "--json").value["articles"] == 3
    # What isn't subscribed to any more is still a source of the corpus, and goes when it is named.
    assert footnote("sources", "remove", folder, typed="y").status == 0
    assert footnote("status", "--json").value["articles"] == 0


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("add", "nowhere"), 1, "it doesn't exist"),
        (("add", "http://localhost/feed"), 1, "a name of this machine"),
        (("add", "http://10.0.0.1/feed", "--kind", "feed"), 1, "http://10.0.0.1/feed: its host has an address"),
        (("add", f"http://{HOST}/nothing"), 1, f"http://{HOST}/nothing: there is no such page (404)."),
        (("add", "ftp://town.example/"), 1, "it doesn't exist"),
        (("add", ".", "--language", "tlhingan Hol"), 1, "isn't a language"),
        (("add", ".", "--most", "0"), 2, "--most"),
        (("remove", "nowhere"), 2, "isn't a source of this corpus"),
        (("import", "nowhere.opml"), 2, "does not exist"),
    ],
)
def test_what_can_not_be_is_refused_in_a_sentence(
    footnote: Footnote,
    web: WebServer,
    arguments: tuple[str, ...],
    status: int,
    sentence: str,
) -> None:
    done = footnote("sources", *arguments)
    assert (done.status, done.out) == (status, "")
    assert sentence in done.err
    assert [one["location"] for one in footnote("sources", "list", "--json").value] == ["sample"]


def test_an_address_is_what_its_server_sends(footnote: Footnote, web: WebServer) -> None:
    assert footnote("sources", "add", FEED, "--json").value["kind"] == "feed"
    page = footnote("sources", "add", f"http://{HOST}/", "--json").value
    assert (page["kind"], page["announced_feeds"]) == ("page", [FEED])
    footnote("sources", "remove", f"http://{HOST}/")
    again = footnote("sources", "add", f"http://{HOST}/")
    assert f"The page announces feeds, which can be added in its place: {FEED}" in again.out


def test_a_feed_is_refreshed_with_the_rest_and_asked_conditionally(
    footnote: Footnote,
    web: WebServer,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FOOTNOTE_SOURCES", str(folder))
    footnote("sources", "add", FEED)
    report = footnote("refresh", "--json").value
    assert sorted(report["added"])[:2] == [f"http://{HOST}/bridge", f"http://{HOST}/ferry"]
    assert len(report["added"]) == 5
    again = footnote("refresh", "--json").value
    assert (again["unchanged"], again["changed"], again["failed"]) == (5, [], [])
    assert web.asked(FEED)[-1].headers["If-None-Match"] == "f"
    assert web.asked(f"http://{HOST}/ferry")[-1].headers["If-None-Match"] == "ferry"


def test_test_shows_what_would_be_read_and_keeps_nothing(
    footnote: Footnote,
    web: WebServer,
    folder: Path,
) -> None:
    found = footnote("sources", "test", FEED, "--exclude", "*/bridge", "--json").value
    assert found["source"] == {"kind": "feed", "location": FEED, "exclude": ["*/bridge"]}
    (one,) = found["articles"]
    assert (one["article_id"], one["title"], one["words"] > 10) == (f"http://{HOST}/ferry", "The ferry", True)
    assert "The bell tower (2021-01-03, The Town Crier, 13 words)" in footnote("sources", "test", folder).out
    assert [one["location"] for one in footnote("sources", "list", "--json").value] == ["sample"]
    assert footnote("status", "--json").value["articles"] == 0
    web.put(FEED, Answer("gone", status=410))
    nothing = footnote("sources", "test", FEED, "--kind", "feed")
    assert nothing.status == 1
    assert "permanently gone" in nothing.err


def test_feeds_are_exported_and_imported_as_opml(
    footnote: Footnote,
    web: WebServer,
    folder: Path,
    tmp_path: Path,
) -> None:
    footnote("sources", "add", FEED, "--publisher", "The Crier")
    footnote("sources", "add", folder)
    file = tmp_path / "feeds.opml"
    assert "1 feed written" in footnote("sources", "export", file).out
    assert footnote("sources", "export", "--json").value == {"feeds": 1, "opml": file.read_text()}
    assert footnote("sources", "import", file, "--json").value == {"added": [], "known": 1}
    footnote("sources", "remove", FEED)
    assert footnote("sources", "import", file, "--json").value == {"added": [FEED], "known": 0}
    file.write_text(json.dumps("no OPML"))
    assert footnote("sources", "import", file).status == 1


def test_what_is_named_at_a_refresh_is_shown_alike_everywhere_and_stays(
    footnote: Footnote, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mills").mkdir()
    (tmp_path / "mills" / "mill.md").write_text("The windmill grinds barley since 1764.")
    assert "sample (sample, 0 articles, not read yet, goes with" in footnote("sources", "list").out
    loaded = len(footnote("refresh", "--json").value["added"])
    assert footnote("status", "--json").value["sources"] == ["sample"]
    first = footnote("refresh", folder)
    assert f"3 added and {loaded} removed · 3 passages indexed" in first.out
    assert first.err.startswith("The sample articles are gone, now that there is a source of your own; `footnote sou")
    assert footnote("sources", "add", tmp_path / "mills").status == 0
    again = footnote("refresh", "--json")
    assert (again.value["added"], again.value["unchanged"], again.err) == (["mills/mill.md"], 3, "")
    names = [str(tmp_path / "mills"), str(folder)]
    assert [one["location"] for one in footnote("sources", "list", "--json").value] == names
    assert footnote("status", "--json").value["sources"] == names
    monkeypatch.setenv("FOOTNOTE_SOURCES", str(tmp_path / "mills"))
    assert footnote("sources", "remove", tmp_path / "mills", "--yes").status == 0  # it was added as well
    refused = footnote("sources", "remove", tmp_path / "mills", "--yes")
    assert (refused.status, "is in FOOTNOTE_SOURCES" in refused.err) == (2, True)


def test_the_sample_is_removed_by_its_name_and_doesnt_come_back(footnote: Footnote, folder: Path) -> None:
    footnote("refresh")
    assert footnote("sources", "remove", "sample", "--yes").status == 0
    assert footnote("status", "--json").value["articles"] == 0
    nothing = footnote("refresh")
    assert (nothing.status, nothing.out) == (2, "")
    assert "There is no source to read: `footnote refresh FOLDER`" in nothing.err
    assert footnote("sources", "add", "sample", "--json").value["kind"] == "sample"
    assert footnote("refresh", "--json").value["added"]


def test_a_dry_run_names_nothing(footnote: Footnote, folder: Path) -> None:
    assert len(footnote("refresh", folder, "--dry-run", "--json").value["added"]) == 3
    assert [one["location"] for one in footnote("sources", "list", "--json").value] == ["sample"]


def test_a_feed_that_is_named_is_a_feed_on_the_list(footnote: Footnote, web: WebServer) -> None:
    footnote("refresh", FEED)
    (one,) = footnote("sources", "list", "--json").value
    assert (one["kind"], one["articles"], one["state"]) == ("feed", 2, "subscribed")


def test_a_folder_that_isnt_there_is_named_once_and_put_on_no_list(footnote: Footnote, folder: Path) -> None:
    footnote("refresh", folder)
    done = footnote("refresh", "nowhere")
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        "  nowhere: it doesn't exist (or was removed)\nNo article could be read; the corpus is as it was.\n"
    )
    (failed,) = footnote("refresh", "nowhere", "--json").value["failed"]
    assert failed == {"source": "nowhere", "error": "it doesn't exist (or was removed)"}
    assert [one["location"] for one in footnote("sources", "list", "--json").value] == [str(folder)]
