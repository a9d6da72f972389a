"""How much nearer an encoder puts texts of the same script than texts of two, whatever they say.

A multilingual encoder finds a Korean question nearer to Korean sentences on anything than to English ones on the
subject. With multilingual-e5-small unrelated sentences have a cosine of .72 in English, .82 in Korean, .80 in Japanese,
and of .75 where one is Korean and the other English; a sentence and its translation have .84. Less this bias, an
article in another language is found where it says more.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from retrieval.encode.encoder import Encoder
from retrieval.encode.similarity.background_similarity import UNRELATED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LATIN = "latin"
# English translations that are nearer by less than this part of what a sentence itself is tell that a script isn't
# known: all-MiniLM-L6-v2 has .08 at most, multilingual-e5-small .46 at least.
_LEAST = 0.25
# Ten sentences that have nothing to do with each other, and their translations, by the names of scripts
# (`retrieval.text.scripts`).
_SENTENCES: Mapping[str, Sequence[str]] = {
    _LATIN: UNRELATED,
    "hangul": (
        "섬으로 가는 배는 아홉 시에 떠난다.",
        "밀가루를 천천히 넣고 매끈해질 때까지 젓는다.",
        "그의 두 번째 교향곡은 빈에서 처음 연주되었다.",
        "법원은 유출 사고를 낸 회사에 벌금을 물렸다.",
        "늑대는 십 년 전에 이 언덕으로 돌아왔다.",
        "은행이 전망을 낮추자 주가가 떨어졌다.",
        "그는 장대높이뛰기 기록을 두 번 깼다.",
        "백신은 두 번에 나누어 맞는다.",
        "빙하기에 빙하가 골짜기를 깎았다.",
        "빨간 단추를 누르면 프린터가 다시 시작된다.",
    ),
    "japanese": (
        "島へ渡る船は九時に出る。",
        "小麦粉を少しずつ加え、なめらかになるまで混ぜる。",
        "彼女の交響曲第二番はウィーンで初演された。",
        "裁判所は情報を漏らした会社に罰金を科した。",
        "オオカミは十年前にこの丘に戻ってきた。",
        "銀行が見通しを引き下げ、株価が下がった。",
        "彼は棒高跳びの記録を二度塗り替えた。",
        "ワクチンは二回に分けて接種する。",
        "氷河期に氷河が谷を削った。",
        "赤いボタンを押すとプリンターが再起動する。",
    ),
    "han": (
        "去岛上的渡船九点出发。",
        "慢慢加入面粉，搅拌至光滑。",
        "她的第二交响曲在维也纳首演。",
        "法院因泄漏事故对该公司处以罚款。",
        "十年前狼群回到了这片山丘。",
        "银行下调预期后股价下跌。",
        "他两次打破撑杆跳高纪录。",
        "疫苗分两剂接种。",
        "冰河时期的冰川塑造了这条山谷。",
        "按下红色按钮可重新启动打印机。",
    ),
    "cyrillic": (
        "Паром на остров отходит в девять.",
        "Медленно добавьте муку и размешайте до гладкости.",
        "Её вторая симфония впервые прозвучала в Вене.",
        "Суд оштрафовал компанию за утечку.",
        "Десять лет назад волки вернулись на эти холмы.",
        "Акции упали, когда банк понизил прогноз.",
        "Он дважды побил рекорд в прыжках с шестом.",
        "Вакцину вводят двумя дозами.",
        "В ледниковый период ледники проложили эту долину.",
        "Нажмите красную кнопку, чтобы перезапустить принтер.",
    ),
}


class Bias(NamedTuple):
    """Tell how cosines of a question and passages compare with those in Latin script.

    Unrelated ones, `unrelated` in Latin script, are higher by `nearer`; what lies between those and a sentence's own
    translation, or the sentence itself in one script, is `narrower` times as much.
    """

    nearer: float = 0.0
    narrower: float = 1.0
    unrelated: float = 0.0

    def undone(self, cosines: Any) -> Any:
        """Return what cosines, or one, would be in Latin script."""
        return self.unrelated + (cosines - self.nearer - self.unrelated) / self.narrower


NO_BIAS = Bias()


class CosineRange(NamedTuple):
    """Tell what cosines of passages in two scripts mean: that of unrelated ones, and the width that others lie within.

    The width is that between unrelated and equal passages in Latin script, whatever the scripts.
    """

    unrelated: float
    width: float


class ScriptBias:
    """Measure an encoder's bias, each pair of scripts when it is first asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self._queries = functools.cache(lambda script: encoder.encode_queries(list(_SENTENCES[script])))
        self._passages = functools.cache(lambda script: encoder.encode_passages(list(_SENTENCES[script])))
        self._measured = functools.cache(self._measure)
        self._known = functools.cache(self._knows)

    def of(self, asked: str, script: str) -> Bias:
        """Return the bias of a question in one script towards passages in another or the same.

        Where the encoder knows either not at all, or there are no sentences of it here, cosines stay as they are.
        """
        if (asked, script) == (_LATIN, _LATIN) or not self.relates(asked, script):
            return NO_BIAS
        (unrelated, between), (latin, latin_between) = self._measured(asked, script), self._measured(_LATIN, _LATIN)
        return Bias(unrelated - latin, between / latin_between, latin)

    def relates(self, asked: str, script: str) -> bool:
        """Return whether the encoder knows two scripts: it finds the translations between each and Latin."""
        return self._known(asked) and self._known(script)

    def between_passages(self, one: str, other: str) -> CosineRange | None:
        """Return the range of cosines of passages in two scripts, which may be one script in two languages.

        None where the encoder doesn't know them. What it knows of languages in Latin script is told by another script.
        """
        if not self.relates(one, other) or not any(self._known(script) for script in _SENTENCES if script != _LATIN):
            return None
        return CosineRange(self._unrelated(one, other), 1.0 - self._unrelated(_LATIN, _LATIN))

    def _unrelated(self, one: str, other: str) -> float:
        """Return the mean cosine of passages that aren't each other's translation."""
        return _mean_apart(self._passages(one) @ self._passages(other).T)

    def _knows(self, script: str) -> bool:
        if script not in _SENTENCES:
            return False
        whole, between = self._measured(_LATIN, _LATIN)[1], self._measured(script, _LATIN)[1]
        return whole > 0 and between >= _LEAST * whole

    def _measure(self, asked: str, script: str) -> tuple[float, float]:
        """Return the mean cosine of sentences that aren't each other's translation, and how much higher those are."""
        cosines: NDArray[np.float32] = self._queries(asked) @ self._passages(script).T
        unrelated = _mean_apart(cosines)
        return unrelated, float(cosines.trace()) / len(cosines) - unrelated


def _mean_apart(cosines: "NDArray[np.float32]") -> float:
    """Return the mean of a square of cosines but for those of a sentence with its translation, or with itself."""
    count = len(cosines)
    return float(cosines.sum() - cosines.trace()) / (count * (count - 1))
