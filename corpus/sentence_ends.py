"""Where the sentences of one line end: as sentencex finds it, and rules for what it ends or joins wrongly.

sentencex 1.0 knows most of what there is to know of English: abbreviations, initials, times, quotation marks. It is
asked to read German, French and Spanish as English, too: as what they are, it ends their sentences at initials and
titles, and in German at no full stop before a number. The rules hold in every language.

What this does not do: end a sentence within a pair of quotation marks, unless it is a long speech; or tell what "No."
is at the end of a line.
"""

import re
from collections.abc import Iterator

from corpus.abbreviations import NUMBERED, OPENERS, TITLES, WITHIN

_READ_AS_ENGLISH = frozenset({"de", "es", "fr"})
# sentencex takes time by the square of the quotation marks that are left open: a second for 50,000 of them.
_PIECE = 10_000
_LOOKED_AT = 60  # characters before and behind an end
# A quotation that makes its sentence longer than this is a speech, and ends where the sentences within it do.
_SPEECH = 600

# Brackets without their other half: sentencex looks for one until the end of the line.
_LONE = re.compile(r"<(?![^<>]{1,80}>)|\((?!(?:[^()]|\([^()]*\))*\))")
_ITEM = re.compile(r"\W*(?:(\d{1,3})|[A-Za-z]|[ivxIVX]{1,4})[.)．]\s*")
_ITEM_BEHIND = re.compile(r"(?<=\s)[^\w\s]*(\d{1,3})\.\s*\Z")
_OPENED = re.compile(r"(?<=\s)(?:[«„‚‹“‘(\[]\s*|``\s?|[\"'])\Z")
_OPENING = "«„‚‹“‘([`\"'"
_CLOSING = re.compile(r"(?:[」』】）〉》”’]|\[[^\[\]]{1,40}\])+\s*")  # and notes: It fell.[citation needed] It rose.
# A sentence goes on after what it quotes: 「はい。」と言った。 “네.”라고 말했다. “Will we?” Mr. Pell asked.
_QUOTED = re.compile("[」』）][ぁ-ゖ、]|[\"'”’」』)\\]][가-힣]")
_SPEAKS = re.compile(
    r"(?:[A-Z][\w.'’-]* ){1,4}(?:said|says|asked|asks|added|wrote|writes|cried|shouted|replied|exclaimed|wondered)\b"
)
_ASIDE = re.compile(r"[^.][.!?]\)\s+(?=[A-ZÀ-Þ“\"«])")
_BEFORE_NUMBER = re.compile(r"[。！？](?=\d)")
_PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))
_MARKS = str.maketrans(dict.fromkeys('"“”„«»‹›', " "))

_LAST_WORD = re.compile(r"[\s'’\"“„‘«(\[]+")
_LONGEST_WORD = 24
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"\d|[IVXLC]{2,}\b|[VX]\b")
# Those of one capital of ASCII, sentencex knows: J.-P. Roy, É. Blanc.
_INITIALS = re.compile(r"(?:[^\W\d_]\.-)+[^\W\d_]|[À-Þ]")
_CAPITALIZED = re.compile(r"\W*[A-ZÀ-Þ]")
_LONGEST_UNKNOWN = 4  # letters of an abbreviation that is in no list
# What a sentence begins with where people write without capitals.
_SMALL_OPENERS = """
    i it he she they we you my your then but and or so the this that these there what who how why if when as for is are
    was no yes ok oh in on at just not can do did
"""
_IN_SMALL_LETTERS = frozenset(_SMALL_OPENERS.split())

_TIME = re.compile(r"\b[ap]\. ?m\.\Z", re.IGNORECASE)
_OF_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! (?:is|was|will|saw|brought|marks?|marked)\b)|[A-Z]{1,3}T\b|UTC\b|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|(?:[A-Z]\w+ ){1,2}[Tt]ime\b|(?:Eastern|Central|Mountain|Pacific)\b"
)
# How dates are also written in Korean: 2016. 3. 22. 다리가 열렸다.
_KOREAN_DATE = re.compile(r"\b\d{4}\. ?\d{1,2}\.(?: ?\d{1,2}\.)?(?=\W*[가-힣])")
_LONGEST_DATE = 20
# German: am 3. Oktober, der 1. Vorsitzende, im 19. Jahrhundert.
_ORDINAL = re.compile(
    r"(?<!\bI )\b(?:[Dd](?:er|ie|as|em|en|es)|[Ii]m|[Aa]m|[Vv]om|[Zz]u[mr]|[Bb]eim|[Aa]b|[Bb]is|[Ss]eit|"
    r"ein(?:e[mnr]?)?|jede[mnrs]?) \d{1,3}\.\Z"
)
_OF_ORDINAL = re.compile(
    r"(?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b|(?:Jan|Febr?|Apr|Aug|Sept?|Okt|Nov|Dez)\.|"
    r"Jahr(?:hundert|tausend)"
)
_GERMAN_NOUN = re.compile(r"[A-ZÄÖÜ][\wäöüß-]+")


def sentence_ends(line: str, language: str) -> Iterator[int]:
    """Yield where the sentences of a line end but the last, behind the white space that follows them."""
    first, item = 0, 0
    for found in _found(line, "en" if language in _READ_AS_ENGLISH else language):
        end = _placed(line, found)
        if not first < end < len(line):
            continue
        if begun := _ITEM.fullmatch(line, first, end):
            item = int(begun[1] or 0)
            continue
        behind = _ITEM_BEHIND.search(line, first, end) if item else None
        if behind and int(behind[1]) == item + 1:
            item, end = item + 1, behind.start()
        elif _goes_on(line, first, end):
            continue
        yield from _within(line, first, end)
        yield end
        first = end
    yield from _within(line, first, len(line))


def _found(line: str, language: str) -> Iterator[int]:
    """Yield where sentencex ends sentences; a very long line is looked at in pieces, from sentence to sentence."""
    from sentencex import segment

    begin = 0
    while begin < len(line):
        piece = line[begin : begin + _PIECE]
        sentences = segment(language, _LONE.sub(" ", piece) if "(" in piece or "<" in piece else piece)
        if begin + _PIECE < len(line) and len(sentences) > 1:
            sentences.pop()  # this one goes on behind the piece
        for sentence in sentences:
            begin += len(sentence)
            yield begin


def _placed(line: str, end: int) -> int:
    """Return the end behind the marks that close what is before it, and before those that open what is behind it."""
    if not line[end - 1].isspace() and (closing := _CLOSING.match(line, end)):
        return closing.end()
    opened = _OPENED.search(line, max(0, end - 4), end) if line[end - 2 : end].rstrip()[-1:] in _OPENING else None
    return opened.start() if opened else end


def _goes_on(line: str, first: int, end: int) -> bool:
    """Return whether the sentence that begins at `first` goes on behind this end."""
    before, after = line[max(first, end - _LOOKED_AT) : end].rstrip(), line[end : end + _LOOKED_AT]
    if not line.isascii() and (_QUOTED.match(line, end - 1) or _is_open(line, first, end)):
        return True
    if before[-1:] != ".":
        return before.endswith(('?"', "?”", '!"', "!”")) and bool(_SPEAKS.match(after))
    word = _LAST_WORD.split(before[-_LONGEST_WORD:-1])[-1]
    following = _FIRST_WORD.match(after)
    begins = following is not None and following[0] in OPENERS
    is_glued = not line[end - 1].isspace() and after[0].isascii() and after[0] not in "(["
    is_initial = before[-2:-1].isalpha() and not before[-3:-2].isalpha()
    if is_glued and not begins and (not after[0].isupper() or is_initial or word.isdigit()):
        return True  # within U.S., 3.5 or J.-P.
    if word.isdigit() and (_is_ordinal(before, after, begins=begins) or _is_korean_date(line, first, end)):
        return True
    if _is_abbreviation(word, after, begins=begins) or (_TIME.search(before) and _OF_TIME.match(after)):
        return True
    return bool(following and _is_unknown(word, following[0]) and _CAPITALIZED.match(line, first))


def _is_abbreviation(word: str, after: str, *, begins: bool) -> bool:
    """Return whether a word is an abbreviation that what is behind it belongs to."""
    small = word.lower()
    return (
        (small in TITLES and word[1:].islower())
        or (small in NUMBERED and bool(_NUMERAL.match(after)))
        or (not begins and (small in WITHIN or bool(_INITIALS.fullmatch(word))))
    )


def _is_unknown(word: str, following: str) -> bool:
    """Return whether a word is an abbreviation that is in no list: what follows is in small letters."""
    is_short = "." in word or (len(word) <= _LONGEST_UNKNOWN and following not in _IN_SMALL_LETTERS)
    return following.islower() and is_short


def _is_ordinal(before: str, after: str, *, begins: bool) -> bool:
    """Return whether a number is a German ordinal."""
    if _OF_ORDINAL.match(after):
        return True
    return not begins and bool(_GERMAN_NOUN.match(after)) and bool(_ORDINAL.search(before))


def _is_korean_date(line: str, first: int, end: int) -> bool:
    """Return whether an end is within a date, or behind it where the sentence goes on."""
    dates = _KOREAN_DATE.finditer(line, max(first, end - _LONGEST_DATE), end + _LONGEST_DATE)
    return any(date.start() < end <= date.end() + 1 for date in dates)


def _is_open(line: str, first: int, end: int) -> bool:
    """Return whether an end is within 『…』, which sentencex doesn't know."""
    return line.count("『", first, end) > line.count("』", first, end) and line.find("』", end) >= 0


def _within(line: str, first: int, end: int) -> Iterator[int]:
    """Yield the ends within what sentencex takes for one sentence."""
    if line.startswith("(", first):
        yield from (aside.end() for aside in _ASIDE.finditer(line, first, end - 1))
    elif end - first > _SPEECH:
        speech = line[first:end].translate(_MARKS)
        if speech != line[first:end]:
            ends = (first + within for within in sentence_ends(speech, "en"))
            yield from (within for within in ends if not line[within].islower())  # “… It is safe.” he said
    elif not line.isascii():
        for full_stop in _BEFORE_NUMBER.finditer(line, first, end):
            if all(line.count(a, first, full_stop.end()) == line.count(b, first, full_stop.end()) for a, b in _PAIRS):
                yield full_stop.end()
