"""The one wording of "the corpus does not say", and the reasons why it doesn't."""

from retrieval.types import Answer

CANNOT_ANSWER = "The corpus does not say."
NOTHING = "It has nothing on this subject."
NOT_THIS = "It has something on the subject, but not this."
OTHER_DATES = "It has something on this, but only outside the dates asked for."


def abstention(answer: Answer) -> str:
    """Return the one wording of an abstention, without the nearest articles."""
    return " ".join(filter(None, (CANNOT_ANSWER, answer.reason)))
