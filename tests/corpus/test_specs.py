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
        ({"kind": "gopher", "location": FEED}, "options-kind .*kind=\"'gopher'\""),
        ({"kind": "feed"}, "options-lacking"),
        ({"kind": "feed", "location": FEED, "colour": 1}, "options-unknown names=colour"),
        ({"kind": "feed", "location": 7}, "options-address"),
        ({"kind": "feed", "location": "/srv/news"}, "unreadable-scheme"),
        ({"kind": "feed", "location": "https://me:pw@news.example/"}, "unreadable-user-name"),
        ({"kind": "files", "location": "news"}, "options-path"),
        ({"kind": "files", "location": "/a\0"}, "options-path"),
        ({"kind": "files", "location": "/\udce9"}, "options-path-utf8"),
        ({"kind": "feed", "location": FEED, "publisher": 7}, "options-publisher"),
        ({"kind": "feed", "location": FEED, "language": "English!"}, "options-language"),
        ({"kind": "feed", "location": FEED, "include": "*.html"}, "options-no-patterns field=include"),
        ({"kind": "feed", "location": FEED, "exclude": [1]}, "options-no-patterns field=exclude"),
        ({"kind": "feed", "location": FEED, "exclude": ["x" * 501]}, "options-patterns field=exclude count=100"),
        ({"kind": "feed", "location": FEED, "most": 0}, "options-number field=most most=1000000"),
        ({"kind": "feed", "location": FEED, "most": True}, "options-number field=most most=1000000"),
        ({"kind": "feed", "location": FEED, "max_age_days": 1.5}, "options-number field=max_age_days"),
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
