"""What simcord's page says of a command that the bot refused with a sentence: it calls the outcome uncertain.

simcord notes every error that a command raises, also those that the bot answers. What was answered is done.
"""

from collections.abc import Iterator
from typing import Any

_ANSWERED = ("acknowledged", "deferred")


def settle_refusals(payload: dict[str, Any]) -> dict[str, Any]:
    """Mark each command that was answered as done, in a receipt or in a state of simcord's page; returns the same."""
    for receipt in _receipts(payload):
        codes = {diagnostic["code"] for diagnostic in receipt["diagnostics"]}
        if codes == {"action-callback-error"} and receipt["acknowledgement"] in _ANSWERED:
            receipt |= {"settlement": "settled", "uncertain": False, "diagnostics": []}
    return payload


def _receipts(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for receipt in (payload, payload.get("lastAction"), *payload.get("activity", ())):
        if receipt and "settlement" in receipt:
            yield receipt
