"""Write the relative times of Chinese, Japanese and Korean in English, and the year that a period's end leaves out.

上周, 先週 and 지난주 are "last week", 三年前 is "3 years ago", and 2016年3月至5月 ends in May 2016. What this does not
do: weekdays and seasons (上周五, 去年春天), and 先々週.
"""

import re

_UNITS = {
    "日": "day", "天": "day", "일": "day", "周": "week", "週間": "week", "星期": "week", "주": "week", "个月": "month",
    "個月": "month", "か月": "month", "カ月": "month", "ヶ月": "month", "개월": "month", "달": "month", "年": "year",
    "년": "year",
}  # fmt: skip
_COUNTS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "兩": 2}
_COUNT = rf"(\d{{1,2}}|[{''.join(_COUNTS)}]) ?({'|'.join(_UNITS)})"
# Not 3月5日以前, until that day, nor 3년 전쟁, a war of three years.
_AGO = re.compile(
    rf"(?<![\d月월])(?<![月월] ){_COUNT} ?(?:以?前(?![半期])|전(?=[에까의만과은도엔]|부터|이[다었]|[^가-힣]|$))"
)
# 지난 10일 is a day, the tenth.
_LATELY = re.compile(
    rf"(?:过去|過去|最近|近|この|최근|지난(?! ?\d{{1,2}} ?일(?! ?(?:간|동안)))) ?{_COUNT}[间間간]?(?!前| ?전)"
)
_TIMES = {
    "yesterday": r"昨天|昨日|어제",
    "last week": r"上个?(?:周|星期)(?![一二三四五六日天末刊边围])|先週|지난 ?주(?!말)",
    "last month": r"上个月|上個月|先月|지난 ?달",
    "last year": r"去年|昨年|작년|지난 ?해",
    "this week": r"本周|这个?(?:周|星期)(?![一二三四五六日天末])|今週|이번 ?주(?!말)",
    "this month": r"本月|这个月|今月|이번 ?달",
    "this year": r"今年|올해",
}
_RELATIVE = {english: re.compile(pattern) for english, pattern in _TIMES.items()}
_MONTH = r"\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?"
_SAME_YEAR = re.compile(
    rf"((?:1[5-9]|20)\d\d\s?[年년]\s?)({_MONTH}\s?(?:至|到|から|부터|에서|[-–—~～])\s?)(?={_MONTH})"
)


def times_in_english(text: str) -> str:
    """Return a text with such times in English, apart from what stands around them."""
    if text.isascii():
        return text
    text = _SAME_YEAR.sub(r"\1\2\1", text)
    text = _AGO.sub(lambda match: f" {_span(match)} ago ", text)
    text = _LATELY.sub(lambda match: f" in the last {_span(match)} ", text)
    for english, pattern in _RELATIVE.items():
        text = pattern.sub(f" {english} ", text)
    return text


def _span(match: re.Match[str]) -> str:
    return f"{_COUNTS.get(match[1], match[1])} {_UNITS[match[2]]}s"
