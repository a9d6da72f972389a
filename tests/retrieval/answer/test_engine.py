"""Asking: answers whose every quote stands in the catalog, and an honest no."""

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from corpus.errors import EmptyCorpusError, QuestionError
from retrieval.abstention import CLOSEST, NOT_THIS, NOTHING, OTHER_DATES, UNSURE, abstention, spoken
from retrieval.answer.engine import Engine
from retrieval.answer.evidence import Considered
from retrieval.cite.citations import Quote, cite
from retrieval.store.database import writing
from retrieval.store.schema import sentence_vectors
from retrieval.types import Answer, Filters, Question
from tests.conftest import MakeEngine
from tests.support.errors import raises
from tests.support.refreshers import refresher_of


def verbatim(engine: Engine, answer: Answer) -> bool:
    """Return whether every quote that is shown keeps the contract."""
    return all(
        (article := engine.catalog.article(c.article_id)) is not None and article.text[c.start : c.end] == c.quote
        for c in answer.quoted
    )


def test_the_question_that_the_project_began_with(sample: Engine) -> None:
    answer = sample.ask(Question("what did Japan demand about the statue?"))
    assert answer.text is not None
    assert "remove the statue" in answer.text
    assert answer.citations[0].article_id == "articles/2016-03-23-japan-ties-1-billion-yen-to-statue.md"
    assert verbatim(sample, answer)


@pytest.mark.parametrize(
    ("question", "words", "article"),
    [
        ("When was the treaty on basic relations signed?", "22 June 1965", "1965-06-23"),
        ("How much did the Supreme Court order Nippon Steel to pay each plaintiff?", "100 million won", "2018-10-31"),
        ("Who was the first survivor in South Korea to speak in public?", "Kim Hak-sun", "1991-08-15"),
        ("Why did Japan recall its ambassador from Seoul?", "Busan", "2017-01-10"),
    ],
)
def test_questions_about_the_sample_articles(sample: Engine, question: str, words: str, article: str) -> None:
    answer = sample.ask(Question(question))
    assert answer.text is not None
    assert words in answer.text
    assert article in " ".join(citation.article_id for citation in answer.citations)
    assert verbatim(sample, answer)


@pytest.mark.parametrize("question", ["What is the capital of Peru?", "How do I bake sourdough bread?", "zxqv blorp"])
def test_what_the_articles_do_not_say_is_not_answered(sample: Engine, question: str) -> None:
    answer = sample.ask(Question(question))
    assert answer.abstained
    assert (answer.state, answer.citations, answer.closest) == ("nothing", (), ())
    assert answer.reason == NOTHING
    assert abstention(answer) == f"The corpus does not say. {answer.reason}"
    assert answer.nearest[0].title == answer.passages[0].title
    assert len({near.article_id for near in answer.nearest}) == 3
    assert answer.intelligible is (question != "zxqv blorp")


def test_where_it_is_not_sure_what_comes_closest_is_quoted_and_is_no_answer(
    make_engine: MakeEngine, folder: Path
) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    question = Question("Where does the bell tower lean?")
    held_back, answer = engine.ask(question, threshold=0), engine.ask(question, threshold=1.1)
    assert (held_back.state, held_back.closest) == ("answered", ())
    assert (answer.state, answer.abstained, answer.text, answer.citations) == ("closest", True, None, ())
    assert answer.reason == UNSURE
    assert answer.closest == answer.quoted
    assert answer.closest[: len(held_back.citations)] == held_back.citations
    assert len(answer.closest) == 3, "whatever is near it is worth a look, however far behind the first"
    assert [citation.n for citation in answer.closest] == list(range(1, len(answer.closest) + 1))
    assert answer.nearest[0].title == "The bell tower"
    assert verbatim(engine, answer)
    assert abstention(answer) == f"{UNSURE} {CLOSEST}"
    assert spoken(answer) == " ".join((UNSURE, CLOSEST, *(citation.quote for citation in answer.closest)))


def test_what_comes_closest_is_shown_only_where_it_stands_in_the_catalog(
    make_engine: MakeEngine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    closest = engine.consider(Question("Where does the bell tower lean?")).closest
    invented = tuple(replace(quote, text="It leans to the south.") for quote in closest)
    monkeypatch.setattr(Considered, "closest", invented)
    answer = engine.ask(Question("Where does the bell tower lean?"), threshold=1.1)
    assert (answer.state, answer.closest, answer.reason) == ("nothing", (), NOT_THIS)


def test_an_answer_has_at_most_three_sentences_and_a_marker_after_each(sample: Engine) -> None:
    for question in ("What happened in 2018?", "What did the foundation pay?", "statue", "apology of Japan"):
        answer = sample.ask(Question(question))
        assert answer.text is not None
        assert 1 <= len(answer.citations) <= 3
        assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))
        assert all(f"[{c.n}]" in answer.text for c in answer.citations)
        assert sum(len(c.quote) for c in answer.citations) <= 600


def test_passages_are_ranked_from_one_and_stand_in_their_articles(sample: Engine) -> None:
    hits = sample.search("the foundation's money", limit=7).hits
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5, 6, 7]
    assert all(better.score >= worse.score for better, worse in itertools.pairwise(hits))
    for hit in hits:
        article = sample.catalog.article(hit.article_id)
        assert article is not None
        assert article.text[hit.start : hit.end] == hit.text


def test_the_same_question_gets_the_same_answer(sample: Engine) -> None:
    first, second = (sample.ask(Question("What is the 1998 declaration?")) for _ in range(2))
    assert (first.text, first.citations, first.passages) == (second.text, second.citations, second.passages)


def test_timings_cover_every_step(sample: Engine) -> None:
    timings = sample.ask(Question("What is the foundation?")).timings
    assert set(timings) == {"encode", "search", "read", "total"}
    assert timings["total"] >= timings["encode"] + timings["search"] + timings["read"] - 0.1


@pytest.mark.parametrize("text", ["", "   \n", "\u3000"])
def test_an_empty_question_is_refused(engine: Engine, text: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        engine.ask(Question(text))


def test_an_overlong_question_is_refused_with_the_limit(engine: Engine) -> None:
    with raises(QuestionError, "questions-too-long", chars=4000, limit=2000):
        engine.ask(Question("x" * 4000))


def test_before_the_first_refresh_the_way_out_is_named(engine: Engine) -> None:
    with raises(EmptyCorpusError, "store-empty"):
        engine.ask(Question("Where is the ferry?"))


@pytest.mark.parametrize("text", ["\udcff\udc80 ferry", "ferry \x00 tower", "🛳️" * 300, "OR AND NOT * \" ' -- ; %"])
def test_strange_questions_are_answered_or_not_but_never_break(
    make_engine: MakeEngine, folder: Path, text: str
) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    assert engine.ask(Question(text)).snapshot


def test_a_quote_that_is_not_in_the_catalog_is_not_shown(make_engine: MakeEngine, folder: Path) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    hit = engine.search("ferry harbour").hits[0]
    right = Quote(hit, hit.start, hit.start + 7, hit.text[:7])
    invented = Quote(hit, hit.start, hit.start + 7, "A train")
    shifted = Quote(hit, hit.start + 1, hit.start + 8, hit.text[:7])
    kept, citations = cite(engine.catalog, [invented, right, shifted])
    assert kept == [right]
    assert [(c.n, c.quote) for c in citations] == [(1, "A ferry")]


def test_the_words_that_answer_are_marked_within_their_quote_and_make_it_no_other(
    make_engine: MakeEngine, folder: Path
) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    hit = engine.search("ferry harbour").hits[0]
    plain = Quote(hit, hit.start, hit.start + 7, hit.text[:7])
    marked = replace(plain, highlight=(hit.start + 2, hit.start + 7))
    assert marked == plain
    _, (citation,) = cite(engine.catalog, [marked])
    assert citation.highlight == (hit.start + 2, hit.start + 7)
    assert engine.catalog.article(hit.article_id).text[slice(*citation.highlight)] == "ferry"  # type: ignore[union-attr]
    for astray in ((hit.start + 2, hit.start + 8), (hit.start + 3, hit.start + 3), (hit.start - 1, hit.start + 2)):
        kept, (citation,) = cite(engine.catalog, [replace(plain, highlight=astray)])
        assert (kept, citation.quote, citation.highlight) == ([plain], "A ferry", None)


def test_a_marker_that_an_article_has_of_its_own_is_told_from_ours(make_engine: MakeEngine, tmp_path: Path) -> None:
    engine = make_engine()
    (tmp_path / "wiki.txt").write_text("The ferry first crossed the harbour in May 1901.[7] It sank.")
    refresher_of(engine).run([str(tmp_path / "wiki.txt")])
    answer = engine.ask(Question("ferry harbour"))
    assert answer.text is not None
    assert answer.text.startswith("The ferry first crossed the harbour in May 1901.\\[7\\] [1]")
    assert "1901.[7]" in answer.citations[0].quote
    assert verbatim(engine, answer)


def test_a_sentence_too_long_to_quote_is_cut_and_shown_as_cut(make_engine: MakeEngine, tmp_path: Path) -> None:
    engine = make_engine()
    words = " ".join(f"ferry harbour number{n}" for n in range(400))
    (tmp_path / "long.txt").write_text(words)
    refresher_of(engine).run([str(tmp_path / "long.txt")])
    engine.encoder.tokenizer.room = 10_000  # type: ignore[attr-defined]
    refresher_of(engine).run([str(tmp_path / "long.txt")], rebuild=True)
    answer = engine.ask(Question("ferry harbour"))
    assert answer.text is not None
    assert answer.text.endswith(" … [1]")
    assert len(answer.citations[0].quote) <= 600
    assert verbatim(engine, answer)


# The sentences that a refresh kept


def test_a_question_costs_no_encoding_but_its_own(make_engine: MakeEngine, folder: Path) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    engine.warm()
    encoded = engine.encoder.encoded  # type: ignore[attr-defined]
    assert engine.ask(Question("Where does the bell tower lean?"), threshold=0).citations
    assert engine.encoder.encoded == encoded  # type: ignore[attr-defined]


def test_chunks_of_an_older_catalog_that_have_no_sentences_give_the_same_quotes(
    make_engine: MakeEngine, folder: Path
) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    questions = [Question(text) for text in ("Where does the bell tower lean?", "What did the mayor pay for?", "flood")]
    before = [engine.ask(question, threshold=0) for question in questions]
    with writing(engine.catalog.engine) as connection:
        connection.execute(sentence_vectors.delete())
    later = make_engine()  # what an engine has read lately it doesn't read again
    after = [later.ask(question, threshold=0) for question in questions]
    assert later.encoder.encoded > 0  # type: ignore[attr-defined]
    assert [answer.text for answer in after] == [answer.text for answer in before]
    assert [answer.citations for answer in after] == [answer.citations for answer in before]
    assert all(answer.citations and verbatim(engine, answer) for answer in after)


def test_so_they_do_beside_chunks_that_have_some(make_engine: MakeEngine, folder: Path) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    question = Question("Where does the bell tower lean?")
    before = engine.ask(question, threshold=0)
    with writing(engine.catalog.engine) as connection:
        connection.execute(sentence_vectors.delete().where(sentence_vectors.c.key == before.passages[0].key))
    assert make_engine().ask(question, threshold=0).citations == before.citations


def test_what_was_read_for_one_question_is_not_read_from_the_catalog_for_the_next(
    make_engine: MakeEngine, folder: Path
) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    question, statements = Question("Where does the bell tower lean?"), []
    first = engine.ask(question)

    def note(*given: object) -> None:
        statements.append(str(given[2]))

    event.listen(engine.catalog.engine, "before_cursor_execute", note)
    again = engine.ask(question)
    assert replace(again, timings={}) == replace(first, timings={})
    assert not any(table in text for text in statements for table in ("FROM chunks", "FROM sentence_vectors"))
    assert any("article_versions.text" in text for text in statements), "quotes are verified each time"


def test_how_the_nearest_articles_begin_is_read_once(make_engine: MakeEngine, folder: Path) -> None:
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    question, statements = Question("Where does the bell tower lean?"), []
    first = engine.ask(question, threshold=1.1)

    def note(*given: object) -> None:
        statements.append(str(given[2]))

    event.listen(engine.catalog.engine, "before_cursor_execute", note)
    assert engine.ask(question, threshold=1.1).nearest == first.nearest != ()
    assert not any("substr" in text for text in statements), "how articles begin"


def test_a_filter_that_the_evidence_passes_is_not_the_reason_for_an_abstention(sample: Engine) -> None:
    filters = Filters(since=date(2031, 1, 1))
    outside = sample.ask(Question("what did Japan demand about the statue?", filters=filters))
    assert (outside.text, outside.reason) == (None, OTHER_DATES)
    filters = Filters(since=date(1900, 1, 1))
    within = sample.ask(Question("what did Japan demand about the statue?", filters=filters), threshold=1.1)
    assert (within.text, within.reason) == (None, UNSURE)
    assert within.closest
    assert outside.closest == (), "of other dates than those that were asked for"


def test_a_day_is_told_by_the_year_of_its_article(sample: Engine) -> None:
    answer = sample.ask(Question("What did the Seoul High Court rule in November 2023?"))
    assert answer.text is not None
    assert "on 23 November, the Seoul High Court had ordered Japan to pay 200 million won" in answer.text


def test_what_is_of_the_dates_asked_for_is_read_where_the_best_is_not(sample: Engine) -> None:
    answer = sample.ask(Question("How much did Japan lend South Korea in 1998?"))
    assert any("3 billion dollars in loans" in citation.quote for citation in answer.quoted)


def test_what_is_of_other_dates_is_shown_as_such(sample: Engine) -> None:
    answer = sample.ask(Question("How many survivors were still alive in 2031?"))
    assert (answer.text, answer.reason, answer.state) == (None, OTHER_DATES, "closest")
    assert abstention(answer) == f"{OTHER_DATES} {CLOSEST}"
    assert any("are still alive" in citation.quote for citation in answer.closest)
    assert verbatim(sample, answer)
