"""Bringing lists and contact cards into the office."""
