"""How the window looks: colours light and dark, sizes of text, and the few rules of style.

A label takes its place in the hierarchy with `set_role(label, Role.TITLE)`; nothing else sets
fonts or colours. Sizes are in points at 100 %, distances in pixels on a grid of 8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QStyleFactory

from muniforeign import paths
from muniforeign.domain.text import Term
from muniforeign.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

GRID: Final = 8
HALF: Final = 4
ROW: Final = 32
TALL_ROW: Final = 40
TEXT_SCALES: Final = (100, 125, 150)


class Appearance(Term):
    """Which colours to use."""

    SYSTEM = "system", N_("As the computer")
    LIGHT = "light", N_("Light")
    DARK = "dark", N_("Dark")


class Role(StrEnum):
    """What a text is in the hierarchy of a screen."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    MUTED = "muted"
    ACCENT = "accent"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True)
class Colours:
    """The colours of one appearance, as #RRGGBB."""

    paper: str
    window: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    selected: str
    late: str
    done: str

    def readable_pairs(self) -> list[tuple[str, str]]:
        """Every foreground with every background it is put on."""
        grounds = (self.paper, self.window, self.raised, self.selected)
        inks = (self.text, self.muted, self.accent, self.late, self.done)
        return [(ink, ground) for ink in inks for ground in grounds] + [
            (self.on_accent, self.accent)
        ]


LIGHT: Final = Colours(
    paper="#FFFFFF",
    window="#F5F4F0",
    raised="#ECEBE5",
    text="#1E2730",
    muted="#505C68",
    line="#CFD2D3",
    accent="#12385C",
    on_accent="#FFFFFF",
    selected="#DCE6F0",
    late="#A92F25",
    done="#24613A",
)
DARK: Final = Colours(
    paper="#1A2027",
    window="#222A32",
    raised="#2C353F",
    text="#E7EAEC",
    muted="#AEB8C2",
    line="#46515C",
    accent="#9CC3E6",
    on_accent="#12202D",
    selected="#2E4358",
    late="#FF9C8E",
    done="#8BCFA0",
)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.1, relative luminance)."""
    bright, dim = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colours(palette: QPalette | None = None) -> Colours:
    """The colours that go with a palette; by default with that of the application."""
    ground = (palette or QGuiApplication.palette()).color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < 128 else LIGHT


def palette_of(chosen: Colours) -> QPalette:
    """A Qt palette in these colours."""
    role = QPalette.ColorRole
    paint = {
        role.Window: chosen.window,
        role.WindowText: chosen.text,
        role.Base: chosen.paper,
        role.AlternateBase: chosen.window,
        role.ToolTipBase: chosen.text,
        role.ToolTipText: chosen.paper,
        role.Text: chosen.text,
        role.PlaceholderText: chosen.muted,
        role.Button: chosen.window,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.late,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Accent: chosen.accent,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
        role.Mid: chosen.line,
        role.Midlight: chosen.raised,
        role.Light: chosen.paper,
        role.Dark: chosen.line,
    }
    palette = QPalette(QColor(chosen.text), QColor(chosen.window))
    for name, colour in paint.items():
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(chosen.muted))
    return palette


def load_font(name: str) -> str:
    """Add one of the program's fonts to the application's; return its family.

    Raises FileNotFoundError when the font is not shipped.
    """
    families: list[str] = []
    for weight in ("Regular", "Bold"):
        file = paths.resources("fonts", f"{name}-{weight}.ttf")
        added = QFontDatabase.addApplicationFont(str(file))
        if added < 0:
            raise FileNotFoundError(file)
        families += QFontDatabase.applicationFontFamilies(added)
    return families[0]


def interface_families() -> list[str]:
    """The computer's own interface font, and the program's hanzi for what it does not have.

    Where the computer names none of its fonts but only a kind ("Sans Serif"), the program's Latin
    font: else Qt takes quotation marks from the hanzi, as wide as a character.
    """
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    latin = own.family() if QFontInfo(own).exactMatch() else load_font("NotoSans")
    return [latin, load_font("NotoSansSC")]


def in_reading_order(families: Sequence[str]) -> list[str]:
    """The fonts as the application's language looks for them: the first one's punctuation counts.

    “ ”, … and — are as wide as a character in Chinese, and narrow in Latin letters.
    """
    chinese = QLocale().language() is QLocale.Language.Chinese
    return list(reversed(families)) if chinese else list(families)


def interface_font(families: Sequence[str], scale: int) -> QFont:
    """The interface font at 10 points by `scale` per cent."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamilies(families)
    font.setPointSizeF(10 * scale / 100)
    return font


def apply(app: QApplication, appearance: Appearance, scale: int = 100) -> None:
    """Give the whole application its style, colours and size of text (in per cent).

    Icons keep the colour they were made with, so rebuild the window afterwards.
    """
    chosen = _chosen(appearance)
    families: list[str] = app.property("families") or interface_families()
    app.setProperty("families", families)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette_of(chosen))
    ordered = in_reading_order(families)
    app.setFont(interface_font(ordered, scale))
    app.setStyleSheet(_style_sheet(chosen, scale, ordered))


def _chosen(appearance: Appearance) -> Colours:
    if appearance is Appearance.SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def set_role(widget: QWidget, role: Role | None) -> None:
    """Give a label its size, weight and colour; None is plain text."""
    widget.setProperty("role", role.value if role else "")
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _style_sheet(chosen: Colours, scale: int, families: Sequence[str]) -> str:
    def points(size: int) -> str:
        return f"{size * scale / 100:g}pt"

    values = {name: getattr(chosen, name) for name in chosen.__dataclass_fields__}
    values |= {f"p{size}": points(size) for size in (10, 12, 15, 20)}
    values["families"] = ", ".join(f'"{family}"' for family in families)
    values["row"] = str(ROW * scale // 100)
    return _RULES.format_map(values)


# Windows gives the first line's classes fonts of its own whenever its theme changes.
_RULES = """
QMenuBar, QMenu, QToolButton, QAbstractItemView, QHeaderView, QToolTip {{ font-family: {families};
  font-size: {p10} }}
QMenuBar, QMenu {{ selection-background-color: {selected}; selection-color: {text} }}
*[role="display"] {{ font-size: {p20}; font-weight: 600 }}
*[role="title"] {{ font-size: {p15}; font-weight: 600 }}
*[role="heading"] {{ font-size: {p12}; font-weight: 600 }}
*[role="muted"] {{ color: {muted} }}
*[role="accent"] {{ color: {accent} }}
*[role="late"] {{ color: {late} }}
*[role="done"] {{ color: {done} }}
QToolTip {{ color: {paper}; background: {text}; border: 0; padding: 4px }}
QPushButton {{ padding: 6px 12px; border: 1px solid {line}; border-radius: 4px;
  background: {paper} }}
QPushButton:hover, QToolButton:hover {{ background: {raised} }}
QPushButton:pressed {{ background: {line} }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent} }}
QPushButton:focus {{ padding: 5px 11px }}
QPushButton:disabled {{ color: {muted}; background: {window} }}
QPushButton[main="true"] {{ color: {on_accent}; background: {accent}; border-color: {accent};
  font-weight: 600 }}
QPushButton[main="true"]:focus {{ border-color: {text} }}
QPushButton[main="true"]:disabled {{ color: {muted}; background: {raised}; border-color: {line} }}
QToolButton {{ border: 2px solid transparent; border-radius: 4px; padding: 2px }}
QLineEdit, QComboBox, QDateTimeEdit, QSpinBox {{ padding: 4px 6px; min-height: 20px }}
QLineEdit, QPlainTextEdit, QComboBox, QDateTimeEdit, QSpinBox {{ background: {paper};
  border: 1px solid {line}; border-radius: 4px;
  selection-background-color: {accent}; selection-color: {on_accent} }}
QPlainTextEdit {{ padding: 2px }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QSpinBox:focus
  {{ border: 2px solid {accent}; padding: 3px 5px }}
QPlainTextEdit:focus {{ padding: 1px }}
*[wrong="true"] {{ border-color: {late} }}
QComboBox {{ padding-right: 24px; combobox-popup: 0 }}
QComboBox QAbstractItemView::item {{ padding: 4px 6px }}
QComboBox::drop-down {{ border: 0; width: 0 }}
QAbstractItemView {{ outline: 0 }}
QTableView, QListView, QTreeView {{ background: {paper}; border: 1px solid {line};
  selection-background-color: {selected}; selection-color: {text} }}
QTableView::item {{ padding: 0 5px }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 1px solid {accent} }}
QHeaderView {{ background: {window} }}
QHeaderView::section {{ background: {window}; border: 0; border-bottom: 1px solid {line};
  padding: 4px 8px; font-weight: 600; color: {muted} }}
#side {{ background: {raised} }}
#side QToolButton:checked {{ background: {selected}; color: {accent} }}
QToolButton[choice="true"]:checked {{ background: {selected}; color: {accent} }}
#sidebar {{ background: transparent; border: 0; padding: 8px 0 }}
#sidebar::item {{ height: {row}px; padding: 2px 12px; border-left: 3px solid transparent }}
#sidebar::item:selected {{ background: {selected}; color: {accent};
  border-left: 3px solid {accent} }}
#notice {{ background: {text} }}
#notice QLabel, #notice QPushButton {{ color: {paper} }}
#notice QPushButton {{ background: transparent; border-color: {paper} }}
#palette {{ background: {window}; border: 1px solid {muted}; border-radius: 6px }}
#card {{ background: {paper}; border: 1px solid {line}; border-radius: 6px }}
QSplitter::handle {{ background: {line} }}
QScrollArea {{ background: transparent; border: 0 }}
QProgressBar {{ border: 0; border-radius: 4px; background: {raised}; max-height: 8px }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px }}
"""
