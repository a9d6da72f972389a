"""Tell what somebody wrote in a channel from its words: a question, small talk, or something about the bot itself.

By rules, in English; those of other languages are in `cjk` and `european`. "How are you?" has the form of a
question and is none for the articles; "I think the court was right" is a remark, which is for the bot only where it is
spoken to. What this does not do: follow a conversation, or know who is spoken to; a question among friends may look
like one for the bot.
"""

import re
from typing import Final, Literal

from retrieval.query.cjk import message_kinds as cjk
from retrieval.query.cjk.follow_ups import is_cjk
from retrieval.query.cleaning import clean, is_courtesy
from retrieval.query.european.rules import Card, Rules
from retrieval.query.european.telling import LANGUAGES, rules_of
from retrieval.query.intents import intent_of
from retrieval.query.markup import without_markup

__all__ = ["Card", "Kind", "card_of", "kind_of"]

Kind = Literal["question", "remark", "small talk", "thanks", "help", "about", "articles", "news"]

_I = re.IGNORECASE
_WORD = re.compile(r"\w")
_THANKS = re.compile(
    r"\b(?:th(?:an)?(?:ks?|x)|tnx|tysm|ty|kthx|much obliged)\b|감사|고마|고맙|ありがと|助かり|谢|"
    + "|".join(rules.thanks.pattern for rules in LANGUAGES),
    _I,
)
_THANKED = re.compile(rf"(?:{_THANKS.pattern})(?! to\b)", _I)
_SENTENCE_END = re.compile(r"(?<=[.?!。？！…])\s+|(?<=[？。])|\n+")

_CARDS: Final[dict[Card, re.Pattern[str]]] = {
    "help": re.compile(
        r"(?:please )?help(?: me)?(?: please)?|(?:what|which) commands (?:are there|do you have|can i use)|"
        r"(?:(?:show|list) (?:me )?(?:the |all )*)?commands|usage|instructions|"
        r"how (?:do|can|should|would) (?:i|we|you|one) (?:use (?:this|you|it|the|footnote)\b.{0,20}|"
        r"ask(?: (?:you|a question|questions|something))?(?: here)?|talk to you|start)|"
        r"how do(?:es)? (?:this|it|you|footnote|the bot|this bot)(?: bot| thing)? work|"
        r"what (?:can|do|could) (?:you|this bot|the bot|footnote) (?:do|help (?:me |us )?with)(?: for (?:me|us))?|"
        r"what (?:can|should|may) (?:i|we) ask(?: you)?(?: about)?",
        _I,
    ),
    "about": re.compile(
        r"(?:who|what)(?: exactly)? are you|who(?: is|['’]?s) (?:this|footnote|this bot)|"
        r"what(?: is|['’]?s) (?:this|footnote|this bot|the bot|this (?:channel )?for)|"
        r"who (?:made|built|wrote|created|runs|owns) (?:you|footnote|this bot)|tell (?:me|us) about yourself|"
        r"introduce yourself|are you (?:(?:a|an|the|some|just) )*(?:real )?"
        r"(?:bot|ai|human|person|robot|machine|llm|chatbot|chatgpt|real|language model)",
        _I,
    ),
    "articles": re.compile(
        r"(?:what|which) (?:newspapers?|sources?|outlets?|publishers?) (?:do you|are you) \w+(?: from)?|"
        r"where do you get your (?:news|information|articles|answers)(?: from)?|what do you know",
        _I,
    ),
    "news": re.compile(
        r"what(?: is|['’]?s) (?:new|the (?:latest|news))(?: today| here| this week| now)?|"
        r"any(?:thing)? (?:new|news)(?: articles?| stor(?:y|ies))?(?: today| here| this week)?|"
        r"(?:(?:are )?there )?any (?:new|recent) (?:articles|stories)|"
        r"(?:(?:what are|show me|list) )?the (?:latest|newest|most recent) (?:articles|stories|news)|"
        r"(?:latest|newest|new) (?:articles|stories)",
        _I,
    ),
}  # fmt: skip

# What answers somebody, and asks for nothing, whoever is spoken to.
_SMALL_TALK = re.compile(
    r"(?:(?:oh|ah|well|haha|lol|yeah|yes|no|nah|ok|okay|so|hm+|same) )*"
    r"(?:l(?:ol)+|lma+o+|ro+fl|(?:ha|he|hi){2,}h?|xd|ok(?:ay)?(?: cool| then)?|k|kk|cool|nice(?: one| try)?|wow|omg|"
    r"yes|yeah|yep|yup|no|nope|nah|sure|true|fair(?: enough| point)?|same(?: here)?|agreed|exactly|indeed|right|"
    r"really|huh|what|wut|wtf|hm+|oh|ah|aw+|ugh|oof|rip|gg|gn|gm|brb|afk|np|nvm|idk|idc|tbh|imo|ikr|smh|this|"
    r"(?:good|bad) (?:bot|one|point|answer|night)|nice answer|well said|no (?:way|problem|worries|idea|clue)|"
    r"never ?mind|you too|me (?:too|neither)|got it|i see|makes sense|perfect|great|awesome|amazing|interesting|"
    r"congrats|congratulations|happy birthday|welcome(?: back)?|see (?:you|ya)(?: \w+)?|bye+|cya|later|good ?night|"
    r"(?:you['’]?re|ur) welcome|sorry|my bad|test(?:ing)*|who (?:cares|knows|asked)|so what|so|"
    r"how (?:cute|sweet|sad|funny|nice|lovely|awful|weird|cool)|what(?: an?| the) \w+)"
    r"(?: (?:footnote|bot|all|guys|everyone|everybody|then|man|dude|bro|tbh|lol|haha|today|indeed))*",
    _I,
)
_ALL_SMALL_TALK = (_SMALL_TALK, cjk.SMALL_TALK, *(rules.small_talk for rules in LANGUAGES))

_GREETED = r"(?:(?:and|but|so|or|then|also|ok(?:ay)?|well|lol|yeah|yes|no|hm+|oh|hi|hey|hello|actually)[\s,.!]+)*"
_PREPOSITION = r"(?:(?:in|on|at|by|for|with|to|from|of|since|until|under|after|before|during) )?"
_AUX = r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|might|must)(?:n['’]?t)?"
_WH = r"(?:who|whom|whose|what|when|where|why|how|which)"
_SUBJECT = r"(?:it|he|she|they|there|this|that|these|those|the|an?(?! (?:nice|good|great))|any|all|his|her|its|their)"
_ASKS = re.compile(
    rf"{_GREETED}(?:{_PREPOSITION}{_WH}(?:['’]?(?:s|re|d|ll|ve|m))?\b(?! (?:i|we|they|he|she|it)\b)"
    r"(?= \W?\w+\W? \W?\w| \w+\W*\?)|"
    rf"(?:did|does)(?:n['’]?t)? \w|(?!don)(?!have an?\b){_AUX} {_SUBJECT}\b|"
    r"(?:anything|something|any \w+) (?:on|about)\b|(?:number|meaning|definition|date|name|cause) of\b)",
    _I,
)
_ORDERS = re.compile(
    rf"{_GREETED}(?:please )?(?:(?:tell|remind|show|give) (?:me|us) (?!a (?:break|sec)\b)\w|"
    r"(?:explain|describe|summari[sz]e|define|"
    r"compare|list|name|outline|find)\b(?= \w))",
    _I,
)
# Asked of people: of whoever reads it, of what they did, do and feel, of when and where they meet.
_TO_PEOPLE = re.compile(
    r"\b(?:you(?! (?:say|know (?:of|about|when|who|why|what|how|if)|tell|explain|describe|find|summari[sz]e))|u|ya|ur|"
    r"yours?|your?self|y['’]?all|my|mine|our|me|mods?|vc|dm|tonight|lunch|dinner|weekend|weather)\b|"
    rf"^{_GREETED}(?:(?:who|any(?:one|body)|some(?:one|body))(?:['’]?s| is)? "
    r"(?:up|down|in|around|here|there|free|else|wants?|online)\b|wanna\b|want to\b|shall we\b|let['’]?s\b|"
    r"is this thing\b|"
    rf"(?:{_WH} )?{_AUX} (?:i|we|every(?:one|body)|any(?:one|body)|some(?:one|body)|people here)\b|"
    r"how(?:['’]?s| is| was| were| are| r) (?:every(?:one|body)|it going|life|things)\b|"
    r"what(?:['’]?s| is) (?:up|good)\b|"
    r"any (?:guys|girls|ladies|boys|gamers|mods))|\bwanna\b|\b(?:game|play|chat|voice)\W*$",
    _I,
)  # fmt: skip
# What a question that ends in a question mark alone has to have besides.
_FEWEST_WORDS = 3
_AT_AN_END = 500  # characters


def kind_of(text: str) -> Kind:
    """Return what a message is.

    A "remark" has no form of a question; "small talk" and "thanks" ask for nothing whoever is spoken to; the others
    but "question" name the card that answers them (`Card`).
    """
    if len(text) > 2 * _AT_AN_END:  # read while a channel is watched: what is asked stands at one of the ends
        text = f"{text[:_AT_AN_END]}\n{text[-_AT_AN_END:]}"
    plain = " ".join(without_markup(text).split())
    if not _WORD.search(plain):
        return "small talk"
    if is_courtesy(text):
        return "thanks" if _THANKS.search(plain) else "small talk"
    asked = clean(text)
    if card := card_of(asked):
        return card
    bare = " ".join(re.sub(r"[^\w\s'’]+", " ", asked).split())
    if any(pattern.fullmatch(bare) for pattern in _ALL_SMALL_TALK):
        return "thanks" if _THANKS.search(plain) else "small talk"
    rules = rules_of(asked) or rules_of(plain)
    if any(_is_question(sentence, rules) for sentence in _SENTENCE_END.split(asked) if sentence):
        return "question"
    return "thanks" if _THANKED.match(plain) else "remark"


def card_of(asked: str) -> Card | None:
    """Return the card that answers a cleaned message, None where it isn't about the bot and what it holds."""
    bare = " ".join(re.sub(r"[^\w\s'’]+", " ", asked).split())
    for patterns in (_CARDS, cjk.CARDS, *(rules.cards for rules in LANGUAGES)):
        for card, pattern in patterns.items():
            if pattern.fullmatch(bare):
                return card
    intent = intent_of(asked)
    return "articles" if intent.kind == "catalog" and intent.subject is None else None


def _is_question(sentence: str, rules: Rules | None) -> bool:
    if is_cjk(sentence):
        return cjk.is_question(sentence)
    orders, to_people, asks = (rules.orders, rules.to_people, rules.asks) if rules else (_ORDERS, _TO_PEOPLE, _ASKS)
    if intent_of(sentence).kind != "question" or orders.match(sentence):
        return True
    if to_people.search(sentence):
        return False
    if asks.match(sentence):
        # "Quel match !", "Warum das so ist, weiß ich."
        return not (rules and sentence.rstrip().endswith(("!", ".", "…")) and "?" not in sentence)
    return sentence.rstrip().endswith("?") and len(sentence.split()) >= _FEWEST_WORDS
