"""Colours that can be read, fonts that have hanzi, icons that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QMenu,
    QMenuBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import muniforeign.ui
from muniforeign import paths
from muniforeign.i18n import Code, Language
from muniforeign.ui import app as application
from muniforeign.ui import icons, theme

ICON = re.compile(r"""(?:icon\(|tinted\(|pixmap\(|tell\()\s*"([a-z0-9-]+)"|icon="([a-z0-9-]+)\"""")


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_text_can_be_read(colours: theme.Colours) -> None:
    poor = {pair: theme.contrast(*pair) for pair in colours.readable_pairs()}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


def test_contrast_of_black_on_white_is_21() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_dark_is_dark_and_light_is_light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Appearance.DARK)
    assert theme.colours() is theme.DARK
    theme.apply(qapp, theme.Appearance.LIGHT)
    assert theme.colours() is theme.LIGHT


@pytest.mark.parametrize("scale", theme.TEXT_SCALES)
def test_text_is_as_large_as_asked(qapp: QApplication, qtbot: QtBot, scale: int) -> None:
    theme.apply(qapp, theme.Appearance.LIGHT, scale)
    label = QLabel("Título")
    qtbot.addWidget(label)
    theme.set_role(label, theme.Role.DISPLAY)
    assert qapp.font().pointSizeF() == 10 * scale / 100
    assert QFontInfo(label.font()).pointSizeF() == pytest.approx(20 * scale / 100, abs=0.6)


def test_hanzi_have_a_font(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    assert all(metrics.inFontUcs4(ord(sign)) for sign in "王晓明外事办公室ǎ")


@pytest.mark.parametrize(("code", "wide"), [("es", False), ("en", False), ("zh", True)])
def test_quotation_marks_are_those_of_the_language(
    qapp: QApplication, code: Code, wide: bool
) -> None:
    application.speak(qapp, Language.of(code))
    theme.apply(qapp, theme.Appearance.LIGHT)
    metrics = QFontMetrics(qapp.font())
    assert (metrics.horizontalAdvance("’") > metrics.horizontalAdvance("市") * 0.8) is wide
    application.speak(qapp, Language.of("es"))


def test_icon_takes_the_colour() -> None:
    picture = icons.pixmap("plus", "#FF0000", 18, 2.0).toImage()
    assert picture.width() == 36
    inks = {
        picture.pixelColor(x, y).name()
        for x in range(36)
        for y in range(36)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert inks == {QColor("#FF0000").name()}


def test_a_missing_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_every_icon_that_is_named_is_shipped() -> None:
    folder = Path(muniforeign.ui.__file__).parent
    sources = "\n".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.py"))
    named = {one or other for one, other in ICON.findall(sources)}
    assert len(named) > 5
    assert {
        name for name in named if not paths.resources("icons", f"{name}.svg").is_file()
    } == set()


@pytest.mark.parametrize("kind", [QMenu, QMenuBar, QListWidget, QToolButton])
def test_a_font_that_the_system_gives_one_kind_of_widget_changes_nothing(
    qapp: QApplication, qtbot: QtBot, kind: type[QWidget]
) -> None:
    qapp.setFont(QFont("monospace", 23), kind.__name__)  # type: ignore[arg-type]
    widget = kind()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    assert (widget.font().families(), widget.font().pointSize()) == (qapp.font().families(), 10)


@pytest.mark.parametrize("appearance", [theme.Appearance.LIGHT, theme.Appearance.DARK])
def test_the_icon_of_a_chosen_line_of_a_menu_can_be_seen(
    qapp: QApplication, qtbot: QtBot, appearance: theme.Appearance
) -> None:
    theme.apply(qapp, appearance)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.ensurePolished()
    icon, chosen = qapp.palette().buttonText().color(), menu.palette().highlight().color()
    assert theme.contrast(icon.name(), chosen.name()) >= 4.5
