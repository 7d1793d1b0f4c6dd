"""Labels that show what users wrote as it stands, and labels with links."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from muniforeign.ui import theme


def plain_label(parent: QWidget, role: theme.Role | None = None, text: str = "") -> QLabel:
    """A label that wraps, can be copied from, and shows what users wrote as it stands."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    theme.set_role(label, role)
    return label


def show_text(label: QLabel, text: str) -> None:
    """Show a text, or hide the label where there is none."""
    label.setText(text)
    label.setVisible(bool(text))


def make_link_label(label: QLabel) -> None:
    """Let a label show links that are reached by mouse and by keyboard."""
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)


def tooltip(text: str) -> str:
    """A tooltip that shows what users wrote, never reads it as HTML."""
    shown = html.escape(text).replace("\n", "<br>")
    return f"<span>{shown}</span>" if "<" in text else text


def anchor(target: str, text: str) -> str:
    """A link in a label; what users wrote stands in it as it is."""
    return f'<a href="{html.escape(target)}">{html.escape(text)}</a>'
