"""Every code that is raised is said in every language, with the values that it is given, and no message is in vain."""

import ast
import errno
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus.errors
from bot.render.errors import Refused, words_for, words_for_member
from bot.render.jobs import report_file, report_text
from bot.render.messages import words_for as language
from bot.render.reasons import in_english, reason_in, sentence
from bot.render.sources import subscribed_line
from bot.terminal.output.json_payloads import report_payload, run_payload, subscription_payload
from corpus.article import Failure
from corpus.errors import AS_WRITTEN, FetchError, FootnoteError, LaterError, QuestionError, Reason, SourceError
from corpus.files import reason_for
from corpus.specs import SourceSpec
from corpus.web.addresses import check_address
from retrieval.refresh.report import Report, as_json
from retrieval.store.catalog import Catalog
from retrieval.store.database import now, writing
from retrieval.store.schema import sources
from retrieval.store.subscriptions import Subscriptions
from tests.bot.render.test_messages import ENGLISH, catalogue
from tests.support.languages import WHOLE

ROOT = Path(__file__).parents[3]
EN, KO, JA = map(language, ("en", "ko", "ja"))
CLASSES = frozenset(
    {
        name
        for name, found in vars(corpus.errors).items()
        if isinstance(found, type) and issubclass(found, FootnoteError)
    }
    | {"Reason", "Refused"}
)
# What programs decide by, and no sentence speaks of.
ASIDE = frozenset(("transient", "slow", "after", "run"))
# The catalogues whose messages are all raised, and said by no other way.
RAISED_ALONE = (
    "encoder",
    "evaluation",
    "options",
    "questions",
    "settings",
    "store",
    "terminal",
    "unreadable",
    "writing",
)
# A card's refusal is named by what is at an address (bot/moderation/corpus_service.py).
PUT_TOGETHER = "adding-is-"
PAGE = "http://news.example/a"
CLOSED = Reason("unreadable-host-closed", why=Reason("unreadable-kind-loopback"))
ABSENT, ROBOTS, GONE = Reason("unreadable-absent"), Reason("unreadable-robots"), Reason("unreadable-not-found")


@dataclass(frozen=True)
class Site:
    """Hold one place where a code is given: `names` are its values, None where they are handed on."""

    where: str
    code: str
    names: frozenset[str] | None


def codes(node: ast.expr) -> Iterator[str]:
    """Yield the codes that an expression may be; what is a Reason already is found where that is made."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*codes(node.body), *codes(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        text = ast.unparse(node)
        assert text.startswith(f"f'{PUT_TOGETHER}"), f"{text}: a code is written out, so that it can be found"


def sites() -> Iterator[Site]:
    """Yield every place in the code that names a code."""
    for top in ("corpus", "retrieval", "bot"):
        for file in sorted((ROOT / top).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
                if name in CLASSES and isinstance(node, ast.Call) and node.args:
                    given_all = all(keyword.arg for keyword in node.keywords)
                    names = frozenset(keyword.arg or "" for keyword in node.keywords) - ASIDE
                    for code in codes(node.args[0]):
                        yield Site(f"{file.relative_to(ROOT)}:{node.lineno}", code, names if given_all else None)


SITES = list(sites())


# ------------------------------------------------------------------------------------------------ code and catalogues


def test_the_codes_are_found_where_they_are_given() -> None:
    assert len(SITES) > 200
    assert {"unreadable-empty", "store-no-server", "questions-no-date", "errors-stopping"} <= {s.code for s in SITES}


@pytest.mark.parametrize("tongue", WHOLE)
def test_every_code_has_a_message_that_speaks_of_the_values_it_is_given(tongue: str) -> None:
    messages = {key: names for key, (names, _) in catalogue(tongue, commands=False).items()}
    for site in SITES:
        if site.code == AS_WRITTEN or (site.names is None and site.code not in messages):
            continue
        assert site.code in messages, f"{site.where} raises {site.code}, which {tongue} has no message for"
        assert site.names in (None, messages[site.code]), f"{site.where} gives {site.code} other values"


def test_no_message_is_there_that_nobody_raises() -> None:
    raised = {site.code for site in SITES}
    mute = {key for key in ENGLISH if key.split("-")[0] in RAISED_ALONE} - raised - {AS_WRITTEN}
    assert mute == set()


@pytest.mark.parametrize(
    "code", sorted({site.code for site in SITES if site.code.startswith("unreadable-")} - {"unreadable-of"})
)
def test_why_something_cannot_be_read_is_in_no_english_in_another_language(code: str) -> None:
    why = Reason(code, **dict.fromkeys(ENGLISH[code], "7"))
    assert [tongue for tongue in WHOLE if reason_in(why, language(tongue)) == reason_in(why, EN)] == ["en"]


# ------------------------------------------------------------------------------------------------ errors and reasons


def test_an_error_is_one_line_of_code_and_values() -> None:
    why = Reason("unreadable-robots-unread", why=Reason("unreadable-slow", seconds="30"))
    error = FetchError("unreadable-redirects-nowhere", why=why, transient=True)
    assert str(error) == "unreadable-redirects-nowhere why=(unreadable-robots-unread why=(unreadable-slow seconds=30))"
    assert (error.code, error.values, error.transient) == ("unreadable-redirects-nowhere", {"why": why}, True)
    odd = SourceError("options-path", source='a "b"\n', other="서울 신문", empty="")
    assert str(odd) == r'options-path source="a \"b\"\n" other="서울 신문" empty=""'


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text() | st.integers()))
def test_no_value_makes_it_two_lines(values: dict) -> None:
    assert len(str(Reason("x", **values)).splitlines()) == 1


def test_an_error_is_the_same_in_another_process() -> None:
    error = LaterError(Reason("unreadable-trouble", status="503"), after=3.0)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.reason, again.after, again.transient) == (LaterError, error.reason, 3.0, True)


reasons = st.recursive(
    st.builds(lambda text, number: Reason("unreadable-of", source=text, number=number), st.text(), st.integers()),
    lambda inner: st.builds(lambda why: Reason("unreadable-and-more", why=why, count="2"), inner),
)


@given(reasons)
def test_a_reason_comes_back_from_json_as_it_was(reason: Reason) -> None:
    assert Reason.from_json(json.loads(json.dumps(reason.as_json()))) == reason


# ------------------------------------------------------------------------------------------------ what people read


@pytest.mark.parametrize(
    ("reason", "english", "korean"),
    [
        (GONE, "there is no such page (404)", "그런 페이지가 없어요 (404)"),
        (
            Reason("unreadable-large", bytes=10_485_760),
            "it is larger than 10,485,760 bytes, the limit for one address",
            "주소 하나에서 읽는 한도 10,485,760바이트보다 커요",
        ),
        (
            Reason("unreadable-redirects-nowhere", why=CLOSED),
            "it redirects to something that can't be read: its host has an address that is loopback; only hosts on the "
            "open internet are read",
            "읽을 수 없는 곳으로 보내요: 서버의 주소가 공개 인터넷의 것이 아니에요(자기 자신). "
            "공개 인터넷의 서버만 읽어요",
        ),
        (
            Reason("unreadable-and-more", why=Reason("unreadable-of", source=PAGE, why=GONE), count="3"),
            "http://news.example/a: there is no such page (404) (and 3 more)",
            "http://news.example/a: 그런 페이지가 없어요 (404) (그리고 3건 더)",
        ),
        (Reason("of-a-later-version", n=1), "of-a-later-version n=1", "of-a-later-version n=1"),
    ],
)
def test_values_and_reasons_within_reasons_are_said(reason: Reason, english: str, korean: str) -> None:
    assert (sentence(reason), reason_in(reason, KO)) == (english, korean)


def test_what_the_system_says_stays_as_it_is() -> None:
    odd = reason_for(OSError(errno.ENOTTY, "odd"))
    assert sentence(odd) == "the system can't read it (odd)"
    assert "odd" in reason_in(odd, JA)


def test_what_an_address_is_is_said_in_the_language() -> None:
    with pytest.raises(FetchError) as told:
        check_address("10.0.0.1")
    assert not any(char.isascii() and char.isalpha() for char in reason_in(told.value.reason, KO))


def test_no_path_of_the_machine_is_shown_in_any_language() -> None:
    place = "/srv/secret/news"
    taken = Reason("unreadable-taken-id", id="a.md", other="a.md", source=place)
    shown = (taken, Reason("unreadable-of", source=place, why=ABSENT), Reason("options-no-path", source=repr(place)))
    old = ("its id, a.md, is taken by a.md of /srv/my secret/news; rename one of them", f"{place}: it is not there")
    for words in (EN, KO, JA):
        for reason in (*shown, *map(Reason.from_json, old)):
            assert "secret" not in reason_in(reason, words)
    assert reason_in(taken, EN) == "its id, a.md, is taken by a.md of news; rename one of them"
    assert [reason_in(Reason.from_json(text), EN) for text in old] == [
        "its id, a.md, is taken by a.md of news; rename one of them",
        "news: it is not there",
    ]
    web = "https://news.example/a/b: there is no such page (404)"
    assert reason_in(Reason.from_json(web), KO) == web
    assert sentence(taken).endswith(f"of {place}; rename one of them")


def test_a_question_is_said_by_options_in_the_terminal_and_as_typed_in_discord() -> None:
    error = QuestionError("questions-no-date", option="--since", said="it's *now*")
    assert words_for(error) == """--since "it's *now*" isn't a date: write it like 2016-03-22, 2016-03 or 2016."""
    assert words_for_member(error, EN) == r"“it's \*now\*” isn't a date: write it like 2016-03-22, 2016-03 or 2016."
    more = Reason("questions-names-more", names="A, B", count="4")
    several = QuestionError("questions-several-publishers", name="a", found=more)
    assert words_for(several) == "Several publishers are called 'a': A, B and 4 more. Give the full name of one."
    assert "A, B 외 4곳" in words_for_member(several, KO)


def test_what_is_no_error_of_ours_is_said_by_its_own_words_in_the_log() -> None:
    assert in_english(ValueError("odd")) == "odd"
    assert in_english(TimeoutError()) == "TimeoutError"
    assert in_english(SourceError("unreadable-empty")) == "the file is empty"


def test_a_refusal_is_said_with_its_values() -> None:
    assert words_for_member(Refused("errors-cooldown", seconds=40), EN).endswith("Try again in 40 seconds.")


def test_a_report_says_why_in_the_language_that_it_is_in() -> None:
    report = Report("s", (), (), (), 0, (Failure("http://news.example/a", ROBOTS),), 0, 0.1, dry_run=False)
    assert report_text(report, "", KO).endswith("읽기를 금지해요")
    assert report_file(report, JA).endswith("robots.txt が読み取りを禁止しています\n")
    assert report_payload(report)["failed"] == [
        {"source": "http://news.example/a", "error": "its robots.txt forbids reading it"}
    ]
    assert as_json(report)["failed"][0]["error"] == {"code": "unreadable-robots", "values": {}}


# ------------------------------------------------------------------------------------------------ what was kept before


def test_a_run_that_kept_sentences_is_shown_as_it_was(catalog: Catalog) -> None:
    from retrieval.jobs.runs import Jobs

    jobs = Jobs(catalog)
    errors = ("the file is empty", ABSENT.as_json())
    kept = {"unchanged": 1, "failed": [{"source": "a.md", "error": error} for error in errors]}
    jobs.end(jobs.start("refresh", "ada"), "done", None, kept)
    jobs.end(jobs.start("rollback", "ada"), "done", None, {"before": "1", "after": "2"})
    moved, read = (run_payload(run)["report"] for run in jobs.latest())
    assert [one["error"] for one in read["failed"]] == ["the file is empty", "it doesn't exist (or was removed)"]
    assert moved == {"before": "1", "after": "2"}


def test_a_subscription_that_kept_a_sentence_is_shown_as_it_was(catalog: Catalog) -> None:
    subscriptions = Subscriptions(catalog)
    subscriptions.add(SourceSpec("feed", "https://news.example/feed"), "ada")
    with writing(catalog.engine) as connection:
        connection.execute(
            sources.update().values(last_read_at=now(), last_error="/srv/secret/a.md: the file is empty")
        )
    found = subscriptions.listed()[0]
    assert subscription_payload(found)["last_error"] == "/srv/secret/a.md: the file is empty"
    assert r"a.md: the file is empty" in subscribed_line(found, EN).replace("\\", "")
    assert "/srv" not in subscribed_line(found, KO)
    subscriptions.note("https://news.example/feed", GONE)
    assert subscriptions.listed()[0].last_error == GONE


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """Return a catalog with nothing in it."""
    found = Catalog.in_directory(tmp_path)
    yield found
    found.close()
