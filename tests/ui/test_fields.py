"""The plain fields: what a drop-down list shows, how high a text is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.ui import theme
from muniforeign.ui.fields import Combo, Lines


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("scale", theme.TEXT_SCALES)
@pytest.mark.parametrize("count", [1, 3, 12, 40])
def test_a_list_shows_whole_rows(qtbot: QtBot, qapp: QApplication, scale: int, count: int) -> None:
    theme.apply(qapp, theme.Appearance.LIGHT, scale)
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItems([f"Fila {n} 中文" for n in range(count)])
    combo.show()
    for _time in ("first", "again"):
        combo.showPopup()
        qapp.processEvents()
        view = combo.view()
        row = view.sizeHintForRow(0)
        assert row >= combo.fontMetrics().height() + theme.GRID
        assert view.viewport().height() == min(count, 12) * row
        assert (view.verticalScrollBar().maximum() > 0) is (count > 12)
        combo.hidePopup()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("count", [2, 40])
def test_a_list_is_as_wide_as_its_longest_text(
    qtbot: QtBot, qapp: QApplication, count: int
) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    longest = "3: Nombre · Apellidos · Cargo · Institución"
    combo.addItems([longest] * count)
    combo.resize(90, 30)
    combo.show()
    combo.showPopup()
    qapp.processEvents()
    view = combo.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    assert view.viewport().width() > combo.fontMetrics().horizontalAdvance(longest)
    assert combo.width() < view.width()
    combo.hidePopup()


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
