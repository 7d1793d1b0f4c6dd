"""Every number the program promises, as measured here, with its target beside it.

    python tests/benchmarks [--people 100000] [--keep FOLDER] [NAME…]

NAME is one or more of search, lists, memory, imports, start and brief; without one, all.
`--keep` keeps the workspace for the next time, which saves a minute. Close other programs first:
times are of the clock.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parents[1])]
ALONE = ("start", "brief")
NAMES = ("search", "lists", "memory", "imports", *ALONE)


def main() -> None:
    """Make the workspace where it is not there, and print every number."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a folder for the workspace")
    parser.add_argument("names", nargs="*", default=NAMES)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = wanted.keep or Path(temporary)
        path = folder / f"office-{wanted.people}.muniforeign"
        _make(path, wanted.people)
        size = path.stat().st_size >> 20
        print(f"Python {platform.python_version()}, {platform.machine()}, {size} MB")
        for name in wanted.names:
            _print(name, path)


def _make(path: Path, people: int) -> None:
    import data

    if not path.exists():
        start = time.perf_counter()
        path.parent.mkdir(parents=True, exist_ok=True)
        data.make_workspace(path, people, people // 20)
        print(f"{people} people made in {time.perf_counter() - start:.0f} s")


def _print(name: str, path: Path) -> None:
    """The numbers of one module; those that need processes of their own print them themselves."""
    if name in ALONE:
        folders = os.pathsep.join(sys.path)
        command = [sys.executable, str(FOLDER / f"{name}.py")]
        subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": folders})
        return
    for number in importlib.import_module(name).measured(path):
        print(number.line(), flush=True)


if __name__ == "__main__":
    main()
