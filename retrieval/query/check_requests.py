"""Tell who asks whether something is true from who asks something else, in the languages that questions are read in.

What is to be checked isn't in these words: it is the message that they reply to, or a file beside them.
"""

import re

from retrieval.query.cleaning import clean

_LONGEST = 200  # characters: what is longer says more than that
_IT = r"(?:this|that|it|these|those)"
_TRUE = (
    r"(?:true|real|right|correct|accurate|factual|legit|so|fake|false|wrong|a lie|misinformation|fake news|a fact|"
    r"how it (?:was|is|went|happened))"
)
_CHECKS = (
    r"(?:is|was|are|were|isn['’]?t|aren['’]?t) (?:this|that|it|they|these|those|(?:the|what|all) [\w ]{1,30}?)"
    rf"(?: (?:actually|really|even|all|also))*(?: {_TRUE})(?: or (?:not|{_TRUE}))?",
    r"(?:is|was) (?:he|she|this|that) (?:right|lying|telling the truth)",
    r"true(?: or false)?|(?:for )?real(?:ly)?|legit|(?:is|was) (?:this|that|it)",
    rf"(?:please )?(?:fact|reality)[- ]?check(?: {_IT})?(?: please)?",
    rf"(?:please )?(?:check|verify|confirm) {_IT}(?: claim)?",
    rf"(?:any )?(?:truth|evidence)(?: (?:to|in|for) {_IT})?",
    rf"(?:any )?(?:source|proof|citation)s?(?: for {_IT}| needed)?",
    r"(?:(?:이거|이게|그거|그게|저거|이것|그것|이\s?말)(?:이|은|는)?\s?)?(?:진짜|정말|사실|맞)(?:이|인)?\S{0,6}",
    r"(?:팩트\s?체크|(?:이거\s|이것\s|그거\s)?확인)\S*(?:\s?\S+)?",
    r"(?:(?:これ|それ|あれ|この話|その話)(?:は|って)?)?(?:本当|ほんと|事実|正しい)(?:です|なの|なん|に|なんです)?か?",
    r"ファクトチェック\S*|(?:これ(?:を)?)?確認して\S*",
    r"(?:stimmt|ist) (?:das|es|dies)(?: (?:wirklich|echt|so|denn|auch|wahr|richtig|falsch|fake|ein fake))*|faktencheck",
    r"(?:est-ce que )?c['’]est (?:vraiment )?(?:vrai|faux|exact|fake)(?: ça)?|est-ce (?:vraiment )?(?:vrai|exact)",
    r"(?:(?:esto|eso) )?(?:es|será) (?:realmente )?(?:verdad|cierto|falso|real)(?: (?:esto|eso))?",
    r"[这那]?(?:个|件事|条消息)?是?真的(?:吗|假的)?|[这那]?属实吗|核实一下\S*",
)
_CHECK = re.compile(rf"(?:(?:so|but|and|hey|hm+|wait|ok(?:ay)?) )*(?:{'|'.join(_CHECKS)})", re.IGNORECASE)


def asks_to_check(text: str) -> bool:
    """Return whether a message asks if what another message says is true: "is this true?", "fact check", "本当？"."""
    if len(text) > _LONGEST:
        return False
    bare = " ".join(re.sub(r"[^\w\s'’-]+", " ", clean(text)).split())
    return bool(_CHECK.fullmatch(bare))
