"""What a benchmark says: a number, its unit, and the target beside it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One measured number; `target` is the most it should be, None where there is none."""

    what: str
    value: float
    unit: str
    target: float | None = None
    cpu: float | None = None

    def line(self) -> str:
        """The line of the table."""
        parts = [f"{self.what:52} {self.value:9.1f} {self.unit:2}"]
        if self.cpu is not None:
            parts.append(f"(processor {self.cpu:.1f} {self.unit})")
        if self.target is not None:
            verdict = "ok" if self.value <= self.target else "FALLS SHORT"
            parts.append(f"target {self.target:g} {self.unit}: {verdict}")
        return "  ".join(parts)


def late(took: Sequence[float]) -> float:
    """The 95th percentile: one time in twenty takes longer."""
    return statistics.quantiles(took, n=20)[-1]


def milliseconds(work: Callable[[], object], times: int = 9) -> float:
    """The median time of a piece of work, after a first time that is not counted."""
    work()
    took = []
    for _time in range(times):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)
