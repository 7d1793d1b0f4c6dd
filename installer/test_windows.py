"""The Windows program tried under Wine: python3 installer/test_windows.py (on Linux, on request).

Installs in silence what dist/ holds (built first where it is missing), starts it, works with it,
installs over it and takes it away, in a throwaway Windows of Wine 8 and on a screen of its own.
It prints a line for each step; pictures are left in build/windows/pictures. What Wine lacks is
given to it in windows/wine, never to the program. Not covered: a real Windows with its virus
scanners, printers, input methods and scaling; Setup's own pages; a power cut or a full disk during
an upgrade; a user's name in hanzi; two versions side by side; a network drive; the portable folder.
"""

from __future__ import annotations

import os
import subprocess
import sys

import build_windows
import system
from environment import DEVELOPMENT, ROOT, Environment
from messages import SetUpError


def main() -> int:
    """Set up, build where nothing is built, and try; 0 where every step passed."""
    environment = Environment()
    try:
        environment.prepare(DEVELOPMENT, system.missing_for_window)
        system.install(system.missing_for_windows_test())
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    environment.compile_catalogues()
    if not any((ROOT / "dist").glob("Muniforeign-*-Setup.exe")) and build_windows.main():
        return 1
    command = [str(environment.python), "-m", "windows.wine.trial"]
    path = os.pathsep.join(map(str, (ROOT / "installer", ROOT)))
    surroundings = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
