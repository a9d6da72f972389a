"""The chart of a timeline: a bar for each month or year, as high as there are articles."""

import io
import threading

from retrieval.answer.overviews.timeline import Coverage

_LABELS = 8

_drawing = threading.Lock()  # matplotlib keeps caches of fonts that no two threads may fill at once


def draw_chart(covered: Coverage) -> bytes:
    """Return a bar chart as PNG. Its labels are numbers alone, which every font has."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    places = range(len(covered.counts))
    with _drawing:
        canvas = Figure(figsize=(6.4, 2.4), dpi=150, layout="constrained")
        axes = canvas.add_subplot()
        axes.bar(places, [count for _, count in covered.counts], width=0.8, color="#1f5fa8")
        step = -(-len(covered.counts) // _LABELS) or 1
        axes.set_xticks(places[::step], [label for label, _ in covered.counts[::step]], fontsize=8)
        axes.set_xlim(-0.6, max(len(covered.counts), 6) - 0.4)  # a lone bar isn't as wide as the chart
        axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
        axes.tick_params(axis="y", labelsize=8)
        axes.grid(axis="y", alpha=0.3)
        axes.set_axisbelow(True)
        axes.spines[["top", "right"]].set_visible(False)
        file = io.BytesIO()
        canvas.savefig(file, format="png")
    return file.getvalue()
