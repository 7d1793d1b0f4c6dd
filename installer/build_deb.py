"""The package for Debian and Ubuntu: python3 installer/build_deb.py (on Debian 12 or newer).

Needs only Python: what else it uses is installed, pinned inputs are downloaded into .cache. The
result is in dist/; README.md beside this file tells what it is made of.
"""

from __future__ import annotations

import sys

import system
from environment import DEVELOPMENT, Environment
from messages import SetUpError


def main() -> int:
    """Set up and build; 0 where all went well."""
    environment = Environment()
    try:
        environment.prepare(DEVELOPMENT, system.missing_for_window)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    return environment.run("debian.build")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
