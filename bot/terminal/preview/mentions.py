"""Names typed with an @, as the mentions that Discord's list of names would make of them."""

import re
from collections.abc import Mapping


def with_mentions(text: str, mentions: Mapping[str, str]) -> str:
    """Return a message with "@Footnote" as "<@7>"; `mentions` has the mention for each name, whose case is ignored."""
    by_name = {name.casefold(): mention for name, mention in mentions.items()}
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    return re.sub(rf"(?<![\w<])@({names})\b", lambda found: by_name[found[1].casefold()], text, flags=re.IGNORECASE)
