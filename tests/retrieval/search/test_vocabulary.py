"""The words of a snapshot, and a question corrected by them."""

from pathlib import Path

from retrieval.answer.engine import Engine
from retrieval.encode.multilingual.encoder import MultilingualEncoder
from retrieval.query.spelling.correction import correct
from retrieval.search.snapshot_view import SnapshotViews
from retrieval.search.vocabulary import SnapshotVocabulary
from retrieval.types import Question, Turn
from tests.conftest import MakeEngine
from tests.support.refreshers import refresher_of


def test_a_slip_is_corrected_in_what_is_searched_and_shown(sample: Engine):
    found = sample.search("Wat did Japn demnad abuot the satue?")
    assert found.query == "What did Japan demand about the statue?"
    assert found.hits == sample.search("What did Japan demand about the statue?").hits


def test_an_answer_shows_the_query_that_was_meant(sample: Engine):
    answer = sample.ask(Question("who signed the agrement for seoul"))
    assert answer.query == "who signed the agreement for seoul"
    assert answer.question.text == "who signed the agrement for seoul"


def test_so_is_what_a_question_carries(sample: Engine):
    turns = (Turn("user", "Who signed the treaty for the Korean goverment?"), Turn("agent", "Lee Tong-won."))
    assert "government" in sample.search_question(Question("And when was that?", turns)).query


def test_an_encoder_of_many_languages_takes_no_english_word_for_a_slip(sample: Engine, multilingual):
    view = SnapshotViews(sample.catalog, sample.vectors, sample.data_dir / "lexical", sample.encoder_of).current()
    vocabulary = SnapshotVocabulary(view, multilingual.tokenizer)
    assert len(multilingual.tokenizer.spans("cells")) > 1
    for question in ("what do cells need", "which crops were prevented", "in which county are the acres"):
        assert correct(question, vocabulary) == question
    assert correct("an improtant srevice", vocabulary) == "an important service"


def test_slips_in_korean_and_katakana_are_corrected_by_the_passages(
    multilingual: MultilingualEncoder, make_engine: MakeEngine, tmp_path: Path
):
    (tmp_path / "harbour.md").write_text(
        "등대지기는 방파제를 고쳤다. 은행은 문을 닫았다. 왜가리가 산다.", encoding="utf-8"
    )
    (tmp_path / "cable.md").write_text("ケーブルカーは山のホテルに着く。", encoding="utf-8")
    engine = make_engine(encoder=multilingual)
    refresher_of(engine).run([str(tmp_path)])
    assert engine.search("등대지긔는 무엇을 고쳤나요?").query == "등대지기는 무엇을 고쳤나요?"
    assert engine.search("emdeowlrlsms 누구인가요?").query == "등대지기는 누구인가요?"
    assert engine.search("ケブルカーはどこに着く").query == "ケーブルカーはどこに着く"
    # 외가 sounds like 왜가 of 왜가리, which by itself asks why and has no terms.
    for question in ("운행은 언제 시작했나요?", "외가는 어디인가요?", "who opened the harbour", "ケーブルテレビはどこ"):
        assert engine.search(question).query == question


def test_words_that_the_corpus_lacks_stay(sample: Engine):
    for question in ("how do i bake bread", "who painted the night watch", "install nvidia drivers on ubuntu"):
        assert sample.search(question).query == question
