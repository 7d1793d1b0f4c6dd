#!/usr/bin/python3 -I
"""Starts Muniforeign with the packages that are made for the Python which runs this."""

from __future__ import annotations

import sys
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "lib" / "muniforeign"
_TAG = f"cp{sys.version_info[0]}{sys.version_info[1]}"
sys.path[:0] = [str(_FOLDER / _TAG), str(_FOLDER / "common")]

from muniforeign.__main__ import main  # noqa: E402

sys.exit(main())
