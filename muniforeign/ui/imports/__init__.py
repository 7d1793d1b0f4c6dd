"""Bringing lists and contact cards into the office."""

from __future__ import annotations

from typing import Final

CHOOSE: Final = "choose"
"""The field with which a visit opens the import: the file is asked for at once."""
