"""Return whether a Korean or Japanese question leans on what was said before it; a Chinese one, by its length alone.

By rules over the words, as `follow_ups` has them for English. What this does not do: know names, which no
capitals tell there. "시장은 누구인가요?" leans whoever the mayor is, and "공사비는 누가 냈나요?" stands alone.
"""

import re

CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]")
_HANGUL = re.compile("[가-힣]")
_KANA = re.compile("[ぁ-ヿ]")
_SHORT = 5  # characters of a Chinese question that names no subject

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


def is_cjk(text: str) -> bool:
    """Return whether a text is in Chinese, Japanese or Korean; a name in Latin letters may be in it."""
    return 2 * len(CJK.findall(text)) > len(_LATIN.findall(text))


def is_follow_up(question: str) -> bool:
    """Return whether a question points back, or says too little to be searched: "いつですか", "얼마를 냈나요?"."""
    if _BACK.search(question):
        return True
    if not (_HANGUL.search(question) or _KANA.search(question)):
        return len(CJK.findall(question)) <= _SHORT
    return len(subjects(question)) <= (0 if _DEFINING.search(question) else 1)


def subjects(question: str) -> list[str]:
    """Return the words of a Korean or Japanese question that say something of a subject, or of what it does."""
    if _HANGUL.search(question):
        words = re.findall(r"\w+", _KOREAN_ASKED.sub(" ", question))
        return [word for word in words if not _KOREAN_LIGHT.match(word)]
    return _JAPANESE_WORD.findall(_JAPANESE_ASKED.sub(" ", question))
