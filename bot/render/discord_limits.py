"""What Discord lets a bot send, and how text is cut to it.

Lengths are in UTF-16 units, as Discord's clients count: never less than the server's count of code points. Each group
names the pages of https://discord.com/developers/docs that it is from.
"""

from typing import Final

import regex

# Resources, Message: Create Message.
MESSAGE_CHARS: Final = 2_000
MESSAGE_EMBEDS: Final = 10
MESSAGE_ATTACHMENTS: Final = 10

# Resources, Message: Embed Limits. The total is over all embeds of a message.
EMBED_TITLE: Final = 256
EMBED_DESCRIPTION: Final = 4_096
EMBED_FIELDS: Final = 25
EMBED_FIELD_NAME: Final = 256
EMBED_FIELD_VALUE: Final = 1_024
EMBED_FOOTER: Final = 2_048
EMBED_AUTHOR: Final = 256
EMBED_TOTAL: Final = 6_000

# Components, Component Reference: Action Row, Button, String Select, Text Input.
ACTION_ROWS: Final = 5
BUTTONS_A_ROW: Final = 5
BUTTON_LABEL: Final = 80
CUSTOM_ID: Final = 100
SELECT_OPTIONS: Final = 25
SELECT_OPTION_LABEL: Final = 100
SELECT_OPTION_VALUE: Final = 100
SELECT_OPTION_DESCRIPTION: Final = 100
SELECT_PLACEHOLDER: Final = 150
TEXT_INPUT_LABEL: Final = 45
TEXT_INPUT_PLACEHOLDER: Final = 100
TEXT_INPUT_VALUE: Final = 4_000

# Interactions, Receiving and Responding: Modal, Autocomplete, and how long an interaction lives.
MODAL_TITLE: Final = 45
MODAL_COMPONENTS: Final = 5
AUTOCOMPLETE_CHOICES: Final = 25
ACKNOWLEDGE_S: Final = 3
INTERACTION_LIVES_S: Final = 15 * 60

# Interactions, Application Commands: Application Command Structure, Option Structure, Option Choice Structure.
COMMAND_NAME: Final = 32
COMMAND_DESCRIPTION: Final = 100
COMMAND_OPTIONS: Final = 25
CHOICES: Final = 25
CHOICE_NAME: Final = 100
CHOICE_VALUE: Final = 100
# All names, descriptions and values of a command together, each in its longest language. The page said 4,000 for long,
# and later 8,000; what keeps to the smaller is right by both.
COMMAND_TOTAL: Final = 4_000

# Resources, Channel: Start Thread from Message.
THREAD_NAME: Final = 100

_ELLIPSIS = "…"


def length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, chars: int) -> str:
    """Return a text that is at most `chars` (1 or more) UTF-16 units long, with an ellipsis where it was cut.

    What a reader sees as one character stays whole (a grapheme cluster of Unicode's annex 29). Escape first, then clip:
    escaping makes a text longer.
    """
    if length(text) <= chars:
        return text
    kept, room = "", chars - length(_ELLIPSIS)
    for cluster in regex.findall(r"\X", text[:chars]):
        room -= length(cluster)
        if room < 0:
            break
        kept += cluster
    return kept.rstrip() + _ELLIPSIS
