"""Muniforeign: the foreign-affairs office of a small municipality, on one laptop."""

__version__ = "0.1.0"
