"""What a source may be, and what its options let through."""

from datetime import date

import pytest

from corpus.article import Article
from corpus.errors import SourceError
from corpus.specs import SourceSpec

FEED = "https://news.example/feed"
TODAY = date(2024, 3, 10)


def test_it_goes_through_json_and_back() -> None:
    spec = SourceSpec("feed", FEED, "The Town Crier", "en", ("*/news/*",), ("*.pdf",), most=20, max_age_days=30)
    assert spec.as_json() == {
        "kind": "feed",
        "location": FEED,
        "publisher": "The Town Crier",
        "language": "en",
        "include": ["*/news/*"],
        "exclude": ["*.pdf"],
        "most": 20,
        "max_age_days": 30,
    }
    assert SourceSpec.from_json(spec.as_json()) == spec


def test_what_is_not_set_is_left_out() -> None:
    assert SourceSpec("page", FEED).as_json() == {"kind": "page", "location": FEED}
    assert SourceSpec.from_json({"kind": "page", "location": FEED, "most": None}) == SourceSpec("page", FEED)


def test_one_location_has_one_spelling() -> None:
    assert SourceSpec("feed", "HTTPS://News.Example:443/feed#x") == SourceSpec("feed", FEED)
    assert SourceSpec("files", "//srv/./news/").location == "/srv/news"
    assert SourceSpec("feed", FEED, publisher=" The  Crier ", language="en-GB") == SourceSpec(
        "feed", FEED, "The Crier", "en"
    )
    assert SourceSpec("feed", FEED, include=("a", " ", "a")).include == ("a",)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "gopher", "location": FEED}, "'gopher' is none"),
        ({"kind": "feed"}, "a kind and a location"),
        ({"kind": "feed", "location": FEED, "colour": 1}, "has no colour"),
        ({"kind": "feed", "location": 7}, "not an address"),
        ({"kind": "feed", "location": "/srv/news"}, "http://"),
        ({"kind": "feed", "location": "https://me:pw@news.example/"}, "a password"),
        ({"kind": "files", "location": "news"}, "not the absolute path"),
        ({"kind": "files", "location": "/a\0"}, "not the absolute path"),
        ({"kind": "files", "location": "/\udce9"}, "not UTF-8"),
        ({"kind": "feed", "location": FEED, "publisher": 7}, "not the name of a publisher"),
        ({"kind": "feed", "location": FEED, "language": "English!"}, "not a language"),
        ({"kind": "feed", "location": FEED, "include": "*.html"}, "include is a list of patterns"),
        ({"kind": "feed", "location": FEED, "exclude": [1]}, "exclude is a list of patterns"),
        ({"kind": "feed", "location": FEED, "exclude": ["x" * 501]}, "at most 100 patterns"),
        ({"kind": "feed", "location": FEED, "most": 0}, "most is a whole number"),
        ({"kind": "feed", "location": FEED, "most": True}, "most is a whole number"),
        ({"kind": "feed", "location": FEED, "max_age_days": 1.5}, "max_age_days is a whole number"),
    ],
)
def test_what_is_no_source_is_refused(fields: dict, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        SourceSpec.from_json(fields)


def test_patterns_choose() -> None:
    spec = SourceSpec("feed", FEED, include=("*/news/*", "*/desk/*"), exclude=("*/news/sport/*",))
    assert spec.takes("https://news.example/news/1")
    assert spec.takes("https://news.example/desk/1")
    assert not spec.takes("https://news.example/news/sport/1")
    assert not spec.takes("https://news.example/NEWS/1")
    assert SourceSpec("feed", FEED).takes("anything")


def test_age_chooses() -> None:
    spec = SourceSpec("feed", FEED, max_age_days=9)
    assert spec.is_recent(date(2024, 3, 1), TODAY)
    assert not spec.is_recent(date(2024, 2, 29), TODAY)
    assert spec.is_recent(None, TODAY)
    assert SourceSpec("feed", FEED, max_age_days=1_000_000).is_recent(date.min, TODAY)
    assert SourceSpec("feed", FEED).is_recent(date.min, TODAY)


def test_a_publisher_stands_in_place_and_a_language_fills_in() -> None:
    spec = SourceSpec("feed", FEED, "The Crier", "ko")
    dressed = spec.dress(Article("a", "A", "Text.", publisher="crier.example", language="en"))
    assert (dressed.publisher, dressed.language) == ("The Crier", "en")
    assert spec.dress(Article("a", "A", "Text.")).language == "ko"
    assert dressed.content_hash != Article("a", "A", "Text.", publisher="crier.example", language="en").content_hash
