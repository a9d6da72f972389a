"""The chart of a timeline."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from bot.render.timeline_chart import draw_chart
from retrieval.answer.overviews.timeline import Coverage, coverage


@pytest.mark.parametrize("months", [1, 2, 17, 120])
def test_a_chart_is_a_small_picture(months):
    from matplotlib.image import imread

    counts = tuple((f"{2000 + n // 12}-{n % 12 + 1:02}", n % 5) for n in range(months))
    picture = draw_chart(Coverage("month", counts))
    assert imread(io.BytesIO(picture), format="png").shape[:2] == (360, 960)
    assert len(picture) < 100_000


def test_charts_are_drawn_in_threads_without_the_global_state_of_pyplot():
    import sys

    covered = coverage([date(2016, 3, 22), date(2016, 5, 2)])
    with ThreadPoolExecutor(4) as threads:
        pictures = set(threads.map(draw_chart, [covered] * 8))
    assert len(pictures) == 1
    assert "matplotlib.pyplot" not in sys.modules
