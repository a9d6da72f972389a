"""The report of a measurement: Markdown that can be put beside the last one, and the plot of risk against coverage.

The rows are always the same and in the same order, so that two reports can be compared line by line.
"""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from corpus.errors import SettingsError
from retrieval.evaluate.bootstrap import Figure
from retrieval.evaluate.risk_coverage import Curve

_NONE = "–"
_RANKING = {
    "ndcg@10": "nDCG@10",
    "mrr@10": "MRR@10",
    "recall@5": "recall@5",
    "recall@10": "recall@10",
    "ndcg@10_after_first_turn": "nDCG@10, questions after the first turn",
}
_ABSTAINING = {
    "answered_when_answerable": "answered when answerable",
    "closest_when_answerable": "shown the closest when answerable",
    "nothing_when_answerable": "told nothing when answerable",
    "answered_when_not": "answered when not",
    "closest_when_not": "shown the closest when not",
    "nothing_when_not": "told nothing when not",
    "abstained_when_not": "abstained when not, with the closest or with nothing",
    "coverage": "answered, of all that count on either side",
    "risk": "wrong, of those answered",
    "aurc": "area under the risk-coverage curve",
}
_GOLD = {
    "contains_gold": "as shipped",
    "contains_gold_answered": "where it answers",
    "contains_gold_closest": "in the closest, where that is shown",
    "contains_gold_shown": "in the answer or the closest",
    "contains_gold_forced": "if it never abstained",
    "contains_gold_quotable": "quotable gold, as shipped",
    "contains_gold_quotable_answered": "quotable gold, where it answers",
    "contains_gold_quotable_closest": "quotable gold, in the closest, where that is shown",
    "contains_gold_quotable_shown": "quotable gold, in the answer or the closest",
    "contains_gold_quotable_forced": "quotable gold, if it never abstained",
}
_CITING = {"citation_precision": "citations of a relevant article"}
_HEAD = "| {} | questions | figure | 95 % |\n| --- | ---: | ---: | --- |"


class Last(BaseModel):
    """Hold the figures of an earlier measurement."""

    set: str
    figures: dict[str, Figure | None]


def read_last(file: Path) -> Last:
    """Return what `footnote eval --json` printed to a file. Raises SettingsError where it is something else."""
    try:
        return Last.model_validate_json(file.read_bytes())
    except OSError as error:
        raise SettingsError("settings-file-unread", file=str(file), problem=str(error.strerror)) from error
    except ValidationError as error:
        raise SettingsError("evaluation-wrong-file", file=str(file)) from error


def compare(now: dict[str, Figure | None], last: Last) -> dict[str, Any]:
    """Return by how much each figure that both have differs; `apart` where the intervals have no point in common."""
    compared = {}
    for name, found in now.items():
        figure, before = found and found.rounded(), last.figures.get(name)  # the last ones were rounded too
        if figure and before:
            difference = round(figure.value - before.value, 4)
            compared[name] = {"last": before.value, "difference": difference, "apart": not figure.overlaps(before)}
    return compared


def flat(found: dict[str, Any]) -> dict[str, Any]:
    """Return what was measured as names and values for a person, one a line."""
    rows = {name: value for name, value in found.items() if name not in ("figures", "compared", "states", *_RANKING)}
    for side, counts in found.get("states", {}).items():
        rows[f"states, {side}"] = ", ".join(f"{count} {state}" for state, count in counts.items())
    compared = found.get("compared", {})
    for name, figure in found["figures"].items():
        rows[name] = f"{_value(figure)} {_interval(figure)} of {figure['of']}" if figure else _NONE
        if name in compared:
            rows[name] += f", {_difference(compared[name])} from {compared[name]['last']:.3f}"
    return rows


def markdown(found: dict[str, Any], plot: str | None = None) -> str:
    """Return the report of what `footnote eval --json` prints; `plot` is the file name of the plot beside it."""
    sections = [f"# Footnote measured on {found['set']}", _about(found), _ranking(found)]
    if "quotes" in found:
        sections += [_abstaining(found, plot), _gold(found), _citations(found)]
    if "compared" in found:
        sections.append(_compared(found))
    return "\n\n".join([*sections, _time(found)]) + "\n"


def draw(curve: Curve, name: str, file: Path) -> None:
    """Write the plot of risk against coverage as PNG: the curve, where the threshold is, and any order."""
    from matplotlib.figure import Figure as Canvas

    canvas = Canvas(figsize=(7, 4.5), dpi=120, layout="constrained")
    axes = canvas.add_subplot()
    coverage, risk = [point[0] for point in curve.points], [point[1] for point in curve.points]
    area = f"surest first (AURC {curve.aurc.value:.3f})" if curve.aurc else "surest first"
    axes.plot(coverage, risk, color="#1f5fa8", label=area)
    if risk:
        axes.axhline(risk[-1], color="#888888", linestyle="--", linewidth=1, label="in any order")
    if curve.shipped:
        label = f"as shipped ({curve.shipped[0]:.0%} answered, {curve.shipped[1]:.0%} of the answers wrong)"
        axes.plot(*curve.shipped, "o", color="#c8401e", label=label)
    axes.set(xlim=(0, 1.02), ylim=(0, 1), title=f"Risk and coverage on {name}")
    axes.set(xlabel="coverage: share of the questions answered", ylabel="risk: share of the answers that are wrong")
    axes.grid(alpha=0.3)
    axes.legend(loc="best", frameon=False)
    canvas.savefig(file, format="png")


def _about(found: dict[str, Any]) -> str:
    turns = f"{found['after_first_turn']:,} of them after the first turn"
    if found["after_first_turn"]:
        turns += f", asked {'with' if found['with_turns'] else 'without'} what was said before"
    return (
        f"{found['articles']:,} articles in {found['chunks']:,} chunks; {found['questions']:,} questions, {turns}; "
        f"{found['judged']:,} have a relevant article. Encoder: {found['encoder']}. "
        "Intervals are 95 % bootstrap intervals over questions."
    )


def _ranking(found: dict[str, Any]) -> str:
    return f"## Ranking\n\nBy article.\n\n{_rows(found, 'ranking', _RANKING)}"


def _abstaining(found: dict[str, Any], plot: str | None) -> str:
    said = (
        f"{found['answerable']:,} questions are answerable, in part at least, and {found['unanswerable']:,} are not; "
        f"{found['neither']:,} count on neither side. An answer is wrong where the corpus has none, or where it lacks "
        "each gold answer that a quote can hold."
    )
    counts = ["| questions | answered | the closest | nothing |", "| --- | ---: | ---: | ---: |"]
    for side, states in found["states"].items():
        counts.append(f"| {side} | {' | '.join(f'{count:,}' for count in states.values())} |")
    said += "\n\n" + "\n".join(counts)
    shown = f"\n\n![Risk against coverage]({plot})" if plot else ""
    return f"## Answering and abstaining\n\n{said}\n\n{_rows(found, 'answering', _ABSTAINING)}{shown}"


def _gold(found: dict[str, Any]) -> str:
    """Return the table of gold answers, with the naive reader beside."""
    said = (
        "Answerable questions whose answer has a gold answer in it, word for word after normalising. The naive reader "
        "says the first three sentences of the best passage. A quote can't hold a gold answer that is yes or no "
        f"({found['gold_yes_no']:,} questions have no other) or longer than 20 words ({found['gold_long']:,}); the "
        "lower rows leave those questions out."
    )
    head = "| gold answer in the answer | questions | Footnote | 95 % | naive reader | 95 % | ahead by | 95 % |"
    lines = [head, "| --- | ---: | ---: | --- | ---: | --- | ---: | --- |"]
    for name, label in _GOLD.items():
        three = [found["figures"][prefix + name] for prefix in ("", "naive_", "lead_")]
        cells = (f"{_value(figure)} | {_interval(figure)}" for figure in three)
        lines.append(f"| {label} | {three[0]['of'] if three[0] else 0:,} | {' | '.join(cells)} |")
    return f"## Gold answers\n\n{said}\n\n" + "\n".join(lines)


def _citations(found: dict[str, Any]) -> str:
    said = (
        f"Quotes that are not in the catalog at their offsets: {found['quotes_not_verbatim']:,} of {found['quotes']:,}."
    )
    return f"## Citations\n\n{_rows(found, 'citing', _CITING)}\n\n{said}"


def _compared(found: dict[str, Any]) -> str:
    rows = ["| figure | now | last | difference |", "| --- | ---: | ---: | ---: |"]
    for name, one in found["compared"].items():
        rows.append(f"| {name} | {_value(found['figures'][name])} | {one['last']:.3f} | {_difference(one)} |")
    return "## Beside the last\n\n\\* The two intervals have no point in common.\n\n" + "\n".join(rows)


def _time(found: dict[str, Any]) -> str:
    asked = ""
    if "quotes" in found:
        asked = f", an answer {found['ask_p50_ms']:.0f} ms (median) and {found['ask_p95_ms']:.0f} ms (95 % are faster)"
    return f"## Time\n\nIngest {found['ingest_s']:.1f} s; a search {found['search_ms']:.0f} ms (median){asked}."


def _rows(found: dict[str, Any], title: str, labels: dict[str, str]) -> str:
    lines = [_HEAD.format(title)]
    for name, label in labels.items():
        figure = found["figures"].get(name)
        lines.append(f"| {label} | {figure['of'] if figure else 0:,} | {_value(figure)} | {_interval(figure)} |")
    return "\n".join(lines)


def _value(figure: dict[str, Any] | None) -> str:
    return f"{figure['value']:.3f}" if figure else _NONE


def _interval(figure: dict[str, Any] | None) -> str:
    return "[{:.3f}, {:.3f}]".format(*figure["interval"]) if figure else _NONE


def _difference(one: dict[str, Any]) -> str:
    return f"{one['difference']:+z.3f}{' *' * one['apart']}"
