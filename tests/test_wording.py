"""One thing is said in one manner: what was deleted, and what deletes it."""

from __future__ import annotations

import catalogues
import pytest
from babel.messages.catalog import Catalog

BEGINNINGS = {"es": ("Se eliminó", "Se eliminaron"), "zh_Hans": ("已删除",)}
ACTIONS = {"es": "Eliminar", "zh_Hans": "删除"}


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or [""])


def translated(language: str) -> dict[str, list[str]]:
    catalogue: Catalog = catalogues.load(catalogues.catalogue_path(language), language)
    return {forms(m.id)[0]: forms(m.string) for m in catalogue if m.id}


@pytest.mark.parametrize("language", list(BEGINNINGS))
def test_what_was_deleted_is_told_in_one_manner(language: str) -> None:
    said = {m: t for m, t in translated(language).items() if m.endswith(" deleted")}
    assert len(said) > 10
    beginnings = BEGINNINGS[language]
    assert {m: t for m, t in said.items() if not all(f.startswith(beginnings) for f in t)} == {}


@pytest.mark.parametrize("language", list(ACTIONS))
def test_what_deletes_is_one_word(language: str) -> None:
    said = {m: t for m, t in translated(language).items() if m.startswith("Delete ")}
    assert len(said) > 10
    assert {m: t for m, t in said.items() if not t[0].startswith(ACTIONS[language])} == {}
