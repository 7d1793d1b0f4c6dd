"""How long the delegation brief takes: python -m tests.benchmarks.brief

Prints medians: the pages in process with fonts and photos warm, gathering, and a whole
`muniforeign render` of an encrypted office as its own process, with the seconds of the processor
that it took: on a computer with other work, these tell more than the clock.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from muniforeign.documents import document
from muniforeign.documents.delegation_brief import DOCUMENT
from muniforeign.documents.edition import Edition
from muniforeign.services import visits
from tests.documents.brief_office import EDITIONS, next_visit, sample_office

IN_PROCESS_MS = 120
WHOLE_PROCESS_MS = 1200
_TIMES = 15
_STARTS = 7
_PASSWORD = "benchmark"


def main() -> None:
    """Measure on the sample office and print."""
    with tempfile.TemporaryDirectory() as folder:
        with sample_office(Path(folder), _PASSWORD) as workspace:
            visit = next_visit(workspace)
            reference = visits.get(workspace, visit).reference
            content = DOCUMENT.gather(workspace, visit)
            _print("gather", _median(lambda: DOCUMENT.gather(workspace, visit), _TIMES))
            for codes in EDITIONS:
                edition = Edition.of(codes)
                pages = document.render(DOCUMENT, content, edition).pages
                took = _median(partial(document.render, DOCUMENT, content, edition), _TIMES)
                _print(f"{'+'.join(codes)}, {pages} pages", took, IN_PROCESS_MS)
        _run(folder, reference)
        before = _processor_ms()
        took = _median(lambda: _run(folder, reference), _STARTS)
        _print("whole process, es", took, WHOLE_PROCESS_MS)
        _print("its processor time, mean", (_processor_ms() - before) / _STARTS)


def _processor_ms() -> float:
    """What the processes that this one started and that ended have taken of the processor."""
    times = os.times()
    return (times.children_user + times.children_system) * 1000


def _run(folder: str, reference: str) -> None:
    """One render; compiled modules are kept from run to run, as they are on any computer."""
    command = [sys.executable, "-m", "muniforeign", "--workspace", f"{folder}/sample.muniforeign"]
    command += ["render", "delegation-brief", reference, "--output", f"{folder}/brief.pdf"]
    home = {"MUNIFOREIGN_PASSWORD": _PASSWORD, "MUNIFOREIGN_HOME": folder}
    cached = {"PYTHONPYCACHEPREFIX": f"{folder}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **home, **cached})


def _median(work: Callable[[], object], times: int) -> float:
    """The median of several runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def _print(what: str, took: float, limit: float | None = None) -> None:
    goal = f"  (goal {limit:.0f} ms)" if limit else ""
    print(f"{what:24} {took:8.1f} ms{goal}")


if __name__ == "__main__":
    main()
