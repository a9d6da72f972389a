"""The figures as pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.comparing import Compared

_OURS, _THEIRS, _GREY = "#3b5bdb", "#adb5bd", "#495057"


def draw_ratios(compared: Sequence[Compared], file: Path) -> None:
    """Write a chart of Footnote's figures as shares of the recipe's, with what is wanted as a mark."""
    figure, axes = _axes(8, 0.42 * len(compared) + 1.2)
    shown = list(reversed(compared))
    axes.barh(range(len(shown)), [one.ratio for one in shown], color=_OURS, height=0.6)
    for row, one in enumerate(shown):
        axes.text(one.ratio, row, f" {one.ratio:.2f}", va="center", fontsize=9)
        if one.line.wanted is not None:
            axes.plot([one.line.wanted] * 2, [row - 0.42, row + 0.42], color="#e8590c", linewidth=2)
    axes.axvline(1.0, color=_GREY, linewidth=1, linestyle=":")
    titles = [f"{one.line.title}{' (more is better)' * one.line.more}" for one in shown]
    axes.set_yticks(range(len(shown)), titles)
    axes.set_xlabel("Footnote by the stock recipe; orange: wanted")
    figure.savefig(file, dpi=120, bbox_inches="tight")


def draw_growth(grown: Mapping[str, Sequence[Mapping[str, float]]], file: Path) -> None:
    """Write a chart of search times and sizes over the number of chunks, for each system."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 3.6))
    panels = (("search p50", "search p50, ms"), ("search p95", "search p95, ms"), ("disk", "on disk, MB"))
    for place, (key, title) in enumerate(panels, start=1):
        axes = figure.add_subplot(1, len(panels), place)
        for name, color in (("footnote", _OURS), ("stock", _THEIRS)):
            points = grown[name]
            axes.plot([p["chunks"] for p in points], [p[key] for p in points], marker="o", color=color, label=name)
        axes.set_xscale("log")
        axes.set_ylim(bottom=0)
        axes.set_xlabel("chunks")
        axes.set_title(title, fontsize=10)
    figure.axes[0].legend(frameon=False)
    figure.tight_layout()
    figure.savefig(file, dpi=120)


def _axes(width: float, height: float):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height))
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes
