"""Whether the embeddable Python that is shipped is CPython's: python3 installer/check_python.py

Its package is a third party's upload. Programs and libraries are held against the signatures of
the Python Software Foundation. The standard library, which is compiled and unsigned, is compared
with sources of another builder (Pyodide, of the same version): python.cat, signed by the Python
Software Foundation, lists the digest of every source file; Pyodide's own Python compiles them; the
code has to be the same. README.md tells what remains unchecked.
"""

from __future__ import annotations

import sys

import system
from environment import Environment


def main() -> int:
    """Set up and check; 0 where everything that is shipped could be checked."""
    return Environment().carry_out("windows.python_check", system.missing_for_python_check)


if __name__ == "__main__":
    sys.exit(main())
