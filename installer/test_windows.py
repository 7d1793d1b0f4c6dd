"""The Windows program tried under Wine: python3 installer/test_windows.py (on Linux, on request).

Installs in silence what dist/ holds (built first where it is missing), starts it, works with it,
installs over it and takes it away, in a throwaway Windows of Wine 8 and on a screen of its own.
It prints a line for each step; pictures are left in build/windows/pictures. What Wine lacks is
given to it in windows/wine, never to the program. Who works there has a name in hanzi. A disk
without room and a write-protected stick need a user who may mount, and are skipped by name
otherwise. Not covered: a real Windows with its virus scanners, printers, input methods and scaling;
Setup's own pages.
"""

from __future__ import annotations

import sys

import build_windows
import system
from environment import ROOT, Environment


def main() -> int:
    """Set up, build where nothing is built, and try; 0 where every step passed."""
    if not any((ROOT / "dist").glob("Muniforeign-*-Setup.exe")) and build_windows.main():
        return 1
    return Environment().carry_out("windows.wine.trial", system.missing_for_windows_test)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
