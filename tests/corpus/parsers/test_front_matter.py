"""What front matter says of an article, in the ways that people and their programs write it."""

from datetime import date

import pytest

from corpus.article import Article
from corpus.errors import SourceError
from tests.corpus.parsers.test_parsers import BRIDGE, parsed, refusal
from tests.support.errors import raises


def said(matter: str, fence: str = "---") -> Article:
    return parsed(f"{fence}\n{matter}\n{fence}\n\n{BRIDGE}")


class TestYaml:
    def test_it_gives_the_fields(self):
        article = parsed(
            "---\n"
            "id: 17\n"
            "title: Old bridge closed\n"
            "publisher: The Varne Courier\n"
            "published: 2016-03-22\n"
            "author: [Ann Roe, B. Doe]\n"
            "url: https://example.org/bridge\n"
            "language: en-GB\n"
            "---\n\n" + BRIDGE
        )
        assert article == Article(
            id="news/bridge",
            title="Old bridge closed",
            text=BRIDGE,
            publisher="The Varne Courier",
            published=date(2016, 3, 22),
            author="Ann Roe, B. Doe",
            url="https://example.org/bridge",
            language="en",
        )

    @pytest.mark.parametrize("key", ["url", "link", "source"])
    def test_an_address_has_several_names(self, key):
        assert parsed(f"---\n{key}: https://example.org/\n---\ntext").url == "https://example.org/"

    def test_a_date_and_a_language_have_two(self):
        article = parsed("---\ndate: 2016-03-22\nlang: ko\n---\ntext")
        assert (article.published, article.language) == (date(2016, 3, 22), "ko")

    @pytest.mark.parametrize(
        ("written", "title"),
        [
            ("2015", "2015"),
            ("1.10", "1.10"),
            ("yes", "yes"),
            ("2016-03-22", "2016-03-22"),
            ("'a: b'", "a: b"),
            ("[a, b]", "a, b"),
            (">\n  two\n  lines", "two lines"),
            ('"bell \\x07 and \\ud83d half"', "bell and half"),
        ],
    )
    def test_a_title_is_text_as_it_is_written(self, written, title):
        assert parsed(f"---\ntitle: {written}\n---\n{BRIDGE}").title == title

    @pytest.mark.parametrize("written", ["", "~", "null", "{a: b}", "''"])
    def test_no_title_is_no_title(self, written):
        assert parsed(f"---\ntitle: {written}\npublisher: {written}\n---\n# Headline\n\n{BRIDGE}").title == "Headline"

    def test_a_title_is_cut_at_300_characters(self):
        assert len(parsed(f"---\ntitle: {'word ' * 100}\n---\n{BRIDGE}").title) <= 300

    @pytest.mark.parametrize(
        "written", ["javascript:alert(1)", "ftp://example.org/", "example.org", "https://", "https://a b", "[x]"]
    )
    def test_only_whole_web_addresses_count(self, written):
        assert parsed(f"---\nurl: {written}\n---\n{BRIDGE}").url is None

    @pytest.mark.parametrize("matter", ["[" * 3000, "*a", "!!python/object/apply:os.system [ls]", "\x01", "? [a]\n: b"])
    def test_odd_yaml_harms_nobody(self, matter):
        assert "text" in parsed(f"---\n{matter}\n---\ntext").text

    @pytest.mark.parametrize(
        "source", ["---\n\nprose below a line", "---\nprose\n---\nmore", "prose\n\n---\na: b\n---\n"]
    )
    def test_a_line_across_the_page_is_no_front_matter(self, source):
        assert "prose" in parsed(source).text

    def test_nothing_below_it_is_refused(self):
        assert refusal("---\ntitle: a\n---\n\n", "a.md") == "unreadable-no-text"

    def test_a_value_that_is_no_yaml_is_taken_as_it_stands(self):
        article = said('title: Ferries: a history\nauthor: "Ann" Roe: editor\npublished: 2016-03-22\ntags:\n\t- boats')
        assert (article.title, article.author) == ("Ferries: a history", '"Ann" Roe: editor')
        assert (article.published, article.text) == (date(2016, 3, 22), BRIDGE)

    def test_a_list_that_is_no_yaml_is_still_a_list(self):
        assert said("title: a: b\nauthors:\n  - Ann Roe\n  - 'Bo Third'").author == "Ann Roe, Bo Third"

    def test_aliases_that_multiply_cost_nothing(self):
        bomb = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 9)}]" for n in range(9))
        assert said(f"title: t\n{bomb}\nauthor: *a8").title == "t"


class TestOtherForms:
    def test_toml(self):
        article = said(
            'title = "Ferry vote"\ndate = 2016-03-22T10:00:00+09:00\ndraft = false\n'
            '[params]\nauthor = "Ann Roe"\n[extra]\nlang = "de"',
            "+++",
        )
        assert (article.title, article.author, article.language) == ("Ferry vote", "Ann Roe", "de")
        assert (article.published, article.text) == (date(2016, 3, 22), BRIDGE)

    def test_toml_that_is_none_is_read_line_by_line(self):
        article = said("title = Ferry vote\ndate = 2016-03-22\n[extra", "+++")
        assert (article.title, article.published, article.text) == ("Ferry vote", date(2016, 3, 22), BRIDGE)

    def test_json(self):
        matter = '{\n"title": "Ferry vote", "date": "2016-03-22",\n"authors": [{"name": "Ann Roe"}, "Bo Third"]\n}\n'
        article = parsed(f"{matter}\n{BRIDGE}")
        assert (article.title, article.author, article.text) == ("Ferry vote", "Ann Roe, Bo Third", BRIDGE)
        assert parsed(f"---json\n{matter}---\n{BRIDGE}").title == "Ferry vote"

    @pytest.mark.parametrize("body", ['{"a": 1}\n\ntext', '{"title": "x"} is how text begins', "{curly} text"])
    def test_other_braces_are_text(self, body):
        assert parsed(body).text == body

    def test_lines_above_the_first_empty_one(self):
        article = parsed(f"Title: Ferry vote\nDate: 2016-03-22\nAuthor: Ann Roe\n\n{BRIDGE}")
        assert (article.title, article.author, article.text) == ("Ferry vote", "Ann Roe", BRIDGE)

    def test_one_such_line_is_text(self):
        assert parsed(f"Title: Ferry vote\n\n{BRIDGE}").text == f"Title: Ferry vote\n\n{BRIDGE}"

    def test_a_byte_order_mark_and_empty_lines_before_it_do_no_harm(self):
        assert parsed("\ufeff\n\n---\ntitle: Ferry vote\n---\ntext").title == "Ferry vote"


class TestKeys:
    @pytest.mark.parametrize(
        "key", ["date", "Date", "pubDate", "publishDate", "published", "date_published", "datePublished",
                "published-at", "Published On", "PUBDATE"]
    )  # fmt: skip
    def test_a_day_has_many_names(self, key):
        assert said(f"title: t\n{key}: 2016-03-22").published == date(2016, 3, 22)

    @pytest.mark.parametrize("key", ["created", "date_saved", "lastmod", "updated"])
    def test_the_day_of_a_clipping_is_not_the_day_of_publication(self, key):
        assert said(f"title: t\n{key}: 2016-03-22").published is None

    @pytest.mark.parametrize(
        ("author", "name"),
        [
            ("Ann Roe", "Ann Roe"),
            ("[Ann Roe, Bo Third]", "Ann Roe, Bo Third"),
            ("{name: Ann Roe, email: ann@news.example}", "Ann Roe"),
            ("[{name: Ann Roe}, {given: Bo, family: Third}]", "Ann Roe, Bo Third"),
            ("{ann: {name: Ann Roe, bio: short}}", "Ann Roe"),
            ("[[Ann Roe]]", "Ann Roe"),
            ('"[[people/ann|Ann Roe]]"', "Ann Roe"),
            ('"[Ann Roe](https://news.example/ann)"', "Ann Roe"),
            ("Ann Roe <ann@news.example>", "Ann Roe"),
            ("'\"Ann Roe\" <ann@news.example>'", "Ann Roe"),
            ("Ann Roe (ann@news.example)", "Ann Roe"),
            ("Ann Roe (editor), Bo Third", "Ann Roe (editor), Bo Third"),
            ("ann@news.example (Ann Roe)", "Ann Roe"),
            ("ann@news.example", None),
            ("https://news.example/ann", None),
            ("~", None),
        ],
    )
    @pytest.mark.parametrize("key", ["author", "Authors", "byline", "creator"])
    def test_an_author_is_a_name(self, key, author, name):
        assert said(f"title: t\n{key}: {author}").author == name

    @pytest.mark.parametrize("key", ["publisher", "Publisher", "site_name", "siteName", "publication", "source"])
    def test_a_publisher_is_a_name(self, key):
        assert said(f"title: t\n{key}: The Crier").publisher == "The Crier"

    def test_a_source_is_an_address_or_a_name(self):
        article = said("title: t\nsite: https://news.example\nsource: https://news.example/a\npublication: Crier")
        assert (article.publisher, article.url) == ("Crier", "https://news.example/a")

    @pytest.mark.parametrize("key", ["canonical", "canonicalURL", "canonical_url", "original_url", "URL"])
    def test_an_address_has_more_names(self, key):
        assert said(f"title: t\npermalink: /a/b\n{key}: https://news.example/a").url == "https://news.example/a"

    def test_of_several_days_the_first_that_is_one_counts(self):
        assert said("title: t\npublished: true\ndate: 2016-03-22").published == date(2016, 3, 22)

    def test_a_day_may_be_a_link_to_a_note(self):
        assert said('title: t\ndate: "[[2016-03-22]]"').published == date(2016, 3, 22)


class TestSpeechBetweenRules:
    @pytest.mark.parametrize(
        "lines",
        [
            "Speaker: we are tired of waiting\nMayor: so am I",
            "Mayor: date? none yet\nAuthor: yes\nMayor: no\nAuthor: yes",
            "what she said: and nothing more than that",
        ],
    )
    def test_it_is_text(self, lines):
        assert lines in parsed(f"---\n{lines}\n---\n\n{BRIDGE}").text

    @pytest.mark.parametrize("matter", ["id: 17", "x: [a, b]\ny: {c: d}", "tags: boats", "Layout: post"])
    def test_settings_are_none(self, matter):
        assert said(matter).text == BRIDGE


class TestDrafts:
    @pytest.mark.parametrize(
        "matter",
        ["draft: true", "Draft: yes", "published: false", "publish: false", "status: draft", "status: private"],
    )
    def test_a_draft_is_left_out_and_said(self, matter):
        with raises(SourceError, "unreadable-draft"):
            said(f"title: t\n{matter}")

    def test_one_in_toml_too(self):
        with raises(SourceError, "unreadable-draft"):
            said('title = "t"\ndraft = true', "+++")

    @pytest.mark.parametrize(
        "matter", ["draft: false", "published: true", "status: published", "published: 2016-03-22"]
    )
    def test_others_are_read(self, matter):
        assert said(f"title: t\n{matter}").text == BRIDGE


class TestDatedNames:
    @pytest.mark.parametrize("name", ["2016-03-22-bridge.md", "2016-03-22 bridge.markdown", "2016-03-22_bridge.md"])
    def test_the_name_gives_the_day(self, name):
        assert parsed(BRIDGE, name).published == date(2016, 3, 22)

    def test_what_the_file_says_counts_first(self):
        assert parsed(f"---\ntitle: t\ndate: 2016-04-01\n---\n{BRIDGE}", "2016-03-22-a.md").published == date(
            2016, 4, 1
        )

    @pytest.mark.parametrize(
        "name", ["2016-13-45-bridge.md", "2016-03-bridge.md", "2016-03-22.md", "2016-03-22-scan.txt"]
    )
    def test_other_names_give_none(self, name):
        assert parsed(BRIDGE, name).published is None
