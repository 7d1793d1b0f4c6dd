"""A text in three languages: what is proposed, and how one gets to it and past it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, Language
from muniforeign.ui.localized_edit import LocalizedEdit


@pytest.fixture
def proposing(qtbot: QtBot, language: Language) -> LocalizedEdit:
    """A shown field that knows the Chinese of its text, and one language is written."""
    made = LocalizedEdit(language, "x", propose=lambda code, _text: {"zh": "市长"}.get(code))
    qtbot.addWidget(made)
    made.show()
    made.show_value(Localized(es="Alcaldesa"))
    return made


def test_a_proposal_is_taken_with_the_mouse(qtbot: QtBot, proposing: LocalizedEdit) -> None:
    assert [not cell.button.isHidden() for cell in proposing.cells.values()] == [
        False,
        True,
        False,
    ]
    with qtbot.waitSignal(proposing.committed):
        qtbot.mouseClick(proposing.cells["zh"].button, Qt.MouseButton.LeftButton)
    assert proposing.value() == Localized(es="Alcaldesa", zh="市长")
    assert proposing.cells["zh"].button.isHidden()


def test_a_proposal_is_taken_with_its_key_where_there_is_one(
    qtbot: QtBot, proposing: LocalizedEdit
) -> None:
    qtbot.keyClick(proposing.input("en"), Qt.Key.Key_F4)
    assert proposing.value() == Localized(es="Alcaldesa")
    qtbot.keyClick(proposing.input("zh"), Qt.Key.Key_F4)
    assert proposing.value() == Localized(es="Alcaldesa", zh="市长")


def test_tab_goes_from_language_to_language(qtbot: QtBot, proposing: LocalizedEdit) -> None:
    proposing.activateWindow()
    qtbot.waitActive(proposing)
    for here, there in pairwise(CODES):
        proposing.input(here).setFocus()
        qtbot.keyClick(proposing.input(here), Qt.Key.Key_Tab)
        assert proposing.input(there).hasFocus()


def test_a_proposal_is_offered_though_no_language_is_written(
    qtbot: QtBot, proposing: LocalizedEdit
) -> None:
    proposing.show_value(Localized())
    assert not proposing.cells["zh"].button.isHidden()
    qtbot.keyClick(proposing.input("zh"), Qt.Key.Key_F4)
    assert proposing.value() == Localized(zh="市长")
