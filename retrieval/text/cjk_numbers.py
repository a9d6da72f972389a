"""Write numbers of Korean, Japanese and Chinese in digits: 十億円 as 1000000000円, 平成27年 as 2015年, 1조 2000억 원.

Characters for digits stand in many words (一方, 十分, 만약): they are read where a currency, a counter, or a part of a
date follows. What this does not do: Korean's own numerals (열두 명).
"""

import re

_DIGITS = {char: n for chars in ("〇一二三四五六七八九", "영일이삼사오육칠팔구") for n, char in enumerate(chars)}
_DIGITS["零"] = 0
_SMALL = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_LARGE = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12,
}  # fmt: skip
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}

_COUNTED = r"(?=円|ドル|ユーロ|ウォン|元|人|名|件|歳|回|年|月|日|か国|カ国|パーセント|%)"
_HAN = re.compile(rf"(?:(?<![\d一-鿿])|(?<=[年月]))[〇零一二三四五六七八九十百千万萬億亿兆]+{_COUNTED}")
_HANGUL_DIGITS, _HANGUL_PLACES = "일이삼사오육칠팔구", "십백천만억조"
_HANGUL = re.compile(
    rf"(?<![\d가-힣])(?=[{_HANGUL_DIGITS}]*[{_HANGUL_PLACES}])[{_HANGUL_DIGITS}{_HANGUL_PLACES}]+"
    r"(?= ?(?:엔|원|달러|유로|위안|명|퍼센트))"
)
_PLACE = "".join((*_SMALL, *_LARGE))
_SEVERAL = re.compile(rf"(?<![\d.,])\d[\d,]*[{_PLACE}]+(?: ?\d[\d,]*[{_PLACE}]+)+(?:\d[\d,]*)?")
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?(元|\d{{1,2}})\s?年")


def with_digits(text: str) -> str:
    """Return a text with such numbers in digits."""
    if text.isascii():
        return text
    text = _HANGUL.sub(lambda match: str(_value(match.group())), _HAN.sub(_han, text))
    text = _SEVERAL.sub(lambda match: str(_value(match.group().replace(",", "").replace(" ", ""))), text)
    return _ERA.sub(lambda match: f"{_ERAS[match[1]] + (1 if match[2] == '元' else int(match[2]))}年", text)


def _han(match: re.Match[str]) -> str:
    number = match.group()
    if all(char in _DIGITS for char in number):  # 二〇一五年
        return "".join(str(_DIGITS[char]) for char in number)
    return str(_value(number))


def _value(number: str) -> int:
    """Return the value of a number in digits, characters for them, and those for tens, hundreds and more."""
    whole = part = digits = 0
    counted = False  # 十 alone is ten
    for char in number:
        if char in _LARGE:
            whole += (part + digits or 1) * _LARGE[char]
            part = digits = 0
            counted = False
        elif char in _SMALL:
            part += (digits if counted else 1) * _SMALL[char]
            digits, counted = 0, False
        else:
            digits, counted = digits * 10 + (_DIGITS[char] if char in _DIGITS else int(char)), True
    return whole + part + digits
