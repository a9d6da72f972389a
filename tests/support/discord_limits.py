"""What Discord takes, held against every request that the bot makes in the simulated one."""

from collections.abc import Iterator
from typing import Any

from bot.render import discord_limits
from bot.render.discord_limits import length

_LABELS = {2: discord_limits.BUTTON_LABEL, 4: discord_limits.TEXT_INPUT_LABEL, 18: discord_limits.TEXT_INPUT_LABEL}


def assert_within_limits(body: dict[str, Any]) -> None:
    """Assert that a message, a response to an interaction or a modal fits, and pings nobody."""
    data = body["data"] if isinstance(body.get("data"), dict) else body
    content = data.get("content") or ""
    assert length(content) <= discord_limits.MESSAGE_CHARS
    assert "@everyone" not in content
    mentions = data.get("allowed_mentions") or {}
    assert not mentions.get("parse"), mentions
    assert not mentions.get("replied_user"), mentions
    assert length(data.get("title") or "") <= discord_limits.MODAL_TITLE
    for embed in data.get("embeds") or ():
        assert length(embed.get("title") or "") <= discord_limits.EMBED_TITLE
        assert length(embed.get("description") or "") <= discord_limits.EMBED_DESCRIPTION
        assert len(embed.get("fields") or ()) <= discord_limits.EMBED_FIELDS
        for field in embed.get("fields") or ():
            assert 0 < length(field["name"]) <= discord_limits.EMBED_FIELD_NAME
            assert 0 < length(field["value"]) <= discord_limits.EMBED_FIELD_VALUE
    assert len(data.get("choices") or ()) <= discord_limits.AUTOCOMPLETE_CHOICES
    for choice in data.get("choices") or ():
        assert 0 < length(choice["name"]) <= discord_limits.CHOICE_NAME
        assert length(str(choice["value"])) <= discord_limits.CHOICE_VALUE
    for component in _inside(data.get("components") or ()):
        assert length(component.get("label") or "") <= _LABELS.get(component["type"], discord_limits.BUTTON_LABEL)
        assert length(component.get("custom_id") or "") <= discord_limits.CUSTOM_ID


def _inside(components: Any) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _inside([*component.get("components", ()), *filter(None, (component.get("component"),))])
