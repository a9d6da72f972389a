"""Messages that ask for more than a sentence: each gets quotes that stand, or is answered as a question."""

import pytest

from retrieval.answer.engine import Engine
from retrieval.types import Question, Turn


def ask(engine: Engine, text: str, *turns: Turn):
    answer = engine.ask(Question(text, turns))
    for citation in answer.citations:
        article = engine.catalog.article(citation.article_id)
        assert article is not None
        assert article.text[citation.start : citation.end] == citation.quote
    return answer


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Tell me about the Asian Women's Fund", "Fund"),
        ("What do the articles say about GSOMIA?", "GSOMIA"),
        ("thanks! give me a summary of the Kono statement please :)", "Kono"),
    ],
)
def test_a_subject_is_told_of_by_several_quotes_on_it(sample: Engine, text: str, titled: str) -> None:
    answer = ask(sample, text)
    assert not answer.abstained
    assert 3 <= len(answer.citations) <= 5
    assert any(titled in citation.title or titled in citation.quote for citation in answer.citations)
    assert [hit.rank for hit in answer.passages] == list(range(1, len(answer.passages) + 1))


def test_the_first_article_is_the_newest_and_is_told_of_alone(sample: Engine) -> None:
    (title,) = {citation.title for citation in ask(sample, "Summarise the first article").citations}
    assert {citation.title for citation in ask(sample, "what's the latest article about?").citations} == {title}


def test_the_articles_there_are_are_counted_and_the_latest_are_quoted(sample: Engine) -> None:
    answer = ask(sample, "What articles do you have?")
    assert answer.text is not None
    assert answer.text.startswith("There are 35 articles")
    assert answer.holdings is not None
    assert answer.holdings.articles == 35
    assert ask(sample, "Summarise the first article").holdings is None
    assert len({citation.article_id for citation in answer.citations}) >= 4


def test_two_subjects_are_set_side_by_side(sample: Engine) -> None:
    answer = ask(sample, "Compare the Kono statement and the Murayama statement")
    assert len({citation.article_id for citation in answer.citations}) == 2


def test_what_two_articles_have_in_common_is_said_by_both(sample: Engine) -> None:
    answer = ask(sample, "What do the two latest articles have in common?")
    assert answer.abstained or len({citation.article_id for citation in answer.citations}) == 2


def test_of_a_subject_that_the_corpus_is_not_on_it_abstains(sample: Engine) -> None:
    assert ask(sample, "Tell me about the Eiffel Tower").abstained


def test_after_other_questions_this_is_what_was_spoken_of(sample: Engine) -> None:
    turns = Turn("user", "What did Japan demand about the statue?"), Turn("agent", "That it be removed. [1]")
    everything = ask(sample, "What is this about?").text
    assert ask(sample, "What is this about?", *turns).text != everything


def test_a_question_stays_one(sample: Engine) -> None:
    assert len(ask(sample, "What did Japan demand about the statue?").citations) <= 3
