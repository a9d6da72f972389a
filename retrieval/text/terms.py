"""Cut text into the terms that lexical search counts.

Words are folded and stemmed (English Snowball: it leaves other alphabets alone); Chinese, Japanese and Korean, which
don't part words or glue endings to them, become overlapping pairs of characters.
"""

import functools
import itertools
import re
import threading
import unicodedata
from collections.abc import Iterator

CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TERM = re.compile(rf"[{CJK}]+|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)*|[^\W_{CJK}]+(?:['’][^\W\d_{CJK}]+)*")
_AROUND_WORDS = "\"'.,:;?!()[]"
_IS_CJK = re.compile(rf"[{CJK}]")
_POSSESSIVE = re.compile(r"['’]s?$|['’]")

_STOP_WORDS = """
a about after all also am an and any are as at be because been before being but by can could did do does doing for
from had has have he her his how i if in into is it its me more most my no nor not of on or other our over said say
says she should so some such tell than that the their them then there these they this those through to under until up
us was we were what when where which while who whom whose why will with would you your
"""
# Words that questions and sentences are built with, and that say nothing of a subject.
STOP_WORDS = frozenset(_STOP_WORDS.split())
# Korean parts its words by spaces: 언제, 얼마를, 누구인가요.
_KOREAN_ASKING = re.compile(
    "(?:언제|어디|누구|누가|얼마나?|무엇|뭐|뭘|무슨|어느|어떤|어떻게|왜|몇)"
    "(?:에서?|에게|까지|부터|쯤|의|를|을|가|이|은|는|로|와|라고|였|이었|인|입|인지)*(?:가요|나요?|까요?|니까|습니까|요)?"
)
_KOREAN_ENDING = re.compile("(?<=.)(?:인가요|은가요|는가요|나요|까요|입니까|습니까|니까)$")
# Japanese doesn't: 橋はいつ再開しましたか. "か" is left in other words, as in 静か.
_JAPANESE_ASKING = re.compile(
    "いつ(?!も|か)|どこ|だれ|誰|どなた|なぜ|どうして|いくら|いくつ|どの(?:くらい|ぐらい)?|どれ(?:くらい|ぐらい|だけ)?|どんな|"
    "何(?=[がをはでにの]|$)"
)
_JAPANESE_ENDING = re.compile(
    "(?:さ?れ|し)?(?:て?い)?(?:ました|ます|ません)か$|(?:[のん]|だった)?(?:です|でした|でしょう)か$|のか$"
)

# Soft hyphens, spaces of no width and joiners stand in the middle of words.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

_local = threading.local()


def terms(text: str) -> list[str]:
    """Return the terms of a text, in order, repeats kept."""
    parts = unicodedata.normalize("NFKC", text.translate(_UNSEEN)).casefold().split()
    terms_in = _terms_in_ascii if text.isascii() else _terms_in
    return [*itertools.chain.from_iterable(map(terms_in, parts))]


def _terms_in(part: str) -> tuple[str, ...]:
    """Return the terms of a stretch without white space, which may be a whole sentence of Japanese."""
    if part.isascii():
        return _terms_in_ascii(part)
    return tuple(term for word in _TERM.findall(part) for term in _terms_of(word))


@functools.lru_cache(maxsize=32_768)
def _terms_in_ascii(part: str) -> tuple[str, ...]:
    """Return the terms of a word with its punctuation: nearly always one that was met before. 5 MB when full."""
    word = part.strip(_AROUND_WORDS)
    if word.isalpha():
        return _terms_of(word)
    return tuple(term for word in _TERM.findall(part) for term in _terms_of(word))


@functools.lru_cache(maxsize=32_768)
def _terms_of(word: str) -> tuple[str, ...]:
    """Return the terms of one word, or of one run of characters of a script that doesn't part words."""
    if not word.isascii() and _IS_CJK.match(word):
        return tuple(_pairs(word))
    if word[0].isdigit():
        return (word.replace(",", ""),)
    bare = word if word.isalpha() else _POSSESSIVE.sub("", word)
    return () if bare in STOP_WORDS else (_stem(bare),)


def _pairs(run: str) -> Iterator[str]:
    if _KOREAN_ASKING.fullmatch(run):
        return
    for part in _JAPANESE_ASKING.split(_JAPANESE_ENDING.sub("", _KOREAN_ENDING.sub("", run))):
        yield from [part[i : i + 2] for i in range(len(part) - 1)] or filter(None, [part])


def _stem(word: str) -> str:
    # A Snowball stemmer may serve one thread only.
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:
        import Stemmer

        stemmer = _local.stemmer = Stemmer.Stemmer("english")
    return str(stemmer.stemWord(word))
