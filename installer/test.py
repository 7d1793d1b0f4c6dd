"""Every check of the project: python3 installer/test.py [arguments for pytest].

Sets up what the checks need and runs them all, also after one has failed. The last line is
pytest's own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import system
from environment import DEVELOPMENT, Environment
from messages import SetUpError

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
CHECKS: dict[str, Sequence[str]] = {
    "ruff": ["-m", "ruff", "check"],
    "format": ["-m", "ruff", "format", "--check"],
    "types": ["-m", "mypy"],
    "imports": ["-c", LINT_IMPORTS],
    "texts": ["installer/catalogues.py", "check"],
}


def main() -> int:
    """Set up, run every check; 0 where all passed."""
    environment = Environment()
    try:
        environment.prepare(DEVELOPMENT, system.missing_for_tests)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    environment.compile_catalogues()
    results = {name: check(environment, name) for name in CHECKS}
    code, closing_line = run_pytest(environment, sys.argv[1:])
    results["pytest"] = code == 0
    print("\n" + "  ".join(f"{name}: {'ok' if ok else 'FAILED'}" for name, ok in results.items()))
    print(closing_line, flush=True)
    return 0 if all(results.values()) else 1


def check(environment: Environment, name: str) -> bool:
    """Whether this check passes; its output is shown, with the time it took."""
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    command: list[str | Path] = [environment.python, *CHECKS[name]]
    done = subprocess.run(command, cwd=environment.root, env=surroundings(), check=False)
    print(f"   {time.monotonic() - begun:.1f} s", flush=True)
    return done.returncode == 0


def run_pytest(environment: Environment, arguments: Sequence[str]) -> tuple[int, str]:
    """Run the tests and show what they print; the exit code and the last line."""
    print("== pytest", flush=True)
    command: list[str | Path] = [environment.python, "-m", "pytest", "-q", "-n", "2", *arguments]
    closing_line = ""
    with subprocess.Popen(
        command,
        cwd=environment.root,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            closing_line = line.strip() or closing_line
    return process.returncode, closing_line


def surroundings() -> dict[str, str]:
    """The environment variables of the checks: no display, UTF-8 everywhere."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
