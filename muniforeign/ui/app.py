"""Sets up the application: Qt itself, its own texts, errors, and what the workspace tells.

Nothing here imports SQLAlchemy: the window is painted before it is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from muniforeign import __version__, crashlog, paths
from muniforeign.i18n import CATALOGUES, LOCALES, Language
from muniforeign.ui import theme
from muniforeign.ui.actions import UndoKeys
from muniforeign.ui.key_names import KeyNames

if TYPE_CHECKING:
    from muniforeign.settings import Settings
    from muniforeign.storage.history import Step
    from muniforeign.storage.workspace import Workspace

_QT_CATALOGUES = {**CATALOGUES, "zh": "zh_CN"}


def create_application(arguments: Sequence[str], settings: Settings) -> QApplication:
    """The application in the user's language, colours and size of text."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("Muniforeign")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("muniforeign")
    app.installEventFilter(UndoKeys(app))
    apply_settings(app, settings)
    app.setWindowIcon(QIcon(str(paths.resources("app", "muniforeign.svg"))))
    return app


def apply_settings(app: QApplication, settings: Settings) -> None:
    """Take over language, colours and size of text; rebuild the window afterwards."""
    speak(app, Language.of(settings.language))
    theme.apply(app, theme.Appearance(settings.theme), settings.text_scale)


def speak(app: QApplication, language: Language) -> None:
    """Let Qt's own texts (menus of text fields, file dialogs) be in this language."""
    for old in [each for each in app.children() if isinstance(each, QTranslator)]:
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(LOCALES[language.code]))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{_QT_CATALOGUES[language.code]}", folder):
        app.installTranslator(translator)
    app.installTranslator(KeyNames(language.code, app))


class WorkspaceSignals(QObject):
    """Turns what a workspace tells its listeners, in any thread, into one signal of the window."""

    changed = Signal(object)
    """The names of the tables that have changed, as a frozenset."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners: list[Callable[[frozenset[str]], None]] = workspace.listeners
        self._listeners.append(self._tell)

    def _tell(self, tables: Iterable[str]) -> None:
        self.changed.emit(frozenset(tables))

    def detach(self) -> None:
        """Listen no longer."""
        self._listeners.remove(self._tell)


class WorkspaceHistory:
    """The workspace's steps, named in the user's language, for the Edit menu."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def undo_label(self, language: Language) -> str:
        """What undo would take back, or an empty text."""
        return _named(self._workspace.undo_step, language)

    def redo_label(self, language: Language) -> str:
        """What redo would do again, or an empty text."""
        return _named(self._workspace.redo_step, language)

    def undo(self) -> object:
        """Take the last step back."""
        return self._workspace.undo()

    def redo(self) -> object:
        """Do the step again."""
        return self._workspace.redo()


def _named(step: Step | None, language: Language) -> str:
    if step is None:
        return ""
    return " · ".join(filter(None, (language.gettext(step.label), step.subject)))


class Complaints(QObject):
    """Brings errors that nobody caught, from any thread, to the window."""

    heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        crashlog.start_log(paths.user_data() / "muniforeign.log")
        crashlog.catch_everything(self.heard.emit)
