"""What an entry of the moderators' log was about: kept as codes and values, said in the words of whoever reads it."""

import json
from collections.abc import Sequence

from bot.render.messages import Words
from bot.render.reasons import in_public, said
from bot.render.text_blocks import cut
from corpus.errors import FootnoteError, Reason
from retrieval.refresh.report import Report

# What somebody typed or an article is called, or a reason, whose code is the key of a message.
Detail = str | Reason

_LONGEST, _ROOM = 200, 1_000  # characters of one detail, and of all as they are kept


def kept_details(details: Sequence[Detail]) -> str:
    """Return details as they are kept, without the last ones where they don't fit."""
    kept = [one.as_json() if isinstance(one, Reason) else one[:_LONGEST] for one in details if one]
    while kept and len(text := json.dumps(kept, ensure_ascii=False)) > _ROOM:
        kept.pop()
    return text if kept else ""


def details_text(kept: str, words: Words) -> str:
    """Return details in a person's language, with dots between; what earlier versions kept was text."""
    try:
        found = json.loads(kept)
    except ValueError:
        found = kept
    listed = found if isinstance(found, list) else [kept]
    return " · ".join(filter(None, (_said(one, words) for one in listed)))


def report_details(report: Report) -> list[Detail]:
    """Return what a refresh brought, without what there is none of, and where the corpus is now."""
    counts = (
        Reason("jobs-count-added", count=len(report.added)),
        Reason("jobs-count-changed", count=len(report.changed)),
        Reason("jobs-count-removed", count=len(report.removed)),
        Reason("jobs-count-failed", count=len(report.failed)),
    )
    found = [count for count in counts if count.values["count"]]
    return [*(found or [Reason("jobs-count-none")]), Reason("log-dry-run") if report.dry_run else now_at(report)]


def now_at(report: Report) -> Reason:
    """Return which snapshot answers after a refresh."""
    return Reason("log-now", snapshot=report.snapshot or "–")


def error_detail(error: BaseException) -> Reason:
    """Return why something failed; of what was not foreseen, the bot's own log says more."""
    return error.reason if isinstance(error, FootnoteError) else Reason("log-unforeseen")


def _said(one: object, words: Words) -> str:
    if not isinstance(one, dict):
        return cut(str(one), _LONGEST)
    reason = Reason.from_json(one)
    return said(reason, words, lambda name, text: cut(in_public(name, text), _LONGEST)).rstrip(".。")
