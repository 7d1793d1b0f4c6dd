#!/usr/bin/python3 -I
"""Starts Muniforeign with the packages that are installed with it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib" / "muniforeign"))

from muniforeign.__main__ import main

sys.exit(main())
