"""Questions as people put them: in lower case, as keywords, with courtesies, with slips of the pen.

Sets of questions are written with care, those asked in a chat aren't; a reader that was taught on the one alone is
thrown by the other.
"""

import random
import re

from retrieval.text.scripts import JAPANESE, script_of
from retrieval.text.terms import STOP_WORDS

_LOWER, _KEYWORDS, _COURTESY, _SLIP = 0.18, 0.07, 0.11, 0.04  # shares of the questions
_FEWEST_KEYWORDS = 3
# Without these a question asks for something else.
_TELLING = {"after", "all", "any", "before", "more", "most", "no", "nor", "not", "over", "under", "until"}
_TELLING |= {"how", "when", "where", "who", "whom", "whose", "why"}
_DROPPED = STOP_WORDS - _TELLING
_ENGLISH = (
    "Can you tell me {}",
    "Do you know {}",
    "Hi, {}",
    "Hello! {}",
    "Please tell me: {}",
    "I was wondering, {}",
    "Quick question: {}",
    "So {}",
    "{} Thanks!",
    "{} please",
)
# In other languages what is put around a question leaves its form as it is.
_COURTESIES = {
    "hangul": ("혹시 {}", "안녕하세요, {}", "질문이요. {}", "궁금한데 {}", "{} 알려주세요", "{} 고마워요"),
    JAPANESE: (
        "すみません、{}",
        "こんにちは。{}",
        "質問です。{}",
        "ちょっと聞きたいのですが、{}",
        "{} 教えてください",
        "{} お願いします",
    ),
}
_WORD = re.compile(r"[\w'’-]+(?:\.\d+)?")


def reworded(question: str, chance: random.Random, weight: float = 1.0) -> str:
    """Return a question as it is, most of the time, or as somebody in a hurry or in good manners would put it.

    `weight` is how much more often than by default it is put otherwise; 0 leaves every question as it is.
    """
    drawn = chance.random()
    if drawn < _LOWER * weight:
        question = lower_case(question)
    elif drawn < (_LOWER + _KEYWORDS) * weight:
        question = keywords(question)
    elif drawn < (_LOWER + _KEYWORDS + _COURTESY) * weight:
        question = courteous(question, chance)
    return misspelt(question, chance) if chance.random() < _SLIP * weight else question


def lower_case(question: str) -> str:
    """Return a question without capitals and without its mark."""
    return question.lower().rstrip(" ?.？。")


def keywords(question: str) -> str:
    """Return the words of a question that say what it is about; the question where they are too few."""
    words = [word for word in _WORD.findall(question) if word.lower() not in _DROPPED]
    return " ".join(words).lower() if len(words) >= _FEWEST_KEYWORDS else question


def courteous(question: str, chance: random.Random) -> str:
    """Return a question with a greeting, a request or thanks around it, in its own language."""
    form = chance.choice(_COURTESIES.get(script_of(question), _ENGLISH))
    begun = question[:1].lower() + question[1:] if not form.startswith("{}") else question
    return form.format(begun)


def misspelt(question: str, chance: random.Random) -> str:
    """Return a question with two letters of a word swapped, or one left out; never a word's first or a digit."""
    letters = [n for n in range(1, len(question) - 1) if question[n - 1 : n + 2].isalpha()]
    if not letters:
        return question
    at = chance.choice(letters)
    pair = question[at : at + 2]
    return question[:at] + (pair[::-1] if chance.random() < 0.5 else pair[1]) + question[at + 2 :]
