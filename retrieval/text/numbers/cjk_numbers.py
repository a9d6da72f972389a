"""Write numbers of Korean, Japanese and Chinese in digits: 十億円 as 1000000000円, 平成27年 as 2015年, 1조 2000억 원.

Characters for digits stand in many words (一方, 十分, 만약): they are read where a currency, a counter, or a part of a
date follows. What this does not do: Korean's own numerals (열두 명).
"""

import math
import re

_DIGITS = {char: n for chars in ("〇一二三四五六七八九", "영일이삼사오육칠팔구") for n, char in enumerate(chars)}
_DIGITS |= {"零": 0, "两": 2, "兩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_LARGE = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12,
}  # fmt: skip
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}

_LONGEST = 24  # characters; more are no number, and more than 4,300 digits are none that Python prints
_COUNTED = (
    r"(?=円|ドル|ユーロ|ウォン|[美欧日韩]?元|英镑|周|天|岁|位|吨|公里|人|名|件|歳|回|年|月|日|か国|カ国|パーセント|%)"
)
_HAN_NUMBER = "[〇零一二两兩三四五六七八九十百千万萬億亿兆]"
_HAN = re.compile(
    rf"(?:(?<![\d一-鿿])|(?<=[年月]))(?:{_HAN_NUMBER}{{1,{_LONGEST}}}{_COUNTED}|[两兩][百千万萬億亿]{_HAN_NUMBER}{{,{_LONGEST}}})"
)
# In Chinese it stands amid a sentence, and is nothing else.
_PERCENT = re.compile(rf"百分之(\d+(?:\.\d+)?|{_HAN_NUMBER}{{1,{_LONGEST}}})")
_HANGUL_DIGITS, _HANGUL_PLACES = "일이삼사오육칠팔구", "십백천만억조"
_HANGUL = re.compile(
    rf"(?<![\d가-힣])(?=[{_HANGUL_DIGITS}]*[{_HANGUL_PLACES}])[{_HANGUL_DIGITS}{_HANGUL_PLACES}]{{1,{_LONGEST}}}"
    # Whole, or with a particle: of 조 원내대표 (a person) and 천 명예회장 nothing is counted.
    r"(?= ?(?:달러|유로|퍼센트|(?:엔|원|위안|명)"
    r"(?:(?![가-힣])|[은이을의에과도만씩대]|으로|가량|정도|이상|이하|미만|까지|부터)))"
)
_PLACE = "".join((*_SMALL, *_LARGE))
_PART = rf"\d[\d,]{{0,{_LONGEST}}}[{_PLACE}]{{1,{_LONGEST}}}"
_SEVERAL = re.compile(rf"(?<![\d.,]){_PART}(?: ?{_PART}){{1,{_LONGEST}}}(?:\d[\d,]{{0,{_LONGEST}}})?")
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?(元|\d{{1,2}})\s?年")


def with_digits(text: str) -> str:
    """Return a text with such numbers in digits."""
    if text.isascii():
        return text
    text = _PERCENT.sub(_percent, text)
    text = _SEVERAL.sub(_in_digits, _HANGUL.sub(_in_digits, _HAN.sub(_han, text)))
    return _ERA.sub(lambda match: f"{_ERAS[match[1]] + (1 if match[2] == '元' else int(match[2]))}年", text)


def _percent(match: re.Match[str]) -> str:
    value = match[1] if match[1][0].isdigit() else _value(match[1])
    return match.group() if value is None else f"{value}%"


def _han(match: re.Match[str]) -> str:
    number = match.group()
    if all(char in _DIGITS for char in number):  # 二〇一五年
        return "".join(str(_DIGITS[char]) for char in number)
    return _in_digits(match)


def _in_digits(match: re.Match[str]) -> str:
    """Return a number in digits; as it is where its places don't fall: 10만 20만 are two, 二十三十 is about so many."""
    value = _value(match.group().replace(",", "").replace(" ", ""))
    return match.group() if value is None else str(value)


def _value(number: str) -> int | None:
    """Return the value of a number in digits, characters for them, and those for tens, hundreds and more."""
    whole = part = digits = 0
    counted = False  # 十 alone is ten
    large = small = math.inf  # the last of each
    for char in number:
        if char in _LARGE:
            if _LARGE[char] >= large:
                return None
            whole += (part + digits or 1) * _LARGE[char]
            part = digits = 0
            counted, large, small = False, _LARGE[char], math.inf
        elif char in _SMALL:
            if _SMALL[char] >= small:
                return None
            part += (digits if counted else 1) * _SMALL[char]
            digits, counted, small = 0, False, _SMALL[char]
        else:
            digits, counted = digits * 10 + (_DIGITS[char] if char in _DIGITS else int(char)), True
    return whole + part + digits
