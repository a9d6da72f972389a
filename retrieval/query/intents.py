"""Tell a question from what asks for more than a sentence: an overview of a subject, a comparison, a list of articles.

By rules over a cleaned message, in English; those of other languages are in `cjk` and `european`. Only what names
the articles, or asks for a summary in so many words, is more than a question: "What is the treaty about?" and "What did
the articles of the treaty say?" ask for what a sentence may say. What this does not do: find what "it" is; "tell me
about it" is left to the turns.
"""

import re
from dataclasses import dataclass
from typing import Literal

from retrieval.query.cjk.follow_ups import is_cjk
from retrieval.query.cjk.intents import CJK_CATALOG, CJK_COMPARISONS, CJK_OVERVIEWS, CJK_PLACES, CJK_WHOLE
from retrieval.query.european.rules import IntentPatterns, Place
from retrieval.query.european.telling import rules_of
from retrieval.query.follow_ups import bare
from retrieval.text.words.lexicon import ORDINALS

Kind = Literal["question", "overview", "catalog"]


@dataclass(frozen=True, slots=True)
class Intent:
    """Hold what a message asks for.

    `subject` is what an overview or a list is to be about, None for all articles; `place` is which article alone is
    meant, by its number from 1 or by its date; `compares` tells that two things, or the articles, are set side by side.
    """

    kind: Kind = "question"
    subject: str | None = None
    place: Place | None = None
    compares: bool = False


QUESTION = Intent()


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose spaces stand for any white space."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


_NUMBERED = "|".join((*ORDINALS[1:11], "1st", "2nd", "3rd", r"\d+th"))
_PLACE = rf"(?:{_NUMBERED}|last|latest|newest|most recent|oldest|earliest)"
_NEWEST, _OLDEST = ("last", "latest", "newest", "most recent"), ("oldest", "earliest")
_THE = r"(?:(?:all|both|each|every|any|some|of|the|this|that|these|those|your|our|available|current) )*+"
_NOUN = r"(?:(?:news )?(?:articles?|stories)|(?:news )story|news (?:reports?|pieces?))(?! (?:of|\d))\b"
_WHOLE = r"(?:corpus|collection|news|coverage)"
# "The first article", "these two stories", "the corpus", "article 2".
_ARTICLES = rf"(?:{_THE}(?:{_PLACE} )?(?:(?:two|three|four|five|\d+) )?(?:{_NOUN}|{_WHOLE}\b))"
_THEM = (
    r"(?:it|this|that|them|these|those|they|everything|all(?: of (?:it|them|this))?|here|(?:the )?(?:two|"
    r"both)(?: of them)?|the whole thing)"
)
_ABOUT = r"(?:about|on|regarding|concerning|of|for)"
_REST = r"(?P<x>\S.*)"
_SHORT = (
    r"(?:(?:a|an|the|some|me|us|another|short|brief|quick|concise|small|one[- ]\w+|two[- ]\w+|general|good|overall|"
    r"full|detailed|simple|basic) )*+"
)
_SUMMARY = (
    r"(?:summary|overview|rundown|run-down|gist|outline|recap|digest|tl;?dr|synopsis|wrap-up|"
    r"summing-up)"
)
_POINTS = (
    r"(?:(?:main|key|most important|central|major) (?:points?|takeaways?|facts?|ideas?|messages?|findings?|events?))"
)
_IS = r"(?:['’]?s| is| are)"

_OVERVIEWS = (
    rf"(?:summari[sz]e|sum up|recap|outline|tl;?dr|condense)(?: for (?:me|us))?(?:\s*:)?(?: {_REST})?",
    rf"(?:give|show|write|make|get|provide|offer|send|i (?:want|need)|i['’]?d like|can i (?:get|"
    rf"have)) {_SHORT}{_SUMMARY}(?: {_ABOUT} {_REST})?",
    rf"{_SHORT}{_SUMMARY}(?: {_ABOUT} {_REST}| please)?",
    rf"what{_IS} the (?:{_SUMMARY}|(?:main|central|whole) (?:point|idea|story|message)|bottom line|"
    rf"takeaway)(?: (?:of|in|from|here)(?: {_REST})?)?",
    rf"what{_IS} (?:the |some )?{_POINTS}(?: (?:of|in|from|about|on) {_REST}| here)?",
    rf"(?:tell|teach) (?:me|us) (?:(?:(?:some )?more|something|everything|anything|all|(?:a )?(?:little )?bit|"
    rf"a little)(?: (?:that )?you (?:know|have))? )?(?:about|on|of) {_REST}",
    rf"(?:explain|describe)(?: to (?:me|us))? {_REST}",
    rf"what (?:do|does|did|can|could|have|has|would) (?:(?P<a>{_ARTICLES})|the sources|your sources|you) (?:have to |"
    rf"all )?(?:say|said|report|reported|write|written|tell (?:me|us)|told|know|cover|covered|mention|got|have|"
    rf"contain|reveal|describe) (?:about|on|regarding|concerning|of) {_REST}",
    rf"what{_IS} (?:known|reported|written|said|there|being said) (?:in {_ARTICLES} )?(?:about|on|"
    rf"regarding) {_REST}(?: in {_ARTICLES})?",
    rf"what{_IS} (?:in the news|the (?:latest|news)|going on|the latest news)(?: (?:about|on|with|regarding|"
    rf"from) {_REST})?",
    rf"what{_IS} new(?: (?:on|with|regarding|from) {_REST})?",
    rf"what you (?:know|have)(?: got)? (?:about|on) {_REST}",
    rf"(?:is there |are there |do you have |have you got |got )?(?:any|some|the latest|latest|recent|"
    rf"more)?\s*(?:news|info|information|background|coverage) (?:about|on|regarding) {_REST}",
    rf"(?:anything|something|everything) (?:about|on|regarding) {_REST}",
    rf"{_REST} (?:summary|overview|in a nutshell|tl;?dr|recap)",
)  # fmt: skip
# Of articles alone: "what is the treaty about?" is a question.
_ABOUT_WHAT = (
    rf"what{_IS} (?P<a>{_ARTICLES}|this|that|it|these|those|all (?:this|of this|that)|they)(?: all)? (?:all )?about",
    rf"what (?:do|does|did) (?P<a>{_ARTICLES}) (?:say|report|tell (?:me|us)|cover|deal with|describe|contain|"
    rf"talk about|discuss)",
    rf"what (?:topics?|subjects?|themes?) (?:do|does|are|is) (?P<a>{_ARTICLES}|you)\s*(?:cover|discuss|about|"
    rf"deal with|have)?",
    rf"what (?:is|are) (?P<a>{_ARTICLES}) (?:saying|reporting|telling us)",
    rf"what{_IS} (?:in|inside) (?P<a>{_THE}(?:{_PLACE} )?{_NOUN})",
)  # fmt: skip
_COMPARISONS = (
    rf"what (?:do|does|did|have) {_REST} (?:have|got) in common",
    rf"(?:compare|contrast)(?: and contrast)? {_REST}",
    rf"(?:how|where) (?:do|does|did) (?P<x>(?:{_ARTICLES}|they|these|those|the two|both)|\S.* and .*\S) "
    r"(?:differ|compare|disagree|agree)(?: (?:from|with|to) (?:each other|one another))?",
    rf"(?:what|where){_IS} (?:the )?(?:main |key )?(?:differences?|similarit(?:y|ies)|commonalit(?:y|ies)|"
    rf"distinctions?) (?:between|among) {_REST}",
    rf"(?:(?:differences?|similarities|comparison) between|comparison of) {_REST}",
    rf"(?:is|are) there (?:any |a )?(?:differences?|similarit(?:y|ies)|contradictions?) (?:between|among|"
    rf"in) (?P<a>{_ARTICLES}|them|the two)",
    rf"(?:do|does) (?P<a>{_ARTICLES}|they) (?:agree|disagree|contradict(?: each other)?)",
)  # fmt: skip
_LISTED = r"(?:articles|stories|publishers|sources|newspapers|outlets|news sources|publications)"
_MINE = (
    r"(?:do you (?:have|know|use|hold|read|cover|search)|have you (?:got|read)|can you (?:search|see|read|show|"
    r"answer from)|are (?:you (?:using|based on)|available|indexed|there|in (?:your|the) (?:corpus|collection|"
    r"library|archive|database))|did you (?:read|index))"
)
_IN_ALL = (
    r"(?: (?:in (?:total|all|the corpus|your (?:corpus|collection|library))|here|now|currently|at the moment|"
    r"right now))?"
)
_CATALOG = (
    rf"(?:what|which|how many) (?:(?:kinds?|sorts?) of )?(?:other )?{_LISTED} {_MINE}{_IN_ALL}(?: (?:about|on|"
    rf"regarding|from) {_REST})?",
    r"(?:what|which) (?:articles|publishers|sources|newspapers|outlets)",
    rf"(?:which|what) (?:articles|stories) (?:are )?(?:about|on|mention(?:ing)?|cover|deal with|discuss|"
    rf"talk about) {_REST}",
    rf"(?:list|show|name|display|give) (?:(?:me|us) )?(?:a list of )?(?:(?:all|the|your|every|of|"
    rf"available) )*+{_LISTED}(?: (?:you have|available|here))?(?: (?:about|on|regarding|from) {_REST})?",
    rf"(?:(?:the|a|full|complete) )*+(?:list of (?:all |the |your )*{_LISTED}|articles? list|table of contents)",
    rf"what{_IS} in (?:the|your|this) (?:corpus|collection|library|archive|database)",
    r"what do you (?:have|know|cover)(?: here)?|what have you got",
    rf"(?:what|which|who) are (?:the|your) {_LISTED}|where do (?:the|your|these) articles come from",
)  # fmt: skip


_CATALOG_PATTERNS = [*map(_compiled, _CATALOG)]
_COMPARISON_PATTERNS = [*map(_compiled, _COMPARISONS)]
_ABOUT_WHAT_PATTERNS = [*map(_compiled, _ABOUT_WHAT)]
_OVERVIEW_PATTERNS = [*map(_compiled, _OVERVIEWS)]
_ALL = _compiled(rf"{_ARTICLES}|{_THEM}|(?:this|the) (?:topic|subject|matter|channel|server)|me")
_OF_ARTICLES = _compiled(
    rf"(?P<a>{_ARTICLES}|article (?:no\.?\s*|#)?\d+)(?: (?:about|on|regarding|concerning|from) (?P<x>\S.*))?"
)
_IN_ARTICLES = _compiled(rf" (?:in|from|according to) (?P<a>{_ARTICLES})$")
_PLACE_OF = _compiled(rf"\b({_PLACE})\b|#?(\d+)\s*$")
_POINTS_BACK = _compiled(r"(?:it|this|that|him|her|them|these|those|this one|that one|the (?:first|second|other) one)")
_AROUND = _compiled(r"^(?:of|on|about) | (?:for (?:me|us)|please|in (?:short|brief|a few words|one sentence))$")
_ASKS = _compiled(r"(?:to (?:me|us) )?(?:who|whom|whose|what|when|where|why|how|which|whether|if)\b")
_END = " \t?!.,;:…"
_CJK = IntentPatterns(CJK_CATALOG, CJK_COMPARISONS, CJK_OVERVIEWS, CJK_WHOLE, CJK_PLACES)


def intent_of(text: str) -> Intent:
    """Return what a cleaned message asks for."""
    if is_cjk(text):
        return _intent_by(_CJK, text.strip(" ?？!！.。、,"))
    if rules := rules_of(text):
        return _intent_by(rules.intents, rules.follow_ups.opening.sub("", text).strip(f"{_END}¿¡ "))
    asked = bare(text).rstrip(_END)
    for pattern in _CATALOG_PATTERNS:
        if found := pattern.fullmatch(asked):
            return _of("catalog", found)
    for pattern in _COMPARISON_PATTERNS:
        if found := pattern.fullmatch(asked):
            return _of("overview", found, compares=True)
    for pattern in _ABOUT_WHAT_PATTERNS:
        if found := pattern.fullmatch(asked):
            return Intent("overview", None, _place(found["a"]))
    for pattern in _OVERVIEW_PATTERNS:
        if found := pattern.fullmatch(asked):
            return _of("overview", found)
    return QUESTION


def _of(kind: Kind, found: re.Match[str], *, compares: bool = False) -> Intent:
    """Return the intent of a match, by what is named in it; a question where that is itself asked for."""
    named = _AROUND.sub("", (found.groupdict().get("x") or "").strip(_END))
    place = _place(found.groupdict().get("a") or "")
    if not named:
        return Intent(kind, None, place, compares)
    if _ASKS.match(named):
        return QUESTION
    if (
        kind == "overview"
        and not compares
        and _POINTS_BACK.fullmatch(named)
        and not re.match(r"summari|sum\s|recap|outline|tl", found[0], re.IGNORECASE)
    ):
        return QUESTION  # "tell me about it" goes on with what was said
    if of_articles := _OF_ARTICLES.fullmatch(named):
        place, named = _place(of_articles["a"]), of_articles["x"] or ""
    elif in_articles := _IN_ARTICLES.search(named):
        place, named = _place(in_articles["a"]), named[: in_articles.start()]
    if _ALL.fullmatch(named):
        named = ""
    return Intent(kind, named.strip(_END) or None, None if compares else place, compares)


def _place(articles: str) -> Place | None:
    """Return which article is meant, None for more than one."""
    found = _PLACE_OF.search(articles)
    if not found or re.search(r"articles|stories|reports|texts|documents|pieces", articles, re.IGNORECASE):
        return None
    said = re.sub(r"\s+", " ", (found[1] or found[2]).lower())
    if said in _NEWEST:
        return "newest"
    if said in _OLDEST:
        return "oldest"
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else ORDINALS.index(said)


def _intent_by(patterns: IntentPatterns, text: str) -> Intent:
    if patterns.catalog.fullmatch(text):
        return Intent("catalog")
    if found := patterns.comparisons.fullmatch(text):
        return Intent("overview", _subject(patterns, found), None, compares=True)
    if found := patterns.overviews.fullmatch(text):
        place = next((place for pattern, place in patterns.places if pattern.search(text)), None)
        return Intent("overview", _subject(patterns, found), place)
    return QUESTION


def _subject(patterns: IntentPatterns, found: re.Match[str]) -> str | None:
    named = next((text for text in found.groupdict().values() if text), "").strip(" 、,")
    return None if patterns.whole.fullmatch(named) else named or None
