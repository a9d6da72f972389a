"""What people write around an English question and isn't part of it: greetings, thanks, hedges, politeness, signatures.

At the beginning and at the end alone, and there only where what follows shows that the question goes on without it:
"Hi, who signed?" and "hi who signed" are greeted, "Hello Kitty" isn't. What this does not do: look inside a question.
"""

import re


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose spaces stand for any white space."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


_PREPOSITIONS = "in|on|at|by|for|with|to|from|of|since|until|under|after|before|during"
# An embedded question: "can you tell me |in which year Japan paid".
_WH = (
    rf"(?:(?:{_PREPOSITIONS}) )?(?:who|whom|whose|what|when|where|why|how|which|if|whether)"
    r"(?:['’]?(?:s|d|re|ll|ve))?\b(?!-)"
)
_VERB = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)(?:n['’]?t)?\b|ain['’]?t\b|"
    r"(?:tell|give|show|explain|describe|list|name|compare|summari[sz]e|define|find|help|remind|clarify)\b"
)
_OPENERS = (
    r"(?:just|quick|please|pls|plz|sorry|any(?:one|body)|thanks|according|based|so|um+|uh+|i|i['’]?[md]|not sure|maybe|"
    r"random|dumb|stupid|simple|serious|genuine|question|my|there|out of|curious|wondering|excuse|a|one|got|ok(?:ay)?|"
    r"hi|hello|hey|guys|all|everyone|lol|btw)\b"
)
_PAUSE = r"\s*[,.!?:;…\n]| [-–—]|\s*$"
# The question, another courtesy, or a pause must follow.
_GOES_ON = rf"(?={_PAUSE}| (?:{_WH}|{_VERB}|{_OPENERS}))"
_ASKED = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)(?:n['’]?t)?"
_ASKS = rf"(?=\s*[,:]?\s*(?:{_WH}|{_ASKED} \w))"
_ORDERS = rf"(?={_PAUSE}| (?:{_WH}|{_VERB}))"

_EVERYBODY = (
    r"there|all|every(?:one|body)|guys|folks|team|y['’]?all|friends?|footnote|bot|mods?|people|again|both|you|man|mate|"
    r"bro|dude|chat|server|experts?|fellow \w+"
)
_GREETING = (
    r"(?:hi+|hello+|he+y+|hiya|heya|howdy|yo|greetings|hola|good (?:morning|afternoon|evening|day)|gm|sup)"
    rf"(?: (?:{_EVERYBODY})(?: (?:{_EVERYBODY}))?(?=\W|$)|,? \w+(?=[,!]))?"
)
_THANKS = (
    r"(?:(?:many|big|huge) )?(?:thanks(?! to\b)(?: you)?|thank (?:you|u)|thx|tnx|tysm|tyvm|ty|kthx|much obliged)"
    r"(?: (?:so|very) much| a (?:lot|ton|bunch|million)| in advance| again| ahead(?: of time)?|"
    r" for (?:(?:your|the|any|all|all the) )?(?:help|time|info\w*|answers?|support|reading|patience|clarif\w+|that)|"
    rf" (?:{_EVERYBODY})(?=\W|$))*+"
)
_ANYBODY = r"(?:you|u|ya|any(?:one|body)|some(?:one|body)|any of you|one of you|y['’]?all)"
_SOFTLY = (
    r"(?: (?:here|guys|else|please|pls|plz|maybe|possibly|kindly|perhaps|happen to|be able to|by any chance|quickly|"
    r"just|all|folks|actually))*+"
)
_TO_ME = r"(?: (?:to )?(?:me|us))?(?: (?:please|pls|plz|quickly|again))?"
_LET_ME_KNOW = (
    rf"(?:know|remember|recall|find out|have (?:any|an) (?:idea|clue)(?: (?:of|about|on))?|say|"
    rf"(?:tell|remind|inform|enlighten|clarify|explain|share|answer){_TO_ME}|mind (?:telling|explaining){_TO_ME}|"
    r"let (?:me|us) know|help me(?: (?:out|understand|find out|figure out))?(?: with)?)"
)
_MODAL = r"(?:can|could|would|will|might|may|do|does|did)"
_KIND = (
    r"(?:quick|short|small|simple|dumb|stupid|silly|noob|newbie|random|serious|genuine|honest|basic|general|easy|"
    r"weird|possibly \w+)"
)
_SORRY = (
    r"(?:(?:i['’]?m )?(?:sorry|apologies)(?: (?:if (?:this|it|that|i)|for (?:my|the|asking|bothering|any|an?|such)|"
    r"to (?:ask|bother|interrupt|bug))\b[^,.;:!?\n]{0,60}?(?=\s*[,.;:!?\n]| but\b|\s*$))?|excuse me|pardon(?: me)?|"
    r"forgive me)"
)
_CURIOUS = (
    r"(?:(?:i['’]?m|i am|i was|was|been|i['’]?ve been) )?(?:just |only |simply |really |also )*+"
    r"(?:curious|wondering|asking(?: for a friend)?|interested)(?: (?:here|though|to know|about this))?"
)
_A_QUESTION = (
    rf"(?:(?:i(?:['’]?ve)? )?(?:have|had|got|'ve got) )?(?:just )?(?:a |an |one |another |my |here['’]?s (?:a|my) |"
    rf"this (?:is|may be|might be) a |maybe a |probably a )*+(?:{_KIND} )*+"
    r"(?:question|q|one)(?: (?:here|guys|for (?:you|y['’]?all)(?: (?:guys|all))?|though|is))?"
)
_ARTICLES = (
    r"(?:(?:the|these|those|your|our|all|available|given|provided|news|different) )*+"
    r"(?:articles?|corpus|news reports?|news stories)(?: (?:(?:that )?(?:you|we) have|here|provided|given|available))?"
)
_SOURCES = r"(?:(?:the|these|those|your|our|available) )*+sources(?: (?:you have|here))?"
_BY_ARTICLES = (
    rf"(?:according to|based on|as per|per|going by|judging (?:by|from)|from reading|from|by) (?:{_ARTICLES})|"
    rf"(?:according to|based on) (?:{_SOURCES}|what you have)|"
    rf"(?:(?:based on|from|going by|judging by) what|as) (?:{_ARTICLES}) "
    r"(?:say|tell|report|state|mention|describe|write|show)s?(?: us)?"
)
_FRIEND = r"(?:asking )?(?:for|on behalf of) a friend"
_PLEASE = r"(?:please|pls+|plz+|plis|pretty please|kindly)"
_FILLER = r"(?:um+|uh+m*|erm+|er|hm+|lol|lmao+|rofl|(?:ha){2,}h?|(?:he){2,}|xd)"
_INTERJECTION = (
    r"(?:oh|ah|eh|ok(?:ay)?|okey|well|wait(?: (?:a )?(?:sec(?:ond)?|minute|moment))?|alright|all right|anyway(?:s)?|"
    r"wow|omg|yo|like|so like|listen|look|"
    r"tbh|fyi|btw|by the way|also btw|honestly|basically|say|right|cool)"
)

_HEAD_ITEMS = (
    # What is never a part of a question, whatever follows.
    rf"{_FILLER}(?=[\s,.!?…]|$)",
    r"(?:btw|by the way)\b(?=[\s,:])",
    rf"(?:{_BY_ARTICLES})(?=\s*[,:;]| (?:{_WH}|{_VERB}))",
    rf"{_FRIEND}(?=\s*[,:;.!]| (?:{_WH}|{_VERB}|but\b))",
    # What is one only where the question, another courtesy or a pause follows.
    rf"{_GREETING}{_GOES_ON}(?:[\s,.!…]+so\b(?=[\s,]))?",
    rf"{_THANKS}(?:{_GOES_ON}|(?= (?:and|but)\b))",
    rf"{_INTERJECTION}{_GOES_ON}",
    rf"{_SORRY}(?={_PAUSE}| (?:{_WH}|{_VERB}|but\b|{_OPENERS}))(?:[\s,.…]+but\b)?",
    rf"{_CURIOUS}(?=\s*[,.:;…\n]| [-–—]| (?:{_WH}|{_VERB}|but\b))(?:[\s,.…]+(?:but|so)\b)?",
    rf"{_A_QUESTION}(?=\s*[,.:;!…\n]| [-–—]| (?:{_WH}|but\b))(?:[\s,.…]+(?:but|so)\b)?",
    r"(?:not sure|no idea|idk) (?:if|whether) (?:this|it|that)\b[^,.;:!?\n]{1,60}(?:[,.;:\n](?:\s*but\b)?| but\b)",
    rf"(?:if (?:any(?:one|body)|you|some(?:one|body))(?: \w+)? (?:knows?|minds?)(?: me asking)?|"
    rf"if you don['’]?t mind(?: (?:me )?asking)?|if possible|if i may(?: ask)?|"
    rf"out of (?:sheer |pure )?curiosity)(?=\s*[,:]| (?:{_WH}|{_VERB}))",
    # Requests, where the question itself is in them: "can you tell me |why ...".
    rf"(?:hey )?{_MODAL} {_ANYBODY}{_SOFTLY} {_LET_ME_KNOW}{_ASKS}",
    rf"{_MODAL} {_ANYBODY}{_SOFTLY}(?= (?:tell|give|show|explain|describe|list|name|compare|summari[sz]e|define) "
    r"(?:me\b|us\b|the\b|about\b|to\b|an?\b|both\b|all\b|each\b|this\b|these\b|that\b|what\b|how\b|[A-Z\d]))",
    rf"{_MODAL} i (?:(?:just|please|quickly|maybe) )*(?:ask|know|get to know)(?: (?:you|u|y['’]?all))?"
    rf"(?: (?:a|one) (?:\w+ )?question)?{_ASKS}",
    rf"is there any(?:one|body)(?: here)? (?:who|that) (?:knows?|can {_LET_ME_KNOW}){_ASKS}",
    rf"(?:does )?any(?:one|body)(?: here)?{_SOFTLY} (?:knows?|able to {_LET_ME_KNOW}){_ASKS}",
    rf"(?:does |if )?any(?:one|body)(?: here)?{_SOFTLY} knows?(?! (?:about|of|that|anything)\b)(?= \S+ \S)",
    rf"(?:any|some) (?:idea|ideas|clue|chance you know)(?: (?:as to|about|on|of))?{_ASKS}",
    rf"i(?: would|['’]?d)?\s*(?:just |really |also )*(?:like|love|want|wanted|wish|need|trying|have) to "
    rf"(?:know|ask(?: you)?|find out|understand|learn|figure out|check){_ASKS}",
    rf"(?:i(?:['’]?m| am)? )?(?:just |still )*(?:(?:trying|want|wanted|need|looking) to "
    rf"(?:know|find out|understand|learn|figure out|remember)){_ASKS}",
    rf"(?:i )?(?:was |am )?(?:just |always |often )*wonder(?:ed|ing)?{_ASKS}",
    rf"(?:i )?(?:don['’]?t|do not|can['’]?t|cannot) (?:know|remember|recall|understand|get){_ASKS}",
    rf"(?:i )?(?:idk|forgot|have no idea|no idea){_ASKS}",
    rf"(?:the|my|a) (?:real |actual )?question is\s*[,:]?{_ASKS}",
    rf"(?:tell|remind) (?:me|us)(?: (?:please|pls|plz))?{_ASKS}",
    rf"(?:let (?:me|us) know|explain{_TO_ME}){_ASKS}",
    rf"(?:do|does|did) (?:any of )?(?:{_ARTICLES}|{_SOURCES}) (?:say|mention|tell(?: us| me)?|explain|report|state|"
    rf"reveal|describe){_ASKS}",
    rf"{_PLEASE}{_ORDERS}(?! (?:if|whether)\b)",
    r"(?:footnote|bot)(?=\s*[,:])",
)  # fmt: skip
# A pause belongs to the courtesy before it.
HEAD = _compiled(rf"[\s,.!;:…–—-]*+(?:(?:{'|'.join(_HEAD_ITEMS)})[\s,.!?;:…–—-]*+)")

_CLOSING = (
    r"(?:(?:kind|best|warm|many) )?(?:regards|wishes)|sincerely|yours(?: (?:truly|sincerely))?|all the best|cheers|"
    r"best|br|thanks|thank you|thx|love|xoxo|greetings(?: from)?"
)
_SIGNER = r"[^\W\d_]{2,20}(?:\s[^\W\d_]{1,20}\.?)?"
# After a pause alone: elsewhere they may be words of the question.
_TAIL_AFTER_PAUSE = (
    rf"(?:{_CLOSING})\s*[,!\n-]\s*{_SIGNER}",
    rf"(?:(?:kind|best|warm|many) )?(?:regards|wishes)(?: {_SIGNER})?|cheers(?: (?:mate|all|guys|folks|everyone))?|"
    r"sincerely|all the best|best|br|ta|tia|xoxo|xx|hugs|peace",
    rf"{_SORRY}|(?:sorry )?for my (?:bad|poor|broken) english|no (?:rush|hurry|worries|offen[cs]e)",
    r"any (?:ideas?|clues?|thoughts?|help|info|takers|pointers)(?: (?:is|would be)?\s*(?:much|"
    r"greatly)?\s*(?:appreciated|welcome))?",
    rf"{_A_QUESTION}|{_CURIOUS}|(?:i )?(?:just )?(?:need|want|wanted|trying|would like) to (?:know|understand|"
    rf"find out)",
    r"any(?:one|body)|someone|somebody|you know|right|huh|help",
    r"(?:have|enjoy) a (?:nice|good|great|lovely) (?:day|one|evening|weekend|night)|"
    r"(?:i['’]?m )?(?:so )?(?:confused|lost|new here)",
    r"hi+|hello+|he+y+(?: (?:all|guys|there))?",
)  # fmt: skip
_TAIL_ANYWHERE = (
    _THANKS,
    r"(?:(?:i(?:['’]?d| would)?|would) )?(?:really |very much |much |greatly )*appreciated?(?: (?:it|that|any help|"
    r"your help|the help|an answer))",
    r"any (?:help|answer|info\w*|pointers?) (?:is|would be|will be) (?:much |greatly |really )*(?:appreciated|great|"
    r"nice|welcome)",
    rf"{_PLEASE}(?: (?:and )?{_THANKS})?(?: (?:help|explain|answer|tell|advise|clarify)(?: (?:me|us|out))*)?",
    rf"{_FILLER}|:[)(DPp]|[;:]-?[)D]|<3|\^_?\^|tbh|btw|by the way|imo|fyi|idk(?: lol)?",
    rf"(?:just )?{_FRIEND}|just (?:curious|wondering|asking)|out of (?:sheer |pure )?curiosity",
    r"i (?:was |am |['’]?m )?(?:just )?(?:wonder(?:ing)?|curious)|if i may ask",
    rf"(?:does|do|would|could) {_ANYBODY}{_SOFTLY} know|any(?:one|body)(?: here)? knows?|do you happen to know",
    r"if (?:any(?:one|body)|you|some(?:one|body))(?: (?:here|happens? to))? knows?|"
    r"if you (?:don['’]?t mind|please|can|could)(?: (?:me )?(?:asking|tell(?:ing)?(?: me)?))?|if possible|"
    r"if that['’]?s ok(?:ay)?",
    rf"{_MODAL} {_ANYBODY}{_SOFTLY} (?:tell|remind|inform|enlighten|help) (?:me|us)(?: out)?(?: with (?:this|"
    rf"that))?(?: please)?|"
    rf"{_MODAL} {_ANYBODY}{_SOFTLY} (?:explain|clarify)(?: (?:this|that|it))?(?: to me)?(?: please)?",
    r"(?:by any chance)|(?:please )?let me know|(?:i['’]?d|i would) (?:like|love) to know|i (?:need|want) to know|"
    r"quick question",
    rf"(?:{_BY_ARTICLES})",
)  # fmt: skip
_END = r"(?P<end>[\s.,!?…)~:;-]*+)$"
TAIL_AFTER_PAUSE = _compiled(rf"(?<=[,.!?;:…(\n–—-])\s*+(?:{'|'.join((*_TAIL_AFTER_PAUSE, *_TAIL_ANYWHERE))}){_END}")
TAIL = _compiled(rf"(?<=\w)[\s('\"”’]+(?:{'|'.join(_TAIL_ANYWHERE)}){_END}")
SIGNED = _compiled(
    rf"(?<=[.!?\n])\s*(?:--?|[–—~])\s?(?:{_SIGNER})[\s.]*$|\s--\s?(?-i:[A-Z])[^\W\d_]{{1,20}}[\s.]*$|"
    rf"(?<=\n)(?:{_CLOSING}),? {_SIGNER}[\s.]*$"
)
# Before these words "thanks", "please" and the like are part of the question: "did he give thanks?", "hard to please?".
MEANT = _compiled(
    r"\b(?:the|an?|his|her|their|its|my|your|our|of|to|for|in|with|without|no|not|and|or|as|by|like|than|give[ns]?|gave|"
    r"giving|sa(?:y|ys|id|ying)|express(?:ed)?|offer(?:ed)?|call(?:ed)?|means?|meant|word|phrase|term|be|been|who|what|"
    r"whom|cannot|may|must|(?:does|did|do|would|wo|will|could|can|ca|might|should|is|are|was|were)(?:n['’]?t)?)\W*$"
)
# "Who did the deal please?": here a verb.
PLEASES = _compiled(
    r"\b(?:who|whom|what|which \w+) (?:did|does|do|will|would|could|can|might) "
    r"(?:(?:the|an?|his|her|their|its|this|that) )?\w+$"
)
