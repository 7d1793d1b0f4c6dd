"""Resident memory of the program with the large workspace open in its window.

Run by itself in a process of its own: `python memory.py WORKSPACE` prints megabytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from measure import Measured


def measured(path: Path) -> list[Measured]:
    """In a fresh process."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, __file__, str(path)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    before, shown = map(float, answer.stdout.split()[-2:])
    return [
        Measured("memory with the people list open", shown, "MB", 180),
        Measured("of which Qt and the empty application", before, "MB"),
    ]


def resident() -> float:
    """Megabytes of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


def show(path: Path) -> tuple[float, float]:
    """Open the window on the list of people, go to its end and back, and measure."""
    import people_window

    app = people_window.application_alone()
    before = resident()
    with people_window.people_page(app, path) as page:
        for place in range(0, page.model.rowCount(), 5_000):
            page.table.scrollTo(page.model.index(place, 0))
            app.processEvents()
        page.table.select_id(page.model.id_at(0))
        app.processEvents()
        return before, resident()


if __name__ == "__main__":
    print(*show(Path(sys.argv[1])))
