"""Set the program up where it has to be, and start it: python3 installer/run.py [arguments]."""

from __future__ import annotations

import os
import subprocess
import sys

import system
from environment import RUNTIME, Environment
from messages import SetUpError


def main() -> int:
    """Set up and start; the program's exit code."""
    environment = Environment()
    try:
        environment.prepare(RUNTIME, system.missing_for_window)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    environment.compile_catalogues()
    return start(environment, sys.argv[1:])


def start(environment: Environment, arguments: list[str]) -> int:
    """Put the program in the place of this process, or wait for it where that cannot be done."""
    command = [str(environment.python), "-P", "-m", "muniforeign", *arguments]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
