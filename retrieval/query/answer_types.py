"""What kind of thing a question asks for, and how plainly a sentence holds one that the question doesn't name itself.

By rules, in English and, for the plainest words, in Korean and Japanese; German, French, Spanish and Chinese have
theirs in `retrieval.query.answer_types_by_language`. What this does not do: tell one reason from another, or know that
"the premier" is a person.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from retrieval.query.answer_types_by_language import asking_language, kinds_asked, reason_score
from retrieval.text.numbers.european.in_english import european_language, in_english
from retrieval.text.terms import terms
from retrieval.text.words.lexicon import MONTHS, NAME_PARTICLES, ONES, SCALES, TENS, WEEKDAYS, capitalised

AnswerType = Literal["number", "duration", "money", "date", "person", "place", "reason", "whether", "what"]
ANSWER_TYPES: tuple[AnswerType, ...] = (
    "number",
    "duration",
    "money",
    "date",
    "person",
    "place",
    "reason",
    "whether",
    "what",
)

_I = re.IGNORECASE
# "What did the council decide?" doesn't ask which council.
_VERBS = "did|do|does|has|have|had|can|could|will|would|shall|should|may|might|must|made|makes|happened|happens"
_WHICH = rf"\b(?:what|which)(?:['’]s| is| was| were| are)?(?: the)?(?: (?!(?:{_VERBS})\b)\w+){{0,2}}? "
_PEOPLE = (
    "(?:sur)?name|person|man|woman|minister|president|king|queen|ruler|actor|actress|singer|author|poet|artist|"
    "leader|judge|official|envoy|ambassador|emperor|diplomat|activist|politician|lawmaker|senator|congress\\w*|"
    "reporter|journalist|governor|mayor|chief|director|chair\\w*|lawyer|scientist|player|coach|general|pope|"
    "prince\\w*"
)
_BODIES = (
    "compan(?:y|ies)|organi[sz]ation|group|part(?:y|ies)|firm|newspaper|agenc(?:y|ies)|band|team|court|ministr(?:y|ies)|"
    "bank|union|council"
)
_PLACES = (
    "country|countries|city|cities|place|state|town|village|region|province|county|continent|location|island|street|"
    "nation|river|building|venue|site|capital|port|district"
)
_GROUPS = "회사|기업|단체|정당|은행|신문|기관|会社|企業|団体|政党|銀行|新聞|機関|チーム"
_AMOUNTS = (
    "number|percentage|percent|proportion|share|size|population|distance|height|length|weight|temperature|age|score|"
    "rate|total|figure|speed|area|width|depth"
)
_MONEY = "amount|sum|price|cost|salary|budget|fine|damages|compensation|fee|value|worth|revenue|profit"
_MEASURES = "many|large|old|far|tall|high|deep|big|fast|often|wide|heavy|hot|cold|close|frequently"
_PAID = (
    "pay|paid|cost|money|cash|spend|spent|worth|award\\w*|charge\\w*|earn\\w*|owe\\w*|donat\\w+|give|gave|given|"
    "offer\\w*|dollars?|yen|won|euros?|pounds?|fine|fund\\w*|budget"
)
# A question may match several; the first of those that begin earliest is meant.
_ASKED: tuple[tuple[AnswerType, str], ...] = (
    ("reason", r"\bwhy\b|\bhow come\b|\bwhat (?:caused|led to|prompted|made|drove)\b|\bwhat(?:['’]s| is| was| were)? "
               r"(?:the )?(?:\w+ )?(?:reason|cause|purpose|motive)s?\b|"
               r"왜|어째서|이유|원인|なぜ|なんで|どうして|理由|原因"),
    ("duration", r"(?=[hf얼몇며何ど])(?:\bhow long\b(?! ago)|\bfor how (?:long|many (?:years|months|weeks|days))\b|"
                 r"\bhow many (?:years|months|weeks|days|hours|minutes)\b|얼마나 오래|"
                 r"(?:몇 ?[년일주]|며칠) ?(?:간|동안)|몇 ?(?:달|개월|주|시간)|何[年日]間|何[かヶカヵ]月|何週間|何時間|"
                 r"ど[のれ][くぐ]らい(?:の期間|長く))"),
    ("date", r"^\W*(?:\w+ ){0,3}?when\b|\b(?:since|until|by|and|know) when\b|\bwhen\W*$|"
             r"\bhow (?:late|early|soon|long ago|recently)\b|" + _WHICH +
             r"(?:year|month|day|date|decade|century|weekday|time)s?\b|"
             r"언제|몇 ?[년월시]|며칠|무슨 요일|いつ|何[年月日時]|何曜日"),
    ("money", rf"\bhow (?:much|big)\b(?=.*\b(?:{_PAID})\b)|"
              rf"{_WHICH}(?:{_MONEY})\b|얼마(?!나)|얼마나 (?:들|내|냈|받|쓰|썼|벌)|"
              r"(?:비용|요금|금액|예산|가격|값|[사재]비)[은는이가]? ?(?:\w+ )?얼마|いくら|"
              r"[費料]用?[はが]?ど[のれ][くぐ]らい"),
    ("number", rf"\bhow (?:{_MEASURES}|much)\b|{_WHICH}(?:{_AMOUNTS})s?\b|몇|얼마나|いくつ|"
               r"何(?:[人個歳隻台本件回度枚頭羽軒棟割倍]|メートル|キロ|トン|パーセント)|ど[のれ][くぐ]らい|どれ(?:だけ|ほど)"),
    ("place", rf"\bwhere\b|\bwhose country\b|{_WHICH}(?:{_PLACES})s?\b|"
              r"어디|(?:어느|어떤|무슨) ?(?:나라|도시|마을|곳|지역|섬|강|항구|역)|"
              rf"どこ(?!の(?:{_GROUPS}))|ど(?:の|この)[国町街市村島川港駅]"),
    ("person", rf"\bwho(?:m|se)?(?:['’]?s)?\b|{_WHICH}(?:{_PEOPLE}|{_BODIES})s?\b|누구|누가|누굴|誰|だれ|どなた|"
               rf"(?:어느|어떤|무슨) ?(?:{_GROUPS})|(?:どの|どこの|何という)(?:{_GROUPS})|이름|名前"),
    ("whether", r"^\W*(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should|am|may)\b"),
)  # fmt: skip
_PATTERNS = [(kind, re.compile(pattern, _I)) for kind, pattern in _ASKED]

# A look at the first letter spares most words the whole list: half of the time.
_COUNTED = (
    rf"(?=[bdefhmnoqst])(?:{'|'.join((*ONES[1:], *TENS))}|{'s?|'.join(SCALES)}s?|dozens?|half|third|quarter|twice|once|"
    "none|several|single|double)"
)
# 三隻, 두 명: what is counted tells them from syllables of other words.
_CJK_COUNTED = (
    "[一二三四五六七八九十百千]+(?=[人個隻台本件回枚頭軒棟つ年月日割倍])|"
    "(?<![가-힣])(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무) ?(?=명|개|척|대|번|달|곳|마리|채|배|시간|사람)"
)
_NUMBER = re.compile(rf"\d[\d,.]*|\b(?:{_COUNTED})\b|{_CJK_COUNTED}", _I)
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_UNITS = "years?|months?|weeks?|days?|hours?|minutes?|decades?|centur(?:y|ies)"
_DURATION = re.compile(
    rf"(?:\d[\d,.]*|\b(?:{_COUNTED}|an?))[ -](?:\w+ )?(?:{_UNITS})\b|"
    r"(?:\d[\d,.]*|[一二三四五六七八九十]+) ?(?:[년일주] ?(?:간|동안)|개월|시간|달 ?(?:간|동안)|"
    r"[年日]間|[かヶカヵ]月|週間|時間)",
    _I,
)
_MONEYS = "dollars?|yen|won|euros?|pounds?|yuan|rubles?|rupees?|francs?|crowns?|cents?|usd|eur|gbp|krw|jpy"
_SUM = re.compile(
    rf"[$€£¥₩] ?\d[\d,.]*(?: (?:thousand|million|billion|trillion))?|"
    rf"(?:\d[\d,.]*|\b(?:{_COUNTED}))(?:[ -](?:thousand|hundred|million|billion|trillion))?[ -]"
    rf"(?:\w+ )?(?:{_MONEYS})\b|"
    r"\d[\d,.]*(?:[천만억조] ?[\d,.]*)* ?(?:원(?!칙)|엔|달러|유로)|"
    r"[\d一二三四五六七八九十百千][\d,.一二三四五六七八九十百千万億兆]*(?:円|ウォン|ドル|ユーロ)",
    _I,
)
# "may" and "march" are also verbs, but for a capital or a day after them.
_VERBS_TOO = ("march", "may")
_MONTHS = (
    rf"{'|'.join(month for month in MONTHS if month not in _VERBS_TOO)}|"
    rf"(?-i:{'|'.join(_VERBS_TOO).title()})|(?:{'|'.join(_VERBS_TOO)})(?= \d)"
)
_WEEKDAYS = "|".join(day.removesuffix("day") for day in WEEKDAYS)
_DATE = re.compile(
    rf"\b(?:1\d{{3}}\b|20\d\d\b|\d{{1,3}}0s\b|(?:\d{{1,2}} )?(?:{_MONTHS})\b(?: \d{{1,2}}\b)?|"
    rf"(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?|(?:{_WEEKDAYS})days?\b|"
    r"centur(?:y|ies)\b|yesterday\b|today\b|tomorrow\b|years? ago\b|"
    r"(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter|night)\b|"
    r"\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2}:\d\d\b)|世紀|세기|"
    r"(?:\d+|[一二三四五六七八九十]+) ?[년월일年月日](?! ?간| ?동안|間)|"
    r"昨年|去年|今年|来年|昨日|明日|작년|지난해|올해|내년|어제|내일",
    _I,
)
_CJK_DATE = re.compile("\\d+ ?[년월일年月日]")
_LINKS = "|".join((*NAME_PARTICLES, "and", "for"))
_NAME = re.compile(rf"\b{capitalised('.&')}(?:\s+(?:{_LINKS})(?=\s+[A-Z])|\s+{capitalised('.&')})*")
_NO_PERSON = re.compile(
    rf"\b(?:{_MONTHS}|\w+day|court|university|ministry|foundation|council|committee|party|government|assembly|house|"
    r"parliament|agency|company|corporation|group|fund|bank|office|department|association|union|nations?|states?|"
    r"kingdom|republic|north|south|east|west|island|city|river|street|station|park|hall|times|news|daily|post|treaty|"
    r"agreement|statement|declaration|act|world|war|diet|embassy|district|army|navy|force)\b",
    _I,
)
_PLACE = re.compile(
    r"\b(?:in|at|from|to|near|of|on|into|outside|inside|across|towards?|around|between|through|off|via|within)\s+"
    rf"(?:the\s+|\w+ern\s+|central\s+|nearby\s+)*({capitalised()}(?:\s+(?:of|the)(?=\s+[A-Z])|\s+{capitalised()})*)"
)
_REASON = re.compile(
    r"\b(?:because\b|due to\b|owing to\b|so that\b|in order to\b|as a result\b|thanks to\b|caus(?:e[ds]?|ing)\b|"
    r"led to\b|leads? to\b|reasons?\b|therefore\b|thus\b|so as to\b|accus\w+|blam\w+|cit(?:ed|ing)\b|"
    r"in protest\b|fear|driven by\b|argu\w+|saying\b|aim)|"
    r"때문|위해|덕분|탓에|ため(?!息)|(?<=[うくぐすつぬぶむるただい])から|ので",
    _I,
)
_LINK = re.compile(r"\bsince\b|\bover\b|\bafter\b|\bfor\b|\bto (?:be|[a-z]{3,})\b|\bas\b|\bfollowing\b|\bwhen\b", _I)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


def answer_type_of(question: str) -> AnswerType:
    """Return what kind of thing a question asks for; "what" where no rule tells."""
    language = asking_language(question)
    found: Sequence[tuple[int, AnswerType]] = (
        kinds_asked(question, language)
        if language
        else [(match.start(), kind) for kind, pattern in _PATTERNS if (match := pattern.search(question))]
    )
    # "Did anybody say why ..." asks why.
    asking = [one for one in found if one[1] != "whether"] or found
    return min(asking, key=lambda one: one[0])[1] if asking else "what"


def answer_type_score(kind: AnswerType, sentence: str, named: frozenset[str], *, foreign: bool = False) -> float:
    """Return how plainly a sentence holds a thing of that kind, with a term that isn't `named` in the question.

    1 is plainly, 0.5 perhaps, 0 not; 0 for "whether" and "what", which no rule finds. With `foreign`, sentences in
    German, French, Spanish and Chinese are read as well.
    """
    if kind in ("whether", "what"):
        return 0.0
    if foreign:
        if kind == "reason" and (score := reason_score(sentence)):
            return score
        if kind in ("person", "place") and european_language(sentence) == "de":
            return 0.5  # every noun has a capital
        sentence = in_english(sentence)
    if kind == "reason":
        return 1.0 if _REASON.search(sentence) else 0.5 if _LINK.search(sentence) else 0.0
    if kind in ("person", "place") and _CJK.search(sentence):
        return 0.5  # no capitals tell names there
    return max((strength for found, strength in _held(kind, sentence) if found - named), default=0.0)


@functools.lru_cache(maxsize=4_096)
def _held(kind: AnswerType, sentence: str) -> tuple[tuple[frozenset[str], float], ...]:
    """Return the terms of the things of a kind in a sentence, and how plainly each is one."""
    return tuple((frozenset(terms(found)), strength) for found, strength in _things(kind, sentence))


def _things(kind: AnswerType, sentence: str) -> Iterator[tuple[str, float]]:
    """Yield the things of a kind in a sentence, and how plainly each is one."""
    if kind in ("number", "duration", "money"):
        if kind != "number":
            plain = _DURATION if kind == "duration" else _SUM
            yield from ((found.group(), 1.0) for found in plain.finditer(sentence))
        for found in _NUMBER.finditer(sentence):
            yield found.group(), 0.5 if kind != "number" or _is_of_a_date(found, sentence) else 1.0
    elif kind == "date":
        yield from ((found, 1.0) for found in _DATE.findall(sentence))
    else:
        names = [found.group() for found in _NAME.finditer(sentence)]
        if kind == "place":
            yield from ((found, 1.0) for found in _PLACE.findall(sentence))
            yield from ((name, 0.5) for name in names)
        else:
            yield from ((name, 1.0 if " " in name and not _NO_PERSON.search(name) else 0.5) for name in names)


def _is_of_a_date(number: re.Match[str], sentence: str) -> bool:
    start, end = number.span()
    if _YEAR.fullmatch(number.group()):
        return True
    # Ten characters are two words of English, and half a sentence of Japanese.
    near = sentence[start : end + 10]
    return bool(_CJK_DATE.match(sentence, start) if _CJK.search(near) else _DATE.search(near))
