"""What is read from a folder, a file and a BEIR folder, and what is said of the rest."""

import json
import logging
import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import corpus.files
import corpus.sources
from corpus.article import Failure
from corpus.errors import Reason, SourceError
from corpus.sources import FileSource, Found, open_source
from corpus.specs import SourceSpec
from tests.support.documents import docx, epub, words

REPOSITORY = Path(corpus.sources.__file__).parents[1]
TEXT = "Nobody was hurt. The bridge is closed."


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def write(path: Path, text: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(location: Path | str) -> tuple[list[str], dict[str, str]]:
    """Return the ids of the articles, and the failures by their source."""
    items = list(open_source(location).read())
    failures = [item for item in items if isinstance(item, Failure)]
    return [item.article.id for item in items if isinstance(item, Found)], {f.source: str(f.error) for f in failures}


class TestFolder:
    def test_it_is_read_with_all_below_it_in_order(self, news):
        for name in ("b.md", "a/z.txt", "a/b/c.html", "README.md", "LICENSE"):
            write(news / name, f"<p>{TEXT}</p>")
        found = list(open_source(news).read())
        assert [item.origin for item in found] == ["LICENSE", "README.md", "a/b/c.html", "a/z.txt", "b.md"]
        assert [item.article.id for item in found] == [f"news/{item.origin}" for item in found]

    def test_what_begins_with_a_dot_is_left_out(self, news):
        for name in (".hidden.md", ".git/a.md", "a/.b.md", "c.md"):
            write(news / name)
        assert read(news) == (["news/c.md"], {})

    def test_an_empty_one_has_nothing(self, news):
        assert read(news) == ([], {})

    def test_its_name_is_the_absolute_path(self, news, monkeypatch):
        monkeypatch.chdir(news.parent)
        assert open_source("news").name == open_source("x/../news/").name == news.as_posix()

    def test_no_id_holds_the_machines_path(self, news, monkeypatch):
        write(news / "a.md")
        monkeypatch.chdir(news)
        assert read(".") == read(news) == (["news/a.md"], {})

    def test_a_bad_file_does_not_stop_the_others(self, news):
        write(news / "a.md")
        write(news / "b.md", "---\ntitle: t\ndraft: true\n---\ntext")
        write(news / "c.bin", b"\0")
        write(news / "d.txt", b"\0")
        write(news / "e.txt", "")
        write(news / "f.txt")
        ids, failures = read(news)
        assert ids == ["news/a.md", "news/f.txt"]
        assert list(failures) == ["b.md", "d.txt", "e.txt", "c.bin"]
        assert failures["e.txt"] == "unreadable-empty"

    def test_ids_are_composed_unicode(self, tmp_path):
        name = unicodedata.normalize("NFD", "정류장 café")
        write(tmp_path / name / f"{name}.md")
        assert read(tmp_path / name)[0] == ["정류장 café/정류장 café.md"]

    def test_names_that_are_one_when_composed_are_read_once(self, news):
        write(news / "cafe\u0301.md")
        write(news / "caf\u00e9.md")
        ids, failures = read(news)
        assert ids == ["news/café.md"]
        assert failures == {"café.md": "unreadable-same-id other=café.md id=news/café.md"}

    def test_a_name_that_is_not_utf8_is_a_failure(self, news):
        write(Path(os.fsdecode(os.fsencode(news) + b"/caf\xe9.md")))
        assert read(news) == ([], {"caf?.md": "unreadable-name-utf8"})

    def test_folders_may_be_nested_deeper_than_the_stack(self, news, monkeypatch):
        monkeypatch.chdir(news)
        for _ in range(1500):
            Path("d").mkdir()
            os.chdir("d")
        write(Path("a.md"))
        assert read(news) == (["news/" + "d/" * 1500 + "a.md"], {})
        subprocess.run(["rm", "-r", news / "d"], check=True)  # pytest would clean up by recursion

    def test_a_file_over_the_limit_is_refused_unread(self, news):
        with (news / "big.txt").open("wb") as file:
            file.truncate(corpus.files.MAX_FILE_BYTES + 1)
        assert read(news) == ([], {"big.txt": "unreadable-file-large bytes=67108865 most=67108864"})


class TestKindsOfFiles:
    def test_many_of_unknown_kinds_are_one_failure(self, news):
        for number in range(300):
            write(news / f"{number}.jpg", b"\xff\xd8\xff\xe0")
            write(news / f"deep/{number}.MP4", b"\0\0\0 ftyp")
        write(news / "a.md")
        write(news / "b.xyz")
        ids, failures = read(news)
        assert ids == ["news/a.md"]
        assert failures == {
            news.as_posix(): 'unreadable-suffixes count=601 suffixes=".jpg (300), .mp4 (300), .xyz (1)"'
        }

    def test_a_single_one_is_named(self, news):
        write(news / "a.jpg", b"\xff\xd8\xff\xe0")
        assert list(read(news)[1]) == ["a.jpg"]
        assert read(news / "a.jpg")[1]["a.jpg"].startswith("unreadable-suffix suffix=.jpg")

    def test_only_the_beginning_of_one_is_read(self, news):
        with (news / "big.mp4").open("wb") as file:
            file.truncate(corpus.files.MAX_FILE_BYTES + 1)
        assert read(news)[1]["big.mp4"].startswith("unreadable-suffix ")

    def test_bytes_that_tell_are_believed(self, news):
        write(news / "a.docx", docx(words(TEXT)))
        write(news / "b.doc", rb"{\rtf1\ansi Nobody was hurt.}")
        write(news / "c.bak", docx(words(TEXT)))
        assert read(news) == (["news/a.docx", "news/b.doc", "news/c.bak"], {})

    def test_the_chapters_of_a_book_are_articles(self, news):
        prose = "<p>" + "Nobody was hurt on the old bridge of Varne. " * 10 + "</p>"
        write(news / "b/a.epub", epub({"one.xhtml": f"One\n{prose}", "two.xhtml": f"Two\n{prose}"}))
        found = list(open_source(news).read())
        assert [item.article.id for item in found] == [
            "news/b/a.epub#OEBPS/one.xhtml",
            "news/b/a.epub#OEBPS/two.xhtml",
        ]
        assert [item.origin for item in found] == ["b/a.epub#OEBPS/one.xhtml", "b/a.epub#OEBPS/two.xhtml"]


class TestLinks:
    def test_one_that_leads_outside_is_not_followed(self, news, tmp_path):
        write(tmp_path / "secret.md")
        write(tmp_path / "other/secret.md")
        (news / "a.md").symlink_to(tmp_path / "secret.md")
        (news / "b").symlink_to(tmp_path / "other")
        (news / "c.md").symlink_to("../secret.md")
        outside = "unreadable-outside"
        assert read(news) == ([], {"a.md": outside, "b": outside, "c.md": outside})

    def test_one_to_a_neighbour_with_a_longer_name_leads_outside(self, news, tmp_path):
        write(tmp_path / "news2/secret.md")
        (news / "a.md").symlink_to(tmp_path / "news2/secret.md")
        assert list(read(news)[1]) == ["a.md"]

    def test_one_to_a_file_inside_is_read(self, news):
        write(news / ".data/a.md")
        (news / "a.md").symlink_to(".data/a.md")
        assert read(news) == (["news/a.md"], {})

    def test_none_leads_in_a_circle(self, news):
        write(news / "a/a.md")
        (news / "a/up").symlink_to("..")
        (news / "a/self").symlink_to(".")
        (news / "round").symlink_to("round")
        assert read(news) == (["news/a/a.md"], {"round": "unreadable-circle-of-links"})

    def test_one_that_leads_nowhere_is_a_failure(self, news):
        (news / "a.md").symlink_to("gone.md")
        assert read(news) == ([], {"a.md": "unreadable-absent"})

    def test_a_source_that_is_a_link_keeps_its_own_name(self, news, tmp_path):
        write(news / "a.md")
        (tmp_path / "current").symlink_to(news)
        assert open_source(tmp_path / "current").name == (tmp_path / "current").as_posix()
        assert read(tmp_path / "current") == (["current/a.md"], {})


class TestWhatIsNoFile:
    def test_fifos_and_sockets_are_never_opened(self, news, monkeypatch):
        os.mkfifo(news / "a.md")
        monkeypatch.chdir(news)  # a socket's path has to be short
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("b.md")
            assert read(news) == ([], {"a.md": "unreadable-irregular", "b.md": "unreadable-irregular"})

    def test_a_device_is_never_opened(self):
        assert read("/dev/zero") == ([], {"zero": "unreadable-irregular"})

    def test_a_file_without_permission_is_a_failure(self, news):
        write(news / "a.md")
        write(news / "b.md").chmod(0)
        write(news / "c/d.md")
        (news / "c").chmod(0)
        write(news / "e/f.md")
        (news / "e").chmod(0o444)
        assert read_as_nobody_special(news) == {
            "b.md": "unreadable-permission",
            "c": "unreadable-permission",
            "e/f.md": "unreadable-permission",
        }

    def test_a_folder_without_permission_is_a_failure(self, news):
        news.chmod(0)
        assert list(read_as_nobody_special(news).values()) == ["unreadable-permission"]
        news.chmod(0o700)

    def test_what_vanishes_while_it_is_read_is_a_failure(self, news):
        write(news / "a.md")
        write(news / "b.md")
        items = open_source(news).read()
        assert isinstance(next(items), Found)
        (news / "b.md").unlink()
        assert list(items) == [Failure("b.md", Reason("unreadable-absent"))]

    def test_a_parser_that_stumbles_harms_one_file_only(self, news, monkeypatch, caplog):
        write(news / "a.md")
        write(news / "b.txt")

        def stumble(data, **_):
            if data == b"a":
                raise ZeroDivisionError(str(news))
            return parse(data, **_)

        parse = corpus.files.parse_all
        write(news / "a.md", "a")
        monkeypatch.setattr(corpus.files, "parse_all", stumble)
        with caplog.at_level(logging.DEBUG, "corpus.files"):
            assert read(news) == (["news/b.txt"], {"a.md": "unreadable-unforeseen error=ZeroDivisionError"})
        assert "ZeroDivisionError" in caplog.text


def read_as_nobody_special(folder: Path) -> dict[str, str]:
    """Return the failures of a process that mode bits bind; as root they bind only without two capabilities."""
    program = (
        "import json, sys; from corpus.sources import open_source; from corpus.article import Failure;"
        "items = open_source(sys.argv[1]).read();"
        "print(json.dumps({i.source: str(i.error) for i in items if isinstance(i, Failure)}))"
    )
    drop = "-dac_override,-dac_read_search"
    prefix = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"] if os.geteuid() == 0 else []
    command = [*prefix, sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class TestFile:
    def test_its_name_is_the_id(self, news):
        write(news / "a.md")
        (found,) = open_source(news / "a.md").read()
        assert (found.article.id, found.origin) == ("a.md", "a.md")

    def test_one_given_by_name_may_begin_with_a_dot(self, news):
        write(news / ".a.md")
        assert read(news / ".a.md") == ([".a.md"], {})

    def test_one_that_cannot_be_read_is_a_failure(self, news):
        write(news / "a.docx")
        assert list(read(news / "a.docx")[1]) == ["a.docx"]


def rows(*written: dict) -> str:
    return "\n".join(map(json.dumps, written))


class TestRows:
    def test_a_beir_folder_is_its_corpus_and_nothing_else(self, news):
        write(news / "corpus.jsonl", rows({"_id": "x", "text": "a"}, {"_id": 7, "text": "b"}))
        write(news / "queries.jsonl", rows({"_id": "q", "text": "a"}))
        write(news / "README.md")
        found = list(open_source(news).read())
        assert [(item.article.id, item.origin) for item in found] == [("x", "corpus.jsonl:1"), ("7", "corpus.jsonl:2")]

    def test_a_file_of_rows_is_read_wherever_it_is(self, news):
        write(news / "a/more.jsonl", rows({"_id": "x", "text": "a"}, {"_id": "", "text": "a"}))
        write(news / "b.md")
        assert read(news) == (["x", "news/b.md"], {"a/more.jsonl:2": "unreadable-row-no-id"})
        assert read(news / "a/more.jsonl") == (["x"], {"more.jsonl:2": "unreadable-row-no-id"})

    def test_an_id_is_read_once_in_a_source(self, news):
        write(news / "a.jsonl", rows({"_id": "x", "text": "a"}))
        write(news / "b.jsonl", rows({"_id": "x", "text": "b"}))
        assert read(news) == (["x"], {"b.jsonl:1": "unreadable-same-id other=a.jsonl:1 id=x"})

    def test_rows_are_read_one_by_one(self, news):
        write(news / "corpus.jsonl", rows({"_id": "x", "text": "a"}, {"_id": "y", "text": "b"}) + "\n")
        items = open_source(news).read()
        assert next(items).article.id == "x"
        assert next(items).article.id == "y"

    def test_a_line_too_long_to_hold_is_a_failure(self, news, monkeypatch):
        monkeypatch.setattr(corpus.files, "MAX_FILE_BYTES", 64)
        long = rows({"_id": "long", "text": "a" * 200})
        write(news / "corpus.jsonl", f"{long}\n{rows({'_id': 'x', 'text': 'a'})}\n{long}")
        error = "unreadable-row-long"
        assert read(news) == (["x"], {"corpus.jsonl:1": error, "corpus.jsonl:3": error})

    def test_a_corpus_that_is_a_link_to_elsewhere_is_not_followed(self, news, tmp_path):
        write(tmp_path / "secret.jsonl", rows({"_id": "x", "text": "a"}))
        (news / "corpus.jsonl").symlink_to(tmp_path / "secret.jsonl")
        assert list(read(news)[1]) == ["corpus.jsonl"]


class TestOptions:
    """What a source's spec lets through."""

    @pytest.fixture
    def dated(self, news):
        for name, published in (("a", "2024-03-01"), ("b/c", "2024-03-03"), ("b/d", "2024-03-02"), ("e", "")):
            write(news / f"{name}.md", f"---\npublished: {published}\npublisher: Desk\n---\n{TEXT}")
        return news

    def origins(self, folder, **options):
        source = open_source(SourceSpec("files", str(folder), **options))
        return [item.origin if isinstance(item, Found) else item for item in source.read()]

    def test_patterns_are_held_against_the_path_within_the_folder(self, dated):
        assert self.origins(dated, include=("b/*",)) == ["b/c.md", "b/d.md"]
        assert self.origins(dated, exclude=("b/*", "e.md")) == ["a.md"]
        assert self.origins(dated / "a.md", include=("b.md",)) == []

    def test_what_is_left_out_is_not_even_opened(self, dated):
        write(dated / "z.docx")
        assert self.origins(dated, exclude=("*.docx",)) == ["a.md", "b/c.md", "b/d.md", "e.md"]

    def test_the_newest_are_read_where_only_so_many_are(self, dated):
        assert self.origins(dated, most=2) == ["b/c.md", "b/d.md"]
        assert self.origins(dated, most=3) == ["a.md", "b/c.md", "b/d.md"]

    def test_a_failure_is_said_however_few_are_read(self, dated):
        write(dated / "z.md", "")
        assert self.origins(dated, most=1) == ["b/c.md", Failure("z.md", Reason("unreadable-empty"))]

    def test_what_is_too_old_is_left_out_and_what_has_no_date_is_not(self, dated):
        assert self.origins(dated, max_age_days=10) == ["e.md"]

    def test_a_publisher_and_a_language_are_given(self, dated):
        spec = SourceSpec("files", str(dated), publisher="The Crier", language="en", most=1)
        (found,) = open_source(spec).read()
        assert (found.article.publisher, found.article.language) == ("The Crier", "en")

    def test_it_is_the_same_source_as_without(self, dated):
        with_options, without = open_source(SourceSpec("files", str(dated), most=1)), open_source(dated)
        assert with_options.name == without.name
        assert with_options.complete
        assert without.complete
        assert {"a.md"} == {item.origin for item in open_source(SourceSpec("files", str(dated / "a.md"))).read()}

    def test_one_that_is_not_there_is_refused(self, news):
        with pytest.raises(SourceError, match="unreadable-absent"):
            open_source(SourceSpec("files", str(news / "nowhere")))


class TestWhatIsNoSource:
    @pytest.mark.parametrize("address", ["http://example.org/", "HTTPS://example.org/a.md"])
    def test_the_web(self, address):
        with pytest.raises(SourceError, match="options-unopened"):
            open_source(address)

    def test_what_is_not_there(self):
        with pytest.raises(SourceError, match=r"^unreadable-absent$"):
            open_source("nowhere/at/all")

    @pytest.mark.parametrize("location", ["", " ", "a\0b", "~no such person/a", "\udce9", "x" * 5000])
    def test_what_is_no_path(self, location):
        with pytest.raises(SourceError):
            open_source(location)

    def test_a_home_folder_is_found(self, news, monkeypatch):
        monkeypatch.setenv("HOME", str(news))
        assert open_source("~") == FileSource(news)

    def test_a_folder_that_vanishes_is_a_failure(self, news):
        source = open_source(news)
        news.rmdir()
        assert [item.error for item in source.read()] == [Reason("unreadable-absent")]
