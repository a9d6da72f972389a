"""Return whether a Korean, Japanese or Chinese question leans on what was said before it.

By rules over the words, as `follow_ups` has them for English. What this does not do: know names, which no
capitals tell there. "시장은 누구인가요?" leans whoever the mayor is, and "공사비는 누가 냈나요?" stands alone.
"""

import re

CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]")
_HANGUL = re.compile("[가-힣]")
_KANA = re.compile("[ぁ-ヿ]")
_SHORT_WORDS = 5  # characters of Chinese that ask nothing: a name, or a word
_SHORT = 2  # characters of a Chinese question that name no subject

_BACK = re.compile(
    r"(?:^|\s)(?:[그이](?:것|거|걸|게|곳|때|분|녀|들|후|날|해|는|가|를|의|와|도)*|저(?:것|거|기|곳))(?=\s|[은는이가을를의도]|$)|"
    r"(?:^|\s)(?:거기|여기|당시|다른|같은|그럼|그러면|그래서|그런데|그리고)(?=[가-힣\s]|$)|"
    r"それ(?!ぞれ)|その|そこ|そち|(?<!ど)この|これ(?!まで|から)|(?<!ど)ここ|あの|あれ|彼|同(?:社|氏|国|年|月|日|じ)|当時|"
    r"他の|ほかの|^では"
)
_DEFINING = re.compile("(?:이?란|라는 것은) |(?:とは|って)(?:何|誰|ど)")

# What names no subject: when and how much is asked for, which of what, how many of what.
_KOREAN_ASKED = re.compile(r"\d[\d.,]*\s?[년월일]\S*|(?:몇|어느|어떤|무슨)\s?[^\s?]+")
_KOREAN_LIGHT = re.compile(
    r"(?:언제|어디|누구|누가|누굴|왜|얼마|무엇|뭐|뭘|어떻게|어째서|혹시|다시|또|더|좀|정확히|모두|총|전부|약|처음|지금|아직|이미|"
    r"자세히|알려|말해|설명해|주세요|대해|관해|[하했되됐있](?:었?나요|습니까|을까요|나)|인가요|네$|예$|고마|감사)"
)
_JAPANESE_ASKED = re.compile(
    r"\d[\d.,]*[年月日]|(?:ど(?:の|んな|この)|何という|何の)[一-龯々ァ-ヶー]+|何(?:[かヶカヵ]?[年月日時人個歳隻台本件回度枚週間]+)?|"
    r"誰|教え|詳し|説明|話し|知り|言|起|今|後|前|時"
)
_JAPANESE_WORD = re.compile(r"[一-龯々]{1,4}|[ァ-ヶー]+|[A-Za-zＡ-Ｚａ-ｚ]+")

_CHINESE_BACK = re.compile(
    r"^(?:那(?!些|么|不勒)|还有(?!多|几)|其他的?(?:呢|$)|另外)|呢[?？]*$|"
    r"^(?:当时|后来)|"
    r"^还有|(?:上诉|道歉|回应|回复|反对|同意|拒绝)了?[吗么]?[?？]*$|^(?:再|多)\w{0,2}说"
)
_CHINESE_PRONOUN = re.compile(
    r"[它他她]们?|该(?=[公国市校院])|还有(?:别|其他|谁|什么|哪)|(?<![尤与极])其(?![他它中实余次间])"
)
# What was named in an earlier clause may be meant by these too.
_CHINESE_THIS = re.compile(r"这(?!样|里是)|此(?=[事人案次])|那(?=[个次里家位件时年天])|同(?:一|年|月)|当时")
_CHINESE_WORD = re.compile(rf"{CJK.pattern}|[A-Za-z]+")
_CHINESE_CLAUSE = re.compile(r"[，,；;。：:]")
_CHINESE_LIGHT = re.compile(
    r"\d[\d.,]*[年月日号]?|什么|为何|何时|怎么样?|如何|哪[里儿个些年位家]?|谁|多[少久大高长远]|几[点个年月次位]?|"
    r"[吗呢吧了的地得是有没不在被把和与对从到向给为由于也都还又再就才会能要想去来做说花用请更最很将曾着过]|已经|开始|结束|结果|"
    r"然后|以前|之前|之后|现在|目前|时候|原因|[人钱年月日天次个家位名]|告诉|可以|我们?|你们?|您|需要|得到|那么|那|一[下点些]|需|点"
)
_CHINESE_ASKS = re.compile(r"[谁哪几吗呢]|什么|怎么|多[少久大高长远]|为何|何时|如何|是否")
_CHINESE_DEFINING = re.compile(r"^什么是|是什么[?？]*$|是什么意思")


def is_chinese(text: str) -> bool:
    """Return whether a text in one of the three is in Chinese: it has neither kana nor Korean letters."""
    return not (_HANGUL.search(text) or _KANA.search(text))


def is_cjk(text: str) -> bool:
    """Return whether a text is in Chinese, Japanese or Korean; a name in Latin letters may be in it."""
    return 2 * len(CJK.findall(text)) > len(_LATIN.findall(text))


def is_follow_up(question: str, spoken_of: str = "") -> bool:
    """Return whether a question points back, or says too little to be searched: "いつですか", "얼마를 냈나요?"."""
    if is_chinese(question):
        return _chinese_leans(question, spoken_of)
    if _BACK.search(question):
        return True
    return len(subjects(question)) <= (0 if _DEFINING.search(question) else 1)


def subjects(question: str) -> list[str]:
    """Return the words of a Korean or Japanese question that say something of a subject, or of what it does."""
    if _HANGUL.search(question):
        words = re.findall(r"\w+", _KOREAN_ASKED.sub(" ", question))
        return [word for word in words if not _KOREAN_LIGHT.match(word)]
    return _JAPANESE_WORD.findall(_JAPANESE_ASKED.sub(" ", question))


def _chinese_leans(question: str, spoken_of: str) -> bool:
    """Return whether a Chinese question points back; "his" and "its" may stand for what was named before them.

    "Where is the town hall?" does after a question that said of which town.
    """
    if _CHINESE_BACK.search(question):
        return True
    # What stands before the first of them stands before the others too.
    pronoun, this = _CHINESE_PRONOUN.search(question), _CHINESE_THIS.search(question)
    if (pronoun and not _said(question[: pronoun.start()])) or (
        this and not _said(_clauses_over(question[: this.start()]))
    ):
        return True
    if not _CHINESE_ASKS.search(question) and len(CJK.findall(question)) <= _SHORT_WORDS:
        return True
    said, before = _said(question), _said(spoken_of)
    if said in before and len(before) - len(said) > _SHORT:
        return True
    return not said or (len(said) <= _SHORT and not _CHINESE_DEFINING.search(question))


def _clauses_over(ahead: str) -> str:
    ends = [found.start() for found in _CHINESE_CLAUSE.finditer(ahead)]
    return ahead[: ends[-1]] if ends else ""


def _said(text: str) -> str:
    """Return the characters of a Chinese text that say something of a subject, without those that sentences have."""
    return "".join(_CHINESE_WORD.findall(_CHINESE_LIGHT.sub("", text)))
