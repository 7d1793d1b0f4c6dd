"""The menus of the window, and the keys that are valid everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from muniforeign.i18n import CODES, N_, NAMES, Language
from muniforeign.ui.actions import Action

if TYPE_CHECKING:
    from muniforeign.ui.window import MainWindow

_TITLES = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "help": N_("&Help"),
}


def window_menus(window: MainWindow) -> None:
    """Fill the menu bar with the window's own actions and with those of its shell."""
    for name, title in _TITLES.items():
        own = _OWN[name](window) if name in _OWN else []
        further = list(window.shell.menus.get(name, ()))
        if not own and not further:
            continue
        menu = window.menuBar().addMenu(window.language.gettext(title))
        menu.setToolTipsVisible(True)
        for action in own + further:
            menu.addAction(window.actions_.add(action, window, everywhere=True))
        menu.aboutToShow.connect(window.actions_.refresh)
    window.actions_.refresh()


def _edit(window: MainWindow) -> list[Action]:
    history, language = window.shell.history, window.language
    return [
        Action(
            "undo",
            N_("Undo"),
            window.undo,
            "Ctrl+Z",
            "undo-2",
            lambda: _labelled(language, "Undo", history.undo_label(language)),
            lambda: bool(history.undo_label(language)),
        ),
        Action(
            "redo",
            N_("Redo"),
            window.redo,
            "Ctrl+Y",
            "redo-2",
            lambda: _labelled(language, "Redo", history.redo_label(language)),
            lambda: bool(history.redo_label(language)),
        ),
    ]


def _labelled(language: Language, verb: str, label: str) -> str:
    name = language.gettext(verb)
    if not label:
        return name
    return language.gettext("{verb}: {step}").format(verb=name, step=label)


def _view(window: MainWindow) -> list[Action]:
    return [
        Action("palette", N_("Search everything…"), window.open_palette, "Ctrl+K", "search"),
        *_trail(window),
        *_pages(window),
        *_languages(window),
    ]


def _trail(window: MainWindow) -> list[Action]:
    trail = window.trail
    ways = (
        ("back", N_("Back"), window.go_back, "Left", trail.can_go_back),
        ("forward", N_("Forward"), window.go_forward, "Right", trail.can_go_forward),
    )
    return [
        Action(name, text, go, f"Alt+{key}", f"chevron-{key.lower()}", possible=possible)
        for name, text, go, key, possible in ways
    ]


def _pages(window: MainWindow) -> list[Action]:
    return [
        Action(
            f"page.{page.name}",
            page.title,
            partial(window.enter, page.name),
            f"Ctrl+{n}",
            page.icon,
        )
        for n, page in enumerate(window.shell.pages, start=1)
    ]


def _languages(window: MainWindow) -> list[Action]:
    return [
        Action(
            f"language.{code}", NAMES[code], partial(window.ask_language, code), icon="languages"
        )
        for code in CODES
        if code != window.language.code
    ]


_OWN = {"edit": _edit, "view": _view}
