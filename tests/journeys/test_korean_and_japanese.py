"""Korean and Japanese from the article to the answer: with an encoder that reads both, and with the English one.

The multilingual encoder is a tiny one, built here, that reads characters and has learnt nothing: its weights are
random, so that what it finds alike means nothing. It shows that every step takes the text as it is; finding by meaning
needs a real one.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.services import build_engine
from bot.settings import Settings
from corpus.sentences import split_sentences
from retrieval.abstention import LANGUAGE, NOTHING, UNSURE
from retrieval.answer.engine import Engine
from retrieval.cite.text_fragments import link
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.index.bm25 import LexicalIndex, build
from retrieval.query.answer_types import AnswerType, answer_type_of, answer_type_score
from retrieval.query.cjk.follow_ups import is_follow_up
from retrieval.store.records import ChunkText
from retrieval.text.terms import terms
from retrieval.types import Answer, Filters, Question, Turn
from tests.conftest import MakeEngine
from tests.retrieval.answer.test_engine import verbatim
from tests.retrieval.cite.test_text_fragments import browsers, parsed
from tests.support.refreshers import refresher_of

PAGE = "https://town.example/"
BRIDGE_KO = (
    "한들시는 2016년 3월 22일 누리대교의 통행을 다시 허용했다. "
    "다리는 지난해 여름 홍수로 교각 두 개가 기울어 8개월 동안 닫혀 있었다. "
    "이서윤 시장은 개통식에서 “이제 아무도 먼 길로 돌아가지 않습니다. 오래 기다려 주셔서 고맙습니다.”라고 말했다. "
    "보수 공사에는 모두 10억 원이 들었다. 공사는 북쪽 나라의 회사 Varne Bridgeworks가 맡았다."
)
FERRY_KO = (
    "새 여객선 ‘물새호’가 오는 7월부터 솔섬을 오간다. 어른 요금은 3,000원이고 어린이는 절반만 낸다.\n\n"
    "배는 오전 9시에 첫 운항을 시작한다. 선장은 스무 해 동안 이 바닷길을 다닌 박도윤 씨이다."
)
FLOOD_KO = (
    "2015년 8월 12일 밤 한들시에 큰비가 내려 강물이 둑을 넘었다. 주민 412명이 학교 체육관으로 대피했다. "
    "둑이 무너진 것은 배수문이 고장 났기 때문이라고 조사단은 밝혔다. 다친 사람은 없었다."
)
BRIDGE_JA = (
    "霧浜市は2016年3月22日、霧浜大橋の通行を再開した。橋は昨年夏の洪水で橋脚が二本傾き、8か月間閉鎖されていた。"
    "高瀬市長は開通式で「もう遠回りはいりません。長らくお待たせしました。」と述べた。"
    "工事費は１０億円だった。請け負ったのは北欧のVarne Bridgeworks社である。"
)
FERRY_JA = (
    "新しい客船『海鳥号』が７月から松島を結ぶ。大人の料金は300円で、子どもは半額になる。\n\n"
    "始発は午前9時に港を出る。船長は二十年この航路を走ってきた森川さんだ。"
)
FLOOD_JA = (
    "2015年8月12日の夜、霧浜市では大雨で川の水が堤防を越えた。住民412人が学校の体育館へ避難した。"
    "堤防が崩れたのは水門が故障したためだと調査団は発表した。けが人はいなかった。"
)
ARTICLES = {
    "bridge-ko": ("누리대교 통행 재개", "ko", date(2016, 3, 23), BRIDGE_KO),
    "ferry-ko": ("물새호 뜬다", "ko", date(2018, 5, 2), FERRY_KO),
    "flood-ko": ("한들시 홍수", None, date(2015, 8, 13), FLOOD_KO),  # nothing tells its language
    "bridge-ja": ("霧浜大橋が再開", "ja", date(2016, 3, 23), BRIDGE_JA),
    "ferry-ja": ("海鳥号、就航へ", "ja", date(2018, 5, 2), FERRY_JA),
    "flood-ja": ("霧浜で洪水", None, date(2015, 8, 13), FLOOD_JA),
}
# Each question's article, and the words that answer it.
ASKED = [
    ("누리대교는 언제 다시 열렸나요?", "bridge-ko", "2016년 3월 22일"),
    ("누리대교 보수 공사에 얼마가 들었나요?", "bridge-ko", "10억 원"),
    ("누리대교 공사는 어느 회사가 맡았나요?", "bridge-ko", "Varne Bridgeworks"),
    ("물새호의 어른 요금은 얼마인가요?", "ferry-ko", "3,000원"),
    ("홍수 때 주민 몇 명이 대피했나요?", "flood-ko", "412명"),
    ("둑은 왜 무너졌나요?", "flood-ko", "배수문이 고장 났기 때문"),
    ("霧浜大橋はいつ通行を再開しましたか。", "bridge-ja", "2016年3月22日"),
    ("霧浜大橋の工事費はいくらでしたか？", "bridge-ja", "１０億円"),
    ("霧浜大橋の工事を請け負ったのはどの会社ですか", "bridge-ja", "Varne Bridgeworks社"),
    ("海鳥号の大人の料金はいくらですか？", "ferry-ja", "300円"),
    ("洪水で住民何人が避難しましたか", "flood-ja", "412人"),
    ("堤防が崩れたのはなぜですか", "flood-ja", "水門が故障したため"),
]


def save_reader_of_characters(folder: Path) -> Path:
    """Save a BERT of one layer with random weights that reads every character of the articles as a token of its own."""
    import torch
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel, BertTokenizerFast

    letters = sorted(
        {*"".join(title + text for title, _, _, text in ARTICLES.values()), *"".join(q for q, *_ in ASKED)}
    )
    letters = sorted({letter for letter in "".join(letters).lower() if not letter.isspace()})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    torch.manual_seed(1)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    model = BertModel(BertConfig(vocab_size=len(vocabulary), max_position_embeddings=128, **shape))
    model.save_pretrained(folder / "bert")
    tokens = {token: number for number, token in enumerate(vocabulary)}
    BertTokenizerFast(vocab=tokens, strip_accents=False).save_pretrained(folder / "bert")
    layers = [models.Transformer(str(folder / "bert"), max_seq_length=128), models.Pooling(32, pooling_mode="mean")]
    SentenceTransformer(modules=layers, device="cpu").save(str(folder / "characters"))
    return folder / "characters"


def write_articles(folder: Path) -> Path:
    for name, (title, language, published, text) in ARTICLES.items():
        told = f"language: {language}\n" if language else ""
        front = f"---\ntitle: {title}\npublished: {published}\nurl: {PAGE}{name}\n{told}---\n"
        (folder / f"{name}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return an engine over the articles, with the encoder that reads characters."""
    place = tmp_path_factory.mktemp("town")
    model = save_reader_of_characters(place / "models")
    engine = build_engine(Settings(data_dir=place / "data", embedding_model=str(model)))
    (place / "articles").mkdir()
    assert refresher_of(engine).run([str(write_articles(place / "articles"))]).failed == ()
    yield engine
    engine.catalog.close()


@pytest.fixture
def english(make_engine: MakeEngine, minilm: SentenceTransformerEncoder, tmp_path: Path) -> Engine:
    """Return an engine over the articles, with the encoder that is installed."""
    engine = make_engine(encoder=minilm)
    (tmp_path / "articles").mkdir()
    assert refresher_of(engine).run([str(write_articles(tmp_path / "articles"))]).failed == ()
    return engine


def named(article_id: str) -> str:
    return Path(article_id).stem


def assert_verbatim(engine: Engine, answer: Answer) -> None:
    assert answer.text
    assert answer.citations
    for citation in answer.citations:
        article = engine.catalog.article(citation.article_id)
        assert article
        assert article.text[citation.start : citation.end] == citation.quote
        assert f"[{citation.n}]" in answer.text


def assert_opens_at_the_quote(engine: Engine, answer: Answer) -> None:
    for citation in answer.citations:
        article = engine.catalog.article(citation.article_id)
        directive = parsed(citation.link or "")
        assert article
        assert directive
        for browser in browsers(article.text):
            assert browser.find(directive) == (citation.start, citation.end)


# ------------------------------------------------------------------------------------- from the article to the answer


@pytest.mark.parametrize(("question", "article", "words"), ASKED)
def test_the_sentence_that_answers_is_quoted_and_linked(town: Engine, question: str, article: str, words: str) -> None:
    # What a random encoder finds alike means nothing, and so the confidence doesn't: 0 answers all the same.
    answer = town.ask(Question(question), threshold=0)
    assert named(answer.passages[0].article_id) == article
    assert any(words in citation.quote for citation in answer.citations)
    assert_verbatim(town, answer)
    assert_opens_at_the_quote(town, answer)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    chunks = [ChunkText(name, title, text) for name, (title, _, _, text) in ARTICLES.items()]
    return build(tmp_path_factory.mktemp("lexical") / "words", chunks)


@pytest.mark.parametrize(("question", "article"), [asked[:2] for asked in ASKED])
def test_the_words_alone_find_the_article(question: str, article: str, index: LexicalIndex) -> None:
    assert index.search(question, 10)[0][0] == article


@pytest.mark.parametrize(
    "question", ["페루의 수도는 어디인가요?", "ペルーの首都はどこですか", "언제인가요?", "いつですか？"]
)
def test_what_no_article_speaks_of_is_not_found_by_its_words(question: str, index: LexicalIndex) -> None:
    assert index.search(question, 10) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_every_sentence_has_its_link(name: str) -> None:
    text = ARTICLES[name][-1]
    for start, end in split_sentences(text, ARTICLES[name][1]):
        directive = parsed(link(PAGE, text, start, end) or "")
        assert directive
        assert {browser.find(directive) for browser in browsers(text)} == {(start, end)}


def test_passages_stand_in_their_articles_and_their_sentences_have_vectors(town: Engine) -> None:
    considered = town.consider(Question("다리"))
    kept = town.catalog.sentences(considered.view.snapshot.index, town.keys())
    assert set(kept) == set(town.keys())
    assert len(kept) > len(ARTICLES)  # some articles are longer than the encoder reads at once
    for hit in considered.found.hits:
        article = town.catalog.article(hit.article_id)
        assert article
        assert article.text[hit.start : hit.end] == hit.text
        assert kept[hit.key].vectors.shape == (len(kept[hit.key].spans), 32)
        assert list(kept[hit.key].spans) == split_sentences(hit.text, hit.language)


def test_an_abstention_names_the_nearest_articles_and_how_they_begin(town: Engine) -> None:
    # A random encoder's likeness can't tell what isn't there; that no confidence reaches 1 is enough here.
    for question, first in (
        ("물새호의 선장은 누구인가요?", "새 여객선 ‘물새호’가 오는 7월부터 솔섬을 오간다."),
        ("海鳥号の大人の料金はいくらですか", "新しい客船『海鳥号』が７月から松島を結ぶ。"),
    ):
        answer = town.ask(Question(question), threshold=1)
        assert answer.abstained
        # By these weights either state may come of it; whichever does, its quotes stand where they say.
        assert answer.reason == (UNSURE if answer.closest else NOTHING)
        assert verbatim(town, answer)
        assert answer.nearest[0].about == first


# --------------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("2016년 3월 한들시에 무슨 일이 있었나요?", "bridge-ko"),
        ("2015년 8월 한들시에 무슨 일이 있었나요?", "flood-ko"),
        ("2016年3月に霧浜市で何がありましたか", "bridge-ja"),
        ("2015年8月に霧浜市で何がありましたか", "flood-ja"),
    ],
)
def test_a_date_in_the_question_steers(town: Engine, question: str, article: str) -> None:
    assert named(town.search(question).hits[0].article_id) == article


@pytest.mark.parametrize("question", ["1999년 3월에 누리대교가 열렸나요?", "1999年3月に霧浜大橋は再開しましたか"])
def test_what_is_asked_of_another_time_is_not_answered(town: Engine, question: str) -> None:
    assert town.ask(Question(question)).abstained
    assert not town.ask(Question(question), threshold=0).abstained


@pytest.mark.parametrize("question", ["한들시에 무슨 일이 있었나요?", "霧浜市で何がありましたか"])
def test_as_of_a_day_nothing_later_is_found(town: Engine, question: str) -> None:
    hits = town.search(question, filters=Filters(as_of=date(2015, 12, 31))).hits
    assert {named(hit.article_id) for hit in hits} == {"flood-ko", "flood-ja"}


# ---------------------------------------------------------------------------------------------------------- follow-ups


@pytest.mark.parametrize(
    ("before", "question", "article", "words"),
    [
        ("누리대교 보수 공사는 누가 맡았나요?", "얼마를 냈나요?", "bridge-ko", "10억 원"),
        ("누리대교의 통행이 다시 허용되었나요?", "언제인가요?", "bridge-ko", "2016년 3월 22일"),
        ("霧浜大橋の通行は再開しましたか", "いつですか？", "bridge-ja", "2016年3月22日"),
        ("海鳥号の大人の料金を教えてください", "いくらですか", "ferry-ja", "300円"),
    ],
)
def test_a_follow_up_carries_what_was_asked_before(
    town: Engine, before: str, question: str, article: str, words: str
) -> None:
    answer = town.ask(Question(question, (Turn("user", before), Turn("agent", "… [1]"))), threshold=0)
    assert answer.query == f"{question} ({before.removesuffix('を教えてください')})"
    assert named(answer.passages[0].article_id) == article
    assert any(words in citation.quote for citation in answer.citations)
    assert_verbatim(town, answer)


@pytest.mark.parametrize(
    "question",
    ["얼마나 들었나요?", "그럼 언제 열렸나요?", "비용은 얼마였나요?", "몇 명이 다쳤나요?", "2018년에는요?",
     "어느 회사인가요?", "더 자세히 알려 주세요", "이 다리는 얼마나 긴가요?",
     "何人ですか", "費用はいくらですか？", "いつ再開しましたか", "2018年は？",
     "その会社はどこの国ですか", "どの会社ですか", "もっと詳しく教えてください", "为什么？"],
)  # fmt: skip
def test_what_says_too_little_leans_on_what_was_said(question: str) -> None:
    assert is_follow_up(question)


@pytest.mark.parametrize(
    "question",
    ["누리대교는 언제 열렸나요?", "여객선 요금은 얼마인가요?", "이서윤 시장은 누구인가요?",
     "인플레이션이란 무엇인가요?", "霧浜大橋はいつ開きましたか", "海鳥号の料金はいくらですか",
     "どこの会社が霧浜大橋を造りましたか", "インフレとは何ですか", "客船はそれぞれ何時に港を出ますか",
     "大桥什么时候重新开放？"],
)  # fmt: skip
def test_what_names_its_subject_stands_alone(question: str) -> None:
    assert not is_follow_up(question)


# ------------------------------------------------------------------------------------- sentences, terms, kinds of thing


@pytest.mark.parametrize("language", ["ko", None])
@pytest.mark.parametrize(
    "expected",
    [
        ["시장은 “다리는 안전합니다. 믿으십시오.”라고 말했다.", "배는 떠났다."],
        ['그는 "왜 늦었나?"고 물었다.', "아무도 답하지 않았다!"],
        ["그는 ‘다시는 안 된다.’라며 고개를 저었다.", "요금은 3.5유로다."],
        ["2016. 3. 22. 다리가 열렸다.", "길이는 1.2km이다."],
        ["“배가 왔다.”", "시장이 말했다."],
        ["Varne Co.가 공사를 맡았다.", "정말?!", "그렇다…"],
    ],
)
def test_korean_sentences(expected: list[str], language: str | None) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in split_sentences(text, language)] == expected


@pytest.mark.parametrize("language", ["ja", None])
@pytest.mark.parametrize(
    "expected",
    [
        ["市長は「はい。」、副市長は「いいえ。」と答えた。", "町は静かだった。"],
        ["「橋が落ちた。」", "市長は言った。"],
        ["費用は１０億円。", "払ったのはＶａｒｎｅ社（本社・北欧）だ。", "本当？", "はい！！"],
    ],
)
def test_japanese_sentences(expected: list[str], language: str | None) -> None:
    text = "".join(expected)
    assert [text[start:end] for start, end in split_sentences(text, language)] == expected


def test_what_questions_are_built_with_is_no_term() -> None:
    assert terms("다리는 언제 열렸나요?") == ["다리", "리는", "열렸"]
    assert terms("요금은 얼마인가요?") == ["요금", "금은"]
    assert terms("橋はいつ再開しましたか。") == ["橋は", "再開"]
    assert terms("料金はいくらですか？") == ["料金", "金は"]
    assert terms("왜요? 어디에서? なぜですか？") == []
    assert terms("静かな町はいつも静か") == ["静か", "かな", "な町", "町は", "はい", "いつ", "つも", "も静", "静か"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("주민은 얼마나 많이 대피했나요?", "number"),
        ("공사비는 얼마나 들었나요?", "money"),
        ("몇 달 동안 닫혔나요?", "duration"),
        ("며칠간 닫혔나요?", "duration"),
        ("배는 몇 시에 떠나나요?", "date"),
        ("어느 회사가 맡았나요?", "person"),
        ("어느 도시에서 열렸나요?", "place"),
        ("住民はどのくらい避難しましたか", "number"),
        ("船は何隻ありますか", "number"),
        ("費用はどのくらいですか", "money"),
        ("何か月間閉鎖されましたか", "duration"),
        ("何時に出ますか", "date"),
        ("どの会社が請け負いましたか", "person"),
        ("どこの会社ですか", "person"),
        ("どの町ですか", "place"),
        ("何が原因ですか", "reason"),
    ],
)
def test_what_is_asked_for(question: str, kind: str) -> None:
    assert answer_type_of(question) == kind


@pytest.mark.parametrize(
    ("kind", "sentence", "strength"),
    [
        ("money", "1억 5천만 원을 냈다.", 1.0),
        ("money", "費用は十億円だった。", 1.0),
        ("number", "배 두 척이 왔다.", 1.0),
        ("number", "三隻の船が来た。", 1.0),
        ("number", "住民412人が3日に避難した。", 1.0),
        ("number", "3日に避難した。", 0.5),
        ("duration", "8か月閉まっていた。", 1.0),
        ("date", "3日間閉まっていた。", 0.0),
        ("date", "三月に開いた。", 1.0),
        ("reason", "橋が壊れたから閉めた。", 1.0),
        ("reason", "9時から開く。", 0.0),
    ],
)
def test_what_a_sentence_holds(kind: AnswerType, sentence: str, strength: float) -> None:
    assert answer_type_score(kind, sentence, frozenset()) == strength


# ----------------------------------------------------------------------------------- with the encoder that is installed


def test_the_english_encoder_leaves_the_words_to_find_by(english: Engine) -> None:
    """all-MiniLM-L6-v2 knows neither language: the words find the article, and its confidence means little."""
    for question, article, words in ASKED:
        answer = english.ask(Question(question), threshold=0)
        assert named(answer.passages[0].article_id) == article
        assert any(words in citation.quote for citation in answer.citations)
        assert_verbatim(english, answer)


@pytest.mark.parametrize("question", ["등대지기는 누구였나요?", "灯台守は誰でしたか？"])
def test_an_encoder_that_reads_english_alone_is_told_of(
    question: str, make_engine: MakeEngine, minilm: SentenceTransformerEncoder, tmp_path: Path
) -> None:
    (tmp_path / "lighthouse.txt").write_text("The lighthouse\n\nAnna Lind kept the lighthouse for forty years.")
    engine = make_engine(encoder=minilm)
    refresher_of(engine).run([str(tmp_path / "lighthouse.txt")])
    answer = engine.ask(Question(question))
    assert (answer.text, answer.reason, answer.state) == (None, LANGUAGE, "nothing")
    assert engine.ask(Question("What is a good recipe for plum cake?")).reason == NOTHING
