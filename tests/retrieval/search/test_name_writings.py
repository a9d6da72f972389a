"""How articles write a name that a question has in another script, read from the articles themselves."""

from collections.abc import Iterator

import pytest

from retrieval.answer.engine import Engine
from retrieval.encode.multilingual.encoder import MultilingualEncoder
from retrieval.index.vector_index import open_vector_index
from retrieval.search.name_writings import NameWritings
from retrieval.store.catalog import Catalog
from retrieval.types import Question
from tests.support.refreshers import refresher_of

ARTICLES = {
    "harbour": "Mayor Torahiko Serano opened the harbour of Velmora in 1954. Kim Dal-rae, an engineer, had drawn it. "
    "Shops closed early, and Serano spoke for an hour. The canal may be dug next.",
    "mill": "Kim Dal-rae of Velmora also built the mill, in 1961. In May a flood moved a wheel. Rah spoke of it.",
    "palace": "궁전을 지은 사람은 한소래(Han So-rae)였다. 한소래는 목수였다.",
    "temple": "寺を建てたのは文冬花（ムン・ドンファ）だった。Moon Dong-hwa was a carpenter.",
}


@pytest.fixture(scope="module")
def engine(multilingual: MultilingualEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder, place = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("data")
    for name, text in ARTICLES.items():
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\n{text}\n", encoding="utf-8")
    engine = Engine(Catalog.in_directory(place), open_vector_index(place / "vectors"), multilingual, place)
    refresher_of(engine).run([str(folder)])
    yield engine
    engine.catalog.close()


@pytest.fixture
def writings(engine: Engine) -> NameWritings:
    view = engine._views.current()
    return NameWritings(view, view.encoder.tokenizer)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("세라노", ["Serano"]),
        ("セラノ", ["Serano"]),
        ("김달래", ["Kim Dal-rae"]),
        ("벨모라", ["Velmora"]),
        ("한소래", ["Han So-rae"]),
        ("Han So-rae", ["한소래"]),
        ("文冬花", ["ムン・ドンファ", "Moon Dong-hwa"]),
    ],
)
def test_a_name_is_found_as_the_articles_write_it(writings: NameWritings, name: str, written: list[str]) -> None:
    assert list(writings.of(name)) == written


@pytest.mark.parametrize("word", ["숍스", "메이", "라", "다리", "목수", "Shops", "寺"])
def test_what_is_no_name_there_has_no_other_writing(writings: NameWritings, word: str) -> None:
    assert list(writings.of(word)) == []


def test_a_question_is_asked_in_the_articles_words_and_says_so(engine: Engine) -> None:
    considered = engine.consider(Question("세라노 시장은 언제 항구를 열었나요?"))
    assert considered.query.asked == "Serano 시장은 언제 항구를 열었나요?"
    assert "1954" in considered.reading.text


def test_a_question_in_the_script_of_all_articles_stays_as_it_is(engine: Engine) -> None:
    assert engine.consider(Question("When did Serano open the harbour?")).query.asked.startswith("When did Serano open")
