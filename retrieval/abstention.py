"""The one wording of "the corpus does not say", the reasons why it doesn't, and what stands before the closest."""

from retrieval.types import Answer

CANNOT_ANSWER = "The corpus does not say."
NOTHING = "It has nothing on this subject."
LANGUAGE = (
    "It is searched with an encoder that reads English alone. The bot's owner can change that: set "
    "FOOTNOTE_EMBEDDING_MODEL=multilingual, then run footnote refresh --rebuild."
)
NOT_THIS = "It has something on the subject, but not this."
OTHER_DATES = "It has something on this, but only outside the dates asked for."
UNSURE = "I can't tell whether this answers it."
CLOSEST = "The closest the articles come:"


def abstention(answer: Answer) -> str:
    """Return the one wording of an abstention, without the closest quotes and the nearest articles."""
    said = (answer.reason, CLOSEST) if answer.state == "closest" else (CANNOT_ANSWER, answer.reason)
    return " ".join(filter(None, said))


def spoken(answer: Answer) -> str:
    """Return what was said to a question, as a turn of the conversation."""
    return answer.text or " ".join((abstention(answer), *(citation.quote for citation in answer.closest)))
