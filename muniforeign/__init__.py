"""Muniforeign: the foreign-affairs office of a small municipality, on one laptop."""

__version__ = "0.1.0"
YEAR_OF_RELEASE = 2026
"""The year of this version: a computer whose clock shows an earlier one is wrong."""
