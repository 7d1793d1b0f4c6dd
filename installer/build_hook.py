"""Builds the wheel with compiled catalogues, which are not kept in the repository."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_ROOT = Path(__file__).resolve().parent.parent


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles the .po files before the files of the wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling before it builds."""
        sys.path.insert(0, str(_ROOT / "installer"))
        from catalogues import compile_catalogues

        compile_catalogues(_ROOT / "translations")
