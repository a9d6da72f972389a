"""What Discord takes, held against every request that the bot makes in the simulated one."""

from collections.abc import Iterator
from typing import Any

from bot import limits
from bot.limits import length

_LABELS = {2: limits.BUTTON_LABEL, 4: limits.TEXT_INPUT_LABEL, 18: limits.TEXT_INPUT_LABEL}


def assert_within_limits(body: dict[str, Any]) -> None:
    """Assert that a message, a response to an interaction or a modal fits, and pings nobody."""
    data = body["data"] if isinstance(body.get("data"), dict) else body
    content = data.get("content") or ""
    assert length(content) <= limits.MESSAGE_CHARS
    assert "@everyone" not in content
    mentions = data.get("allowed_mentions") or {}
    assert not mentions.get("parse"), mentions
    assert not mentions.get("replied_user"), mentions
    assert length(data.get("title") or "") <= limits.MODAL_TITLE
    for embed in data.get("embeds") or ():
        assert length(embed.get("title") or "") <= limits.EMBED_TITLE
        assert length(embed.get("description") or "") <= limits.EMBED_DESCRIPTION
        assert len(embed.get("fields") or ()) <= limits.EMBED_FIELDS
        for field in embed.get("fields") or ():
            assert 0 < length(field["name"]) <= limits.EMBED_FIELD_NAME
            assert 0 < length(field["value"]) <= limits.EMBED_FIELD_VALUE
    assert len(data.get("choices") or ()) <= limits.AUTOCOMPLETE_CHOICES
    for choice in data.get("choices") or ():
        assert 0 < length(choice["name"]) <= limits.CHOICE_NAME
        assert length(str(choice["value"])) <= limits.CHOICE_VALUE
    for component in _inside(data.get("components") or ()):
        assert length(component.get("label") or "") <= _LABELS.get(component["type"], limits.BUTTON_LABEL)
        assert length(component.get("custom_id") or "") <= limits.CUSTOM_ID


def _inside(components: Any) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _inside([*component.get("components", ()), *filter(None, (component.get("component"),))])
