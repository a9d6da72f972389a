"""Which of many questions some articles may answer: none that they do is left out, and most others are."""

from retrieval.types import Filters, Question
from tests.benchmarks.planted import FACTS

ELSEWHERE = (
    "How long does a soft egg have to boil?",
    "Which gear should I climb a steep hill in?",
    "Who won the chess tournament in Reykjavik?",
    "Warum fallen im Herbst die Blätter?",
)


def test_what_an_article_answers_is_worth_asking_of_it(installed):
    asked = [fact["question"] for fact in FACTS]
    answers = {question: installed.ask(Question(question)) for question in asked}
    answered = {question: said.citations[0].article_id for question, said in answers.items() if said.text}
    assert len(answered) >= 18
    for question, article in answered.items():
        assert installed.may_answer([question], [article]) == [True], question


def test_what_is_on_something_else_is_not(installed):
    articles = sorted(installed.catalog.members(installed.catalog.current().id))
    assert installed.may_answer(ELSEWHERE, articles) == [False] * len(ELSEWHERE)
    # In other scripts nothing is told by that.
    assert installed.may_answer(["달걀은 얼마나 삶아야 하나요?", *ELSEWHERE[:1]], articles) == [True, False]
    assert not any(installed.ask(Question(one, filters=Filters(articles=tuple(articles)))).text for one in ELSEWHERE)


def test_nothing_is_worth_asking_of_no_articles_and_no_questions_are(installed):
    assert installed.may_answer([FACTS[0]["question"]], []) == [False]
    assert installed.may_answer([], ["anything"]) == []
