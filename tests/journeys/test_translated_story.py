"""One story in three languages: it is told once, in the asker's language, and the translations are named beside it.

The articles are short ones of our own; the encoder and the readers are those that ship.
"""

import pytest

from bot.services import build_engine
from bot.settings import Settings
from retrieval.answer.engine import Engine
from retrieval.types import Answer, Question
from tests.support.refreshers import refresher_of

# By name: the language, the publisher, and the text.
ARTICLES = {
    "bridge-en": (
        "Varne Courier",
        "The council of Varne will spend 48 million crowns on a new bridge over the river Osk. The old wooden bridge "
        "was swept away by the flood in March 2019. The new one is to be finished in the autumn of 2023, the mayor "
        "told the assembly. Until then a ferry carries the children to school every morning.",
    ),
    "bridge-ko": (
        "바르네 신문",
        "바르네 시의회는 오스크강에 새 다리를 놓는 데 4800만 크로나를 쓰기로 했다. 낡은 나무다리는 2019년 3월 홍수에 "
        "떠내려갔다. 시장은 의회에서 새 다리가 2023년 가을에 완공될 예정이라고 밝혔다. 상인들은 공사 소음을 걱정한다.",
    ),
    "bridge-ja": (
        "ヴァルネ日報",
        "古い木造の橋は2019年3月の洪水で流された。地元の漁師たちは新しい橋の色を青にするよう求めている。"
        "市役所は来週、住民向けの説明会を開く。",
    ),
    "harvest-ko": (
        "바르네 신문",
        "바르네의 포도 수확은 올해 예년보다 두 주 늦게 시작됐다. 농부들은 잦은 비가 원인이라고 말했다. "
        "첫 포도주는 11월 축제에서 맛볼 수 있다.",
    ),
    "museum-en": (
        "Varne Courier",
        "The museum of Varne shows a hundred old maps of the river valley this summer. Most of them were drawn by "
        "monks. Entry is free for children under twelve.",
    ),
}
ASKED = {
    "en": "When was the old wooden bridge of Varne swept away?",
    "ko": "바르네의 낡은 나무다리는 언제 떠내려갔나요?",
    "ja": "ヴァルネの古い木造の橋はいつ流されましたか？",
}
SAID = {
    "en": "The old wooden bridge was swept away by the flood in March 2019.",
    "ko": "낡은 나무다리는 2019년 3월 홍수에 떠내려갔다.",
    "ja": "古い木造の橋は2019年3月の洪水で流された。",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("articles")
    for name, (publisher, text) in ARTICLES.items():
        front = f"---\ntitle: {name}\npublished: 2021-05-03\npublisher: {publisher}\n---\n\n"
        (folder / f"{name}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    made = build_engine(Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("data")))  # type: ignore[call-arg]
    refresher_of(made).run([str(folder)])
    return made


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize("language", ASKED)
def test_the_statement_is_quoted_once_in_the_askers_language(engine: Engine, language: str) -> None:
    answer = engine.ask(Question(ASKED[language]), threshold=0)
    assert [quote for quote in quotes(answer) if quote in SAID.values()] == [SAID[language]]


@pytest.mark.parametrize("language", ASKED)
def test_nor_are_two_of_them_among_the_closest(engine: Engine, language: str) -> None:
    closest = [quote.text for quote in engine.consider(Question(ASKED[language])).closest]
    assert [quote for quote in closest if quote in SAID.values()] == [SAID[language]]
    assert len(closest) > 1


@pytest.mark.parametrize("language", ASKED)
def test_its_translations_are_named_with_their_publishers(engine: Engine, language: str) -> None:
    answer = engine.ask(Question(ASKED[language]), threshold=0)
    (n,) = (citation.n for citation in answer.citations if citation.quote == SAID[language])
    named = (*answer.also_in[n].independent, *answer.also_in[n].copies)
    texts = {copy.article_id: engine.catalog.article(copy.article_id) for copy in named}
    said = {
        (copy.publisher, article.text[copy.start : copy.end]) for copy in named if (article := texts[copy.article_id])
    }
    papers = {"en": "Varne Courier", "ko": "바르네 신문", "ja": "ヴァルネ日報"}
    others = {one for one in SAID if one != language}
    # The Korean article is a translation of the English one: where both say it, one of them is named.
    assert said <= {(papers[one], SAID[one]) for one in others}
    assert len(said) == (1 if language == "ja" else 2)


def test_an_article_that_is_translated_bears_nothing_out(engine: Engine) -> None:
    answer = engine.ask(Question(ASKED["ko"]), threshold=0)
    others = answer.also_in[1]
    assert [copy.title for copy in others.copies] == ["bridge-en"]
    assert [copy.title for copy in others.independent] == ["bridge-ja"]
