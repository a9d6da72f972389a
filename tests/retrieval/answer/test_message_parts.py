"""Two questions in one message: both are answered, or the one that can't be is named."""

from bot.render.answer_pages import answer_pages
from bot.terminal.output.json_payloads import answer_payload
from retrieval.answer.engine import Engine
from retrieval.types import Question


def test_both_are_answered_under_one_numbering(sample: Engine) -> None:
    answer = sample.ask(Question("When did Tomiichi Murayama apologise? When did Japan set up the Asian Women's Fund?"))
    said = " ".join(citation.quote for citation in answer.citations)
    assert "15 August 1995" in said
    assert "19 July 1995" in said
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert answer.unanswered == ()


def test_the_one_that_cannot_be_answered_is_named(sample: Engine) -> None:
    asked = "When did Japan set up the Asian Women's Fund? Who won the football match in Lisbon?"
    answer = sample.ask(Question(asked))
    assert answer.unanswered == ("Who won the football match in Lisbon?",)
    assert "19 July 1995" in answer.citations[0].quote
    assert "Who won the football match in Lisbon?" in "\n".join(answer_pages(answer))
    assert answer_payload(answer)["unanswered"] == list(answer.unanswered)


def test_a_message_of_which_nothing_is_answered_abstains_as_one(sample: Engine) -> None:
    answer = sample.ask(Question("Who won the football match in Lisbon? How tall is the tallest giraffe?"))
    assert answer.abstained
    assert answer.unanswered == ()


def test_what_answers_both_is_said_once(sample: Engine) -> None:
    answer = sample.ask(Question("When did Japan set up the Asian Women's Fund? On what day was the fund set up?"))
    places = [(citation.article_id, citation.start) for citation in answer.citations]
    assert places
    assert len(places) == len(set(places))
    assert answer.unanswered == ()
