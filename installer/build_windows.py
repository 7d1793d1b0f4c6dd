"""Setup.exe and the portable folder for Windows: python3 installer/build_windows.py (on Linux).

Needs only Python: what else it uses is installed, pinned inputs are downloaded into .cache. The
results are in dist/; README.md beside this file tells what they are made of.
"""

from __future__ import annotations

import sys

import system
from environment import Environment


def main() -> int:
    """Set up and build; 0 where all went well."""
    return Environment().carry_out("windows.build", system.missing_for_windows_build)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
