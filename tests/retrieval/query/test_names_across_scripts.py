"""Names of a question in another script than the articles': what becomes of them, given what articles write."""

import time
from collections.abc import Collection, Mapping, Sequence

import pytest

from retrieval.query.names_across_scripts import with_names
from retrieval.text.scripts import script_of


class Known:
    """Writings by a table."""

    def __init__(
        self, names: Mapping[str, Sequence[str]], held: Collection[str] = (), words: Collection[str] = ()
    ) -> None:
        self._names, self._held, self._words = names, held, words

    def is_word(self, word: str) -> bool:
        return word in self._words

    def holds(self, word: str) -> bool:
        return word in self._held

    def of(self, name: str) -> Sequence[str]:
        return self._names.get(name, ())


@pytest.mark.parametrize(
    ("asked", "names", "written"),
    [
        ("무라야마 총리는 언제 사과했나요?", {"무라야마": ["Murayama"]}, "Murayama 총리는 언제 사과했나요?"),
        ("김학순은 어디에서 태어났나요?", {"김학순": ["Kim Hak-sun"]}, "Kim Hak-sun은 어디에서 태어났나요?"),
        ("이병기와의 협상은 누가 했나요?", {"이병기": ["Lee Byung-kee"]}, "Lee Byung-kee와의 협상은 누가 했나요?"),
        ("文在寅大統領は何と言いましたか。", {"文在寅": ["Moon Jae-in"]}, "Moon Jae-in大統領は何と言いましたか。"),
        (
            "オバマ・バラクはどこで何を言った？",
            {"オバマ・バラク": ["Barack Obama"]},
            "Barack Obamaはどこで何を言った？",
        ),
        ("What did Moon Jae-in say?", {"Moon Jae-in": ["문재인"]}, "What did 문재인 say?"),
        ("다리는 언제 열렸나요?", {}, "다리는 언제 열렸나요?"),
    ],
)
def test_a_name_is_written_as_the_articles_have_it(
    asked: str, names: Mapping[str, Sequence[str]], written: str
) -> None:
    assert with_names(asked, Known(names)) == written


def test_one_that_articles_have_both_ways_is_asked_for_both_ways() -> None:
    known = Known({"문재인": ["Moon Jae-in", "文在寅"]}, held={"문재인"})
    assert with_names("문재인은 뭐라고 했나요?", known) == "문재인(Moon Jae-in, 文在寅)은 뭐라고 했나요?"


@pytest.mark.parametrize(
    ("asked", "names", "written"),
    [
        ("김학순은 누구?", {"김학순": ["Kim Hak-sun"]}, "김학순(Kim Hak-sun)은 누구?"),
        ("文在寅は誰？", {"文在寅": ["Moon Jae-in"]}, "文在寅(Moon Jae-in)は誰？"),
        ("Who is Moon Jae-in?", {"Moon Jae-in": ["문재인"]}, "Who is Moon Jae-in(문재인)?"),
    ],
)
def test_a_short_question_stays_one_in_its_own_script(
    asked: str, names: Mapping[str, Sequence[str]], written: str
) -> None:
    assert with_names(asked, Known(names)) == written
    assert script_of(written) == script_of(asked)


def test_what_the_encoder_knows_as_a_word_is_no_name() -> None:
    assert with_names("어느 나라가 냈나요?", Known({"나라": ["Nara"]}, words={"나라"})) == "어느 나라가 냈나요?"


def test_a_word_without_end_is_no_name_and_takes_no_time() -> None:
    asked = "은" * 2_000
    began = time.process_time()
    assert with_names(asked, Known({"은은": ["Eun-eun"]})) == asked
    assert time.process_time() - began < 0.1
