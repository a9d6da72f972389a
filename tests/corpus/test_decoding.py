"""Which bytes become which text, and which are refused: measured on prose in the encodings that articles come in."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import decode
from corpus.errors import SourceError

FRENCH = (
    "Le café de la place était fermé depuis l'été, et la propriétaire n'avait pas laissé d'adresse. Les habitués se "
    "retrouvaient désormais à la bibliothèque, où l'on pouvait lire les journaux près de la fenêtre. « Ce n'est pas la "
    "même chose », disait le facteur, « mais on s'y fait. » Au printemps, la mairie annonça qu'un boulanger reprenait "
    "le bail ; il ouvrirait dès que les travaux seraient achevés."
)
GERMAN = (
    "Die Bücherei am Fluss schließt im Juli für drei Wochen, weil das Dach erneuert wird. Die Leserinnen und Leser "
    "können ihre Bücher so lange behalten, ohne dass Gebühren anfallen. „Wir hätten gern früher angefangen“, sagte "
    "die Leiterin, „aber die Ziegel kamen nicht.“ Größere Veranstaltungen werden in die Schule verlegt, und der "
    "Bücherflohmarkt findet auf dem Hof statt."
)
SPANISH = (
    "La biblioteca del barrio cerrará en julio para arreglar el tejado, según anunció ayer la dirección. Los niños "
    "podrán seguir con el club de lectura en la escuela, y los préstamos se prolongarán sin ningún cargo. ¿Y los "
    "periódicos? También habrá un pequeño quiosco en la plaza, donde el señor Ibáñez venderá café por la mañana. La "
    "última reforma se hizo hace más de veinte años."
)
ENGLISH = (
    "The library by the river closes for three weeks in July, while its roof is mended. “We’d have liked to begin "
    "earlier,” the librarian said, “but the tiles didn’t come.” Readers may keep their books until August – without a "
    "fee – and the children’s club moves to the school. The café on the first floor stays open…"
)
PORTUGUESE = (
    "A biblioteca do bairro não abre em julho, porque o telhado está a ser reparado. As crianças vão poder continuar "
    "com o clube de leitura na escola, e os empréstimos são prolongados sem custos. Também há uma pequena exposição "
    "no corredor, com fotografias da última reparação, que foi há mais de vinte anos."
)
KOREAN = (
    "강가에 있는 도서관은 지붕을 고치기 위해 칠월에 삼 주 동안 문을 닫는다. 빌린 책은 팔월까지 가지고 있어도 되며 "
    "연체료는 없다. 관장은 “더 일찍 시작하고 싶었지만 기와가 도착하지 않았다”고 말했다. 어린이 독서 모임은 학교에서 "
    "계속 열리고, 헌책 시장은 마당에서 열린다. 지난번 공사는 이십 년도 더 전에 있었다고 한다."
)
JAPANESE = (
    "川のそばの図書館は、屋根を直すために七月に三週間休みます。借りている本は八月まで持っていてもかまいません。"
    "館長は「もっと早く始めたかったのですが、かわらが届きませんでした」と話しました。子どもの読書会は学校で続けられ、"
    "古本市は庭で開かれます。前の工事は二十年以上も前のことだったそうです。"
)
SIMPLIFIED = (
    "河边的图书馆七月份要关闭三个星期，因为屋顶需要修理。读者可以把借来的书留到八月，不用交钱。馆长说：“我们想早一点开始，"
    "可是瓦片没有到。”孩子们的读书会在学校里继续进行，旧书市场在院子里举行。上一次修理是在二十多年以前，那时候这个地方"
    "还没有这么多人来看书。"
)
TRADITIONAL = (
    "河邊的圖書館七月份要關閉三個星期，因為屋頂需要修理。讀者可以把借來的書留到八月，不用交錢。館長說：「我們想早一點開始，"
    "可是瓦片沒有到。」孩子們的讀書會在學校裡繼續進行，舊書市場在院子裡舉行。上一次修理是在二十多年以前，那時候這個地方"
    "還沒有這麼多人來看書。"
)
RUSSIAN = (
    "Библиотека у реки закрывается в июле на три недели, потому что там чинят крышу. Читатели могут оставить книги у "
    "себя до августа, и платить за это не нужно. Заведующая сказала, что они хотели начать раньше, но черепицу не "
    "привезли. Детский кружок переезжает в школу, а книжный базар пройдет во дворе."
)
POLISH = (
    "Biblioteka nad rzeką będzie zamknięta przez trzy tygodnie w lipcu, bo dach jest w naprawie. Czytelnicy mogą "
    "zatrzymać książki do sierpnia i nie muszą za to płacić. Kierowniczka powiedziała, że chcieli zacząć wcześniej, "
    "ale dachówki nie przyszły. Kółko dla dzieci przenosi się do szkoły, a targ książki odbędzie się na podwórku."
)
CZECH = (
    "Knihovna u řeky bude v červenci tři týdny zavřená, protože se opravuje střecha. Čtenáři si mohou knihy nechat do "
    "srpna a nic za to neplatí. Vedoucí řekla, že by začali dříve, ale tašky nepřišly. Dětský kroužek se stěhuje do "
    "školy a burza knih bude na dvoře. Poslední oprava byla před více než dvaceti lety."
)
HUNGARIAN = (
    "A folyóparti könyvtár júliusban három hétre bezár, mert javítják a tetőt. Az olvasók augusztusig maguknál "
    "tarthatják a könyveket, és nem kell fizetniük érte. A vezető azt mondta, hogy szívesen kezdték volna előbb, de "
    "nem jött meg a cserép. A gyerekek köre az iskolába költözik, a könyvvásár pedig az udvaron lesz."
)
TURKISH = (
    "Irmağın yanındaki kütüphane, çatısı onarıldığı için temmuzda üç hafta kapalı olacak. Okurlar kitapları ağustosa "
    "kadar ellerinde tutabilir ve bunun için bir ücret ödemez. Müdür, daha önce başlamak istediklerini, ancak "
    "kiremitlerin gelmediğini söyledi. Çocuk kulübü okula taşınıyor, kitap pazarı ise bir bahçede kurulacak."
)

CERTAIN = [
    (FRENCH, "cp1252"),
    (FRENCH, "latin-1"),
    (FRENCH, "iso8859-15"),
    (GERMAN, "cp1252"),
    (SPANISH, "cp1252"),
    (SPANISH, "latin-1"),
    (PORTUGUESE, "cp1252"),
    (ENGLISH, "cp1252"),
    (KOREAN, "cp949"),
    (KOREAN, "euc_kr"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (JAPANESE, "iso2022_jp"),
    (SIMPLIFIED, "gb18030"),
    (SIMPLIFIED, "gb2312"),
    (TRADITIONAL, "big5"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "iso8859-5"),
    (RUSSIAN, "cp866"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859-2"),
    (CZECH, "cp1250"),
    (CZECH, "iso8859-2"),
    (TURKISH, "cp1254"),
]


def decoded(data: bytes) -> str | None:
    """Return the text, or None where it is refused for its encoding."""
    try:
        return decode(data)
    except SourceError as refusal:
        if "unreadable-encoding" not in str(refusal):
            raise
        return None


def label(value: str) -> str:
    return value[:12]


@pytest.mark.parametrize(("text", "encoding"), CERTAIN, ids=label)
def test_ordinary_prose_comes_out_exactly(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("times", [1, 8, 60])
@pytest.mark.parametrize(("text", "encoding"), CERTAIN, ids=label)
def test_a_longer_article_is_read_like_a_short_one(text, encoding, times):
    article = "\n\n".join([text] * times)
    assert decode(article.encode(encoding)) == article


@pytest.mark.parametrize("length", [60, 150, 400])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (text, encoding)
        for text in (FRENCH, GERMAN, SPANISH, PORTUGUESE, POLISH, CZECH, HUNGARIAN, TURKISH, RUSSIAN, KOREAN)
        for encoding in (
            "cp1250",
            "cp1251",
            "cp1252",
            "cp1254",
            "iso8859-2",
            "iso8859-10",
            "mac-latin2",
        )
        if text.encode(encoding, "ignore").decode(encoding) == text
    ],
    ids=label,
)
def test_what_is_not_refused_is_right(text, encoding, length):
    assert decoded(text[:length].encode(encoding)) in (text[:length], None)


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850", "cp437"])
@pytest.mark.parametrize("text", [FRENCH, GERMAN, SPANISH], ids=label)
def test_the_encodings_of_old_machines_are_read(text, encoding):
    written = text.encode(encoding, "ignore")
    assert decode(written) == written.decode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        "The old sign over the door still says Le café était fermé, and nobody in the street has ever taken it down.",
        "Le café était fermé le lundi. La place est vide, et les clients de la gare ne le savent pas.",
        "El Niño is back in the Pacific, and the rains in the north of Peru are heavier than they were for years.",
        "It was 30°C in the shade, and the tickets cost £5 or €6 at the door of the museum that is by the river.",
        "They met in São Paulo, and then in Zürich, and the talks went on for as long as it was light.",
    ],
)
def test_a_few_accents_are_western(text):
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The president of the country in that year was Wałęsa, and he was in the city with the others.", "cp1250"),
        ("They went to see Москва in the spring, and it was as cold as it is in the north of the country.", "cp1251"),
        ("The word for it is 한국 in the south, and it is used by most of the people that I have met.", "cp949"),
        ("The caf\u00e9 is in the street by the river, and it was open on Monday for the first time.", "cp850"),
    ],
)
def test_a_lone_name_in_another_encoding_is_not_guessed_wrong(text, encoding):
    assert decoded(text.encode(encoding)) in (text, None)


@pytest.mark.parametrize("data", [b"caf\xe9", "ваза".encode("cp1251"), "図書館".encode("euc_jp"), b"\xff", b"a\xa4"])
def test_too_little_to_tell_is_refused(data):
    with pytest.raises(SourceError, match="unreadable-encoding"):
        decode(data)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufeff") | st.sampled_from("\n\t")
    )
)
def test_utf8_comes_out_as_it_is(text):
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_dropped(mark, encoding):
    assert decode(mark + KOREAN.encode(encoding)) == KOREAN


def test_only_one_byte_order_mark_is_dropped():
    assert decode("\ufeff\ufeffa".encode()) == "\ufeffa"


@pytest.mark.parametrize("text", [FRENCH, GERMAN, KOREAN, JAPANESE, RUSSIAN, SIMPLIFIED], ids=label)
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "euc-kr"])
def test_one_damaged_byte_in_utf8_is_shown_as_such(text, declared):
    whole = text.encode()
    assert decode(b"K\xfcche: " + whole, declared=declared) == "K\ufffdche: " + text
    assert decode(whole[:-3] + whole[-3:].replace(b".", "…".encode()[:2]), declared=declared).startswith(text[:-1])


def test_a_letter_that_is_cut_off_at_the_end_is_shown_as_such():
    assert decode(KOREAN.encode() + "한".encode()[:2]) == KOREAN + "\ufffd"
    assert decode(codecs.BOM_UTF16_LE + KOREAN.encode("utf-16-le") + b"a") == KOREAN + "\ufffd"


def test_a_page_in_ascii_that_says_utf8_may_have_one_too():
    text = "The library by the river closes for three weeks."
    assert decode(text.encode() + b"\xff", declared="utf-8") in (text + "\ufffd", text + "ÿ")
    assert decode(codecs.BOM_UTF8 + text.encode() + b"\xff") == text + "\ufffd"


def test_what_is_damaged_all_over_is_still_refused():
    with pytest.raises(SourceError, match="unreadable-encoding"):
        decode(b"a\xffb\xfec\xff", declared="utf-8")


@pytest.mark.parametrize(
    "data", [codecs.BOM_UTF16_LE + b"a", codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", codecs.BOM_UTF8 + b"\xff"]
)
def test_a_mark_before_damaged_text_is_refused(data):
    with pytest.raises(SourceError, match="unreadable-encoding-damaged"):
        decode(data)


def test_line_ends_become_newlines_and_nothing_else_changes():
    assert decode(b"a\r\nb\rc\n\r\n\td  \n\n") == "a\nb\nc\n\n\td  \n\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"a\0b",
        "no mark".encode("utf-16-le"),
        bytes(range(32)) * 10,
        codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"),
    ],
)
def test_binary_data_is_refused_as_binary(data):
    with pytest.raises(SourceError, match="binary"):
        decode(data)


def test_a_stray_control_character_makes_no_binary():
    assert decode(ENGLISH.encode() + b"\x0c\x08") == ENGLISH + "\x0c\x08"


def test_the_declared_encoding_is_believed_where_it_fits():
    assert decode("ваза".encode("koi8-r"), declared="KOI8-R") == "ваза"
    assert decode(b"\x93caf\xe9\x94", declared="ISO-8859-1") == "“café”"  # as browsers read it
    assert decode("도서관 똠".encode("cp949"), declared="euc-kr") == "도서관 똠"
    assert decode("表示".encode("cp932"), declared="x-sjis") == "表示"


@pytest.mark.parametrize(
    "declared", ["utf-8", "euc-jp", "hex", "rot13", "utf-16", "idna", "no such", "", "a\0b", "\udc80"]
)
def test_a_declaration_that_does_not_fit_is_passed_over(declared):
    assert decode(FRENCH.encode("cp1252"), declared=declared) == FRENCH


@pytest.mark.parametrize("declared", ["latin-1", "windows-1251", "utf-16", "iso-8859-2"])
def test_utf8_that_is_declared_to_be_something_else_is_utf8(declared):
    assert decode(FRENCH.encode(), declared=declared) == FRENCH


@pytest.mark.parametrize(
    ("text", "declared"),
    [(KOREAN, "euc-kr"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp"), (SIMPLIFIED, "gbk"), (SIMPLIFIED, "gb18030"),
     (TRADITIONAL, "big5"), (FRENCH, "shift_jis"), (FRENCH, "gb18030")],
)  # fmt: skip
def test_utf8_that_is_declared_to_be_east_asian_is_utf8(text, declared):
    assert decode(text.encode(), declared=declared) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(KOREAN, "euc-kr"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp"), (SIMPLIFIED, "gbk"), (TRADITIONAL, "big5")],
)
@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252"])
def test_east_asian_bytes_that_are_declared_to_be_western_are_read_as_what_they_are(text, encoding, declared):
    assert decode(text.encode(encoding), declared=declared) == text


PAGE = '<html><head><meta charset="{}"><title>x</title></head><body><p>{}</p></body></html>'


@pytest.mark.parametrize("claim", ["iso-8859-1", "windows-1252", "iso-8859-2"])
@pytest.mark.parametrize("length", [40, 120, 1000])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(KOREAN, "euc-kr"), (JAPANESE, "euc-jp"), (SIMPLIFIED, "gbk"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")],
)
def test_a_page_that_calls_itself_western_and_plainly_is_not_is_read_as_what_it_is(text, encoding, length, claim):
    page = PAGE.format(claim, text[:length])
    assert decode(page.encode(encoding), declared=claim) == page


@pytest.mark.parametrize("text", ["© «A» ••••• ······ ———", "ÉÉÉ ÀÀÀ", "½¾ §§ ÉTÉ À ÉVÊQUE"])
def test_signs_beside_each_other_are_no_lie(text):
    page = PAGE.format("windows-1252", text)
    assert decode(page.encode("cp1252"), declared="windows-1252") == page


def test_an_accent_for_an_apostrophe_is_no_sign_of_a_wrong_declaration():
    text = FRENCH.replace("'", "´")
    assert decode(text.encode("cp1252"), declared="iso-8859-1") == text


def test_the_first_of_several_declarations_that_fits_is_believed():
    assert decode(KOREAN.encode("euc-kr"), declared=("utf-8", None, "euc-kr")) == KOREAN
    assert decode("표시".encode("euc-kr"), declared=("utf-8", "euc-kr", "shift_jis")) == "표시"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1252", "shift_jis", "big5", "iso-2022-jp"]))
def test_any_bytes_are_read_or_refused(data, declared):
    try:
        text = decode(data, declared=declared)
    except SourceError:
        return
    assert "\0" not in text
    assert "\r" not in text
    text.encode()  # no lone surrogates
