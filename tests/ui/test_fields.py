"""The plain fields: how high a text is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.ui import theme
from muniforeign.ui.fields import Lines


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("words", ["友好交流城市关系协议书", "Convenio de hermanamiento "])
def test_lines_grow_with_what_is_written_until_it_is_long(
    qtbot: QtBot, qapp: QApplication, words: str
) -> None:
    theme.apply(qapp, theme.Appearance.LIGHT)
    page = QWidget()
    qtbot.addWidget(page)
    lines, column = Lines(least=1), QVBoxLayout(page)
    column.addWidget(lines)
    column.addStretch(1)
    page.resize(240, 800)
    page.show()
    heights = []
    for times in (1, 3, 6):
        lines.put(words * times)
        qapp.processEvents()
        assert lines.verticalScrollBar().maximum() == 0
        heights.append(lines.height())
    assert heights == sorted(set(heights))
    lines.put(words * 99)
    qapp.processEvents()
    assert lines.height() < 99 * lines.fontMetrics().height() / 4
    assert lines.verticalScrollBar().maximum() > 0
