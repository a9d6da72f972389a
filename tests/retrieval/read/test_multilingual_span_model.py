"""The reader of other languages than English: the same as its weights say in PyTorch, where the other knows nothing."""

import pytest
import torch

from bot.services import build_span_model
from bot.settings import Settings
from retrieval.encode.base_models import MultilingualE5Base
from retrieval.encode.files.file_digests import Digests, sha256
from retrieval.read import span_model as reading
from retrieval.read.span_model import (
    MULTILINGUAL_FILE,
    MULTILINGUAL_SHA256,
    MultilingualSpanModel,
    SpanModelByLanguage,
    Spans,
    TaughtSpanModel,
)
from retrieval.train.cross_encoder import ReaderModel, installed_base
from retrieval.train.export import restored
from retrieval.train.reader.sentence_windows import Tokens

# A question, what answers it, what doesn't, and the answer.
ASKED = [
    (
        "등대는 언제 문을 닫았나요?",
        "안나 린드는 40년 동안 바르네의 등대를 지켰다. 등대는 1971년에 문을 닫았다.",
        "시장은 매주 토요일 아침에 광장에서 열린다. 올해는 상인이 스무 명 늘었다.",
        "1971",
    ),
    (
        "灯台が閉鎖されたのはいつですか？",
        "アンナ・リンドは四十年間、灯台を守った。灯台は1971年に閉鎖された。",
        "今年の米は豊作だった。農家は秋の祭りを例年より一週間早く開く。",
        "1971",
    ),
    (
        "灯塔是哪一年关闭的？",
        "安娜·林德守了四十年灯塔。灯塔于1971年关闭。",
        "今年水稻丰收，农民把秋收节提前了一周。",
        "1971",
    ),
]


def best(text: str, spans: Spans) -> str:
    place = int(spans.margins.argmax())
    return text[int(spans.begins[place]) : int(spans.ends[place])]


@pytest.mark.parametrize(("question", "told", "other", "answer"), ASKED, ids=["ko", "ja", "zh"])
def test_it_finds_the_answer_and_tells_what_answers_from_what_does_not(
    multilingual_span_model: MultilingualSpanModel, question: str, told: str, other: str, answer: str
) -> None:
    found, nothing = multilingual_span_model.spans(question, [told, other])
    assert answer in best(told, found)
    assert found.answers > nothing.answers
    assert found.margins.max() > nothing.margins.max()


def test_scores_are_those_of_the_same_weights_in_pytorch(multilingual_span_model: MultilingualSpanModel) -> None:
    base = installed_base(MultilingualE5Base.name)
    model, tokens = ReaderModel(base), Tokens(base)
    model.load_state_dict(restored(MULTILINGUAL_FILE))
    model.eval()
    for question, told, _, _ in ASKED:
        row = tokens.row(tokens.numbers(question), told)
        assert row is not None
        read = torch.tensor([row.tokens])
        with torch.inference_mode():
            starts, ends, answers = (
                part[0] for part in model(read, torch.zeros_like(read), torch.ones_like(read, dtype=torch.bool))
            )
        (spans,) = multilingual_span_model.spans(question, [told])
        within = slice(row.first, row.first + len(spans.begins))
        none = float(starts[0] + ends[0])
        highest = [float(starts[within][n] + ends[within][n : n + 40].max()) - none for n in range(len(spans.begins))]
        assert spans.margins == pytest.approx(highest, abs=1.5), "rounded to 8 bits, of margins from -20 to 20"
        assert spans.answers == pytest.approx(float(answers), abs=0.7)


def test_the_file_that_ships_is_the_published_one() -> None:
    assert sha256(MULTILINGUAL_FILE) == MULTILINGUAL_SHA256


def test_each_text_is_read_by_the_model_that_knows_it(
    span_model: TaughtSpanModel, multilingual_span_model: MultilingualSpanModel
) -> None:
    both = SpanModelByLanguage(span_model, multilingual_span_model)
    question, korean, latin = ASKED[0][0], ASKED[0][1], "The lighthouse was closed in 1971."
    english = "When was the lighthouse closed?"
    assert both.reads(question, korean)
    assert both.reads(english, latin)
    asked_in_english = both.spans(english, [korean, latin, korean])
    assert asked_in_english[0].answers == multilingual_span_model.spans(english, [korean])[0].answers
    assert asked_in_english[1].answers == span_model.spans(english, [latin])[0].answers
    assert asked_in_english[2].answers == pytest.approx(asked_in_english[0].answers, abs=1e-4)
    assert both.spans(question, [latin])[0].answers == multilingual_span_model.spans(question, [latin])[0].answers
    assert both.spans(question, []) == []
    german = "Der Leuchtturm wurde im Oktober 1971 geschlossen, als der neue Hafen beleuchtet war."
    assert both.spans(english, [german])[0].answers == multilingual_span_model.spans(english, [german])[0].answers


def test_without_the_multilingual_encoder_other_scripts_are_not_read(
    monkeypatch: pytest.MonkeyPatch, span_model: TaughtSpanModel
) -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    assert isinstance(build_span_model(settings, Digests()), SpanModelByLanguage)
    monkeypatch.setattr("bot.services.is_installed", lambda: False)
    alone = build_span_model(settings, Digests())
    assert isinstance(alone, TaughtSpanModel)
    assert not alone.reads(ASKED[0][0], ASKED[0][1])
    assert reading.MULTILINGUAL_FILE.is_file()
