"""Why a sentence that a chat model wrote is not shown."""

from enum import StrEnum


class Flaw(StrEnum):
    """Say why a sentence was dropped."""

    NO_TEXT = "it says nothing, or too much"
    NO_MARKER = "it names no passage"
    NO_QUOTE = "it quotes nothing"
    NOT_IN_PASSAGE = "its quote is in none of its passages"
    NOT_IN_CATALOG = "its quote is not in the catalog word for word"
    SHORT_QUOTE = "its quote is too short to show anything"
    LONG_QUOTE = "its quote is too long to show anything"
    ORDER = "it rests on text that gives orders"
    LINK = "it holds a link or a mention of its own"
    NUMBER = "a number in it is not in the sentences quoted"
    DATE = "a date in it is not in the sentences quoted"
    NAME = "a name in it is not in the passages quoted"
    NEGATION = "it says the opposite of the sentences quoted"
    HEDGE = "it states as done what the sentences quoted only plan, wish for, try or suppose"
    ATTRIBUTION = "it states as a fact what the sentences quoted have somebody say"
    QUANTITY = "it says of more, or more often, than the sentences quoted"
    BOUND = "it says more than, or less than, where the sentences quoted don't"
    COUNTED = "a number in it counts another thing than in the sentences quoted"
    OPPOSITE = "a word in it is the opposite of the one in the sentences quoted"
    TURNED = "it turns round the order, or cause and effect, of the sentences quoted"
    CAUSE = "it gives a cause that the sentences quoted don't"
    SWAPPED = "two things in it stand in each other's place"
    OTHER_NAME = "a name in it stands in the place of another"
    INVENTED = "a word in it is neither in the sentences quoted nor near them"
    SUBJECT = "it says something else than the sentences quoted"
