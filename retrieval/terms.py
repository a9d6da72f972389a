"""Cut text into the terms that lexical search counts.

Words are folded and stemmed (English Snowball: it leaves other alphabets alone); Chinese, Japanese and Korean, which
don't part words or glue endings to them, become overlapping pairs of characters.
"""

import functools
import re
import threading
import unicodedata

_CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TERM = re.compile(rf"[{_CJK}]+|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)*|[^\W_{_CJK}]+(?:['’][^\W\d_{_CJK}]+)*")
_IS_CJK = re.compile(rf"[{_CJK}]")
_POSSESSIVE = re.compile(r"['’]s?$|['’]")

_STOP_WORDS = """
a about after all also am an and any are as at be because been before being but by can could did do does doing for
from had has have he her his how i if in into is it its me more most my no nor not of on or other our over said say
says she should so some such tell than that the their them then there these they this those through to under until up
us was we were what when where which while who whom whose why will with would you your
"""
# Words that questions and sentences are built with, and that say nothing of a subject.
STOP_WORDS = frozenset(_STOP_WORDS.split())

_local = threading.local()


def terms(text: str) -> list[str]:
    """Return the terms of a text, in order, repeats kept."""
    found: list[str] = []
    for match in _TERM.finditer(unicodedata.normalize("NFKC", text).casefold()):
        word = match.group()
        if _IS_CJK.match(word):
            found.extend(_pairs(word))
        elif word[0].isdigit():
            found.append(word.replace(",", ""))
        elif (bare := _POSSESSIVE.sub("", word)) not in STOP_WORDS:
            found.append(_stem(bare))
    return found


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


@functools.lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    import Stemmer

    # A Snowball stemmer may serve one thread only.
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:
        stemmer = _local.stemmer = Stemmer.Stemmer("english")
    return str(stemmer.stemWord(word))
