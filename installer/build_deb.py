"""The package for Debian and Ubuntu: python3 installer/build_deb.py (on Debian 12 or newer).

Needs only Python: what else it uses is installed, pinned inputs are downloaded into .cache. The
result is in dist/; README.md beside this file tells what it is made of.
"""

from __future__ import annotations

import sys

import system
from environment import Environment


def main() -> int:
    """Set up and build; 0 where all went well."""
    return Environment().carry_out("debian.build", system.missing_for_debian_build)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
