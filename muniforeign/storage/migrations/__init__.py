"""Alembic migrations: how files of older versions become those of the latest."""
