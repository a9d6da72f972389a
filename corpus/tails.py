"""Where a story ends and a page's links to other stories begin: Related coverage:, Read more, 関連記事.

The headlines below such a label are of other stories, and would be cited under the wrong title. They are in the text
that is kept, but in no chunk, and so are neither searched nor quoted. A label has a line of its own, or one headline
behind it; a tail is one only where nothing but headlines and labels follow, to the end of the text.
"""

import re

_LONGEST = 160  # characters of a headline
_MOST = 40  # lines of a tail
_LABELS = (
    r"related(?: (?:coverage|articles?|stor(?:y|ies)|news|links?|posts?|content|topics?|reports?|reading))?",
    r"(?:read|see) more (?:on|about|here|at|in)\b[^.]{0,60}",
    r"(?:read|see|watch|learn) (?:more|also|next)|also read|keep reading|further reading|what to read next",
    r"more (?:stories|coverage|news|headlines)|more (?:on|from) (?:this|the|our|[A-Z])[\w .'’-]{0,30}",
    r"(?:recommended|suggested)(?: (?:stories|articles|reading|for you))?",
    r"you (?:may|might) also (?:like|be interested in)",
    r"(?:top|latest|trending|popular) (?:stories|news)|most (?:read|popular)|editors?['’]?s? picks?|in other news",
    r"관련 ?(?:기사|뉴스|보도)|함께 (?:읽기|보기|볼만한 (?:기사|뉴스))",
    r"(?:추천|인기) ?(?:기사|뉴스)|많이 본 (?:기사|뉴스)",
    r"関連(?:記事|ニュース|リンク|報道)|(?:あわせて|併せて)読みたい",
    r"こちらも(?:おすすめ|読まれています)?|おすすめ(?:の)?記事",
    r"mehr zum thema|lesen sie (?:auch|mehr)|auch interessant|verwandte (?:artikel|themen)|siehe auch|weiterlesen",
    r"(?:à )?lire aussi|voir aussi|sur le même sujet|articles? (?:liés?|associés?|connexes?)",
    r"le[ae] también|leer más|(?:noticias|artículos) relacionad[oa]s|(?:también )?te puede interesar|ver también",
)
_LABEL = re.compile(rf"[\W_]*(?:{'|'.join(_LABELS)})\s*(?:[:：>»|][\s\W]*(?:\S.*)?|[\s*_.…】\])]*)", re.IGNORECASE)
_ENDS_A_SENTENCE = re.compile(r"(?<!\.\.)[.。．]['\"”’」』)\]*_]*$")
_OF_THE_PAGE = re.compile(r"\W*(?:©|\(c\)|copyright\b|all rights reserved)|.*\ball rights reserved\W*$", re.IGNORECASE)


def is_label(line: str) -> bool:
    """Return whether a line calls what comes next another story, or is a link to one: Read more: The old bridge."""
    return bool(_LABEL.fullmatch(line))


def story_end(text: str) -> int:
    """Return where the story of a text ends: before its tail, or at its end."""
    end = after = len(text)
    for _ in range(_MOST):
        begin = text.rfind("\n", 0, after) + 1
        line = text[begin:after].strip()
        if is_label(line) and text[:begin].strip():
            end = begin
        elif line and not _may_be_linked(line):
            break
        if not begin:
            break
        after = begin - 1
    return end if end == len(text) else len(text[:end].rstrip())


def _may_be_linked(line: str) -> bool:
    return len(line) <= _LONGEST and (not _ENDS_A_SENTENCE.search(line) or bool(_OF_THE_PAGE.match(line)))
