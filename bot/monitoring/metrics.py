"""What the bot counts and times, for Prometheus: sums over everybody, never what was written, or by whom."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from bot.render.errors import Refused
from corpus.errors import QuestionError
from retrieval.types import Answer, State

# Extractive answers take some 50 ms; a chat model has 20 s, and whoever stands in line may wait for several.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0)
_STAGES = ("encode", "search", "read", "write")
_MS = 1e3
_OUTCOMES: dict[State, str] = {"answered": "answered", "closest": "closest", "nothing": "abstained"}


@dataclass(frozen=True, slots=True)
class HealthStatus:
    """Hold whether questions can be answered, and what is known of the corpus, the refreshes and the chat model.

    `trouble` says what is in the way, by part. `age` is the snapshot's, in seconds; `runs` counts refreshes by outcome,
    `refreshed` is when one last succeeded, in seconds since 1970.
    """

    trouble: Mapping[str, str]
    age: float | None = None
    articles: int = 0
    chunks: int = 0
    runs: Mapping[str, int] | None = None
    refreshed: float | None = None
    chat_calls: Mapping[str, int] | None = None
    chat_open: bool = False


class Metrics:
    """Count questions and time their stages. What is read elsewhere, when asked for, comes as a `HealthStatus`."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)  # memory, processor time, open files
        self._questions = Counter(
            "footnote_questions", "Questions by how they ended.", ["outcome", "mode"], registry=self._registry
        )
        self._stages = Histogram(
            "footnote_stage_seconds", "What each stage of a question took.", ["stage"],
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self.loop_lag = self._gauge("footnote_loop_lag_seconds", "How late the event loop last woke up.")
        self._health = _HealthCollector()
        self._registry.register(self._health)

    def watch(self, name: str, meaning: str, value: Callable[[], float]) -> None:
        """Show a value that is asked for whenever the metrics are."""
        self._gauge(name, meaning).set_function(value)

    def page(self, health: HealthStatus) -> bytes:
        """Return everything in Prometheus's text format."""
        self._health.now = health
        return generate_latest(self._registry)

    @contextmanager
    def question(self) -> "Iterator[QuestionMetrics]":
        """Count a question by how it ends: by the answer that it is told of, else by what is raised meanwhile."""
        asked = QuestionMetrics(self._stages)
        outcome = "failed"
        try:
            yield asked
            outcome = asked.outcome
        except (Refused, QuestionError):
            outcome = "refused"
            raise
        except Exception:
            outcome = "undelivered" if asked.answer else "failed"
            raise
        finally:
            self._questions.labels(outcome, asked.answer.mode if asked.answer else "none").inc()

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(name, meaning, registry=self._registry)


class QuestionMetrics:
    """Follow one question."""

    def __init__(self, stages: Histogram) -> None:
        self.answer: Answer | None = None
        self._stages = stages

    @property
    def outcome(self) -> str:
        """Return how it ended, where nothing went wrong."""
        return _OUTCOMES[self.answer.state] if self.answer else "answered"

    def took(self, stage: str, seconds: float) -> None:
        """Note what a stage took."""
        self._stages.labels(stage).observe(seconds)

    def answered(self, answer: Answer) -> None:
        """Note the answer, and what the engine took for it."""
        self.answer = answer
        took = {stage: answer.timings.get(stage, 0.0) for stage in _STAGES}
        if answer.mode == "written":
            took["write"] = max(0.0, answer.timings.get("total", 0.0) - sum(took.values()))
        for stage, ms in took.items():
            if ms:
                self.took(stage, ms / _MS)


class _HealthCollector(Collector):
    """Show the health that was last looked up."""

    def __init__(self) -> None:
        self.now = HealthStatus({})

    def collect(self) -> Iterable[Metric]:
        """Yield one family a figure; what isn't known is left out."""
        now = self.now
        yield GaugeMetricFamily("footnote_ready", "Whether questions can be answered.", float(not now.trouble))
        if now.age is not None:
            yield GaugeMetricFamily("footnote_snapshot_age_seconds", "Since the current snapshot was made.", now.age)
            yield GaugeMetricFamily("footnote_articles", "Articles in the current snapshot.", now.articles)
            yield GaugeMetricFamily("footnote_chunks", "Chunks in the current snapshot.", now.chunks)
        if now.runs is not None:
            yield _counted("footnote_refreshes", "Refreshes by outcome.", now.runs)
        if now.refreshed is not None:
            meaning = "When a refresh last succeeded."
            yield GaugeMetricFamily("footnote_last_refresh_timestamp_seconds", meaning, now.refreshed)
        if now.chat_calls is not None:
            yield _counted("footnote_chat_model_calls", "Calls of the chat model by outcome.", now.chat_calls)
            meaning = "Whether the chat model is left alone after failures."
            yield GaugeMetricFamily("footnote_chat_model_breaker_open", meaning, float(now.chat_open))


def _counted(name: str, meaning: str, counts: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(name, meaning, labels=["outcome"])
    for outcome, count in counts.items():
        family.add_metric([outcome], count)
    return family
