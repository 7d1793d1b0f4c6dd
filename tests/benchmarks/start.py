"""How long the window takes until it can be used, beside a bare PySide6 window.

    python tests/benchmarks/start.py [--runs 9] [--workspace FILE]

Whole processes are measured, warm, from their start until the event loop has answered after the
first paint. With a workspace without a password (one of 100,000 people, say) it is also opened,
and the resident memory is printed. Without a screen it starts an Xvfb of its own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1180, 700)
window.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
"""
_OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from muniforeign.ui import frame, start
seen = frame.Frame._do_waiting
def painted(self):
    print("usable", flush=True)
    seen(self)
    if len(sys.argv) == 1:
        QTimer.singleShot(0, self.close)
frame.Frame._do_waiting = painted
if len(sys.argv) > 1:
    from muniforeign.ui import program
    enter = program.Program.enter
    def entered(self, *given):
        enter(self, *given)
        QTimer.singleShot(0, lambda: (print("open", flush=True), memory(), self.frame.close()))
    program.Program.enter = entered
def memory():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            print(line.split()[1], flush=True)
start.run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
"""


def main() -> None:
    """Measure and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--workspace", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, _screen():
        os.environ["MUNIFOREIGN_HOME"] = home
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
        _tell("a bare PySide6 window", [_bare() for _run in range(given.runs + 1)])
        _tell("Muniforeign, first page usable", [_usable() for _run in range(given.runs + 1)])
        if given.workspace:
            runs = [_opened(given.workspace) for _run in range(given.runs + 1)]
            _tell("Muniforeign, office open", [seconds for seconds, _memory in runs])
            memory = statistics.median(kilobytes for _seconds, kilobytes in runs)
            print(f"{'resident memory with the office open':40} {memory / 1024:8.0f} MB")


@contextmanager
def _screen() -> Iterator[None]:
    """A screen to show windows on, for as long as it is needed."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        os.environ["DISPLAY"] = f":{server.stdout.readline().strip()}"
        yield
        server.terminate()


def _tell(what: str, seconds: list[float]) -> None:
    """The first run warms the caches and is not counted."""
    counted = seconds[1:]
    print(f"{what:40} {statistics.median(counted):8.3f} s  (best {min(counted):.3f})")


def _bare() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", _BARE], check=True)
    return time.perf_counter() - began


def _usable() -> float:
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", _OURS], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        return time.perf_counter() - began


def _opened(workspace: Path) -> tuple[float, int]:
    began = time.perf_counter()
    command = [sys.executable, "-c", _OURS, str(workspace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()
        spent = time.perf_counter() - began
        return spent, int(process.stdout.readline())


if __name__ == "__main__":
    main()
