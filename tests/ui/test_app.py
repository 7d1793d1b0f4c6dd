"""The application: Qt's own texts, what the workspace tells, errors that nobody caught."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign import crashlog
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Code, Language
from muniforeign.ui import app
from muniforeign.ui.layout_memory import LayoutMemory
from muniforeign.ui.words import UNEXPECTED, sentence


def test_the_workspace_speaks_from_any_thread(qtbot: QtBot) -> None:
    workspace: Any = SimpleNamespace(listeners=[])
    signals = app.WorkspaceSignals(workspace)
    heard: list[tuple[object, int]] = []

    class Ear(QObject):
        def hear(self, tables: object) -> None:
            heard.append((tables, threading.get_ident()))

    ear = Ear()
    signals.changed.connect(ear.hear)
    thread = threading.Thread(target=workspace.listeners[0], args=({"person"},))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(frozenset({"person"}), threading.get_ident())]
    signals.detach()
    assert workspace.listeners == []


def test_qt_speaks_the_language(qapp: QApplication, language: Language) -> None:
    app.speak(qapp, language)
    said = QCoreApplication.translate("QLineEdit", "&Copy")
    assert said == {"es": "&Copiar", "zh": "复制(&C)", "en": "&Copy"}[language.code]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("es", ["Ctrl+Mayús+N", "Supr", "Ctrl+Intro", "Alt+←", "Av Pág"]),
        ("zh", ["Ctrl+Shift+N", "Delete", "Ctrl+Enter", "Alt+←", "PgDown"]),
        ("en", ["Ctrl+Shift+N", "Delete", "Ctrl+Enter", "Alt+←", "PgDown"]),
    ],
)
def test_keys_have_the_names_of_the_manual(
    qapp: QApplication, code: Code, names: list[str]
) -> None:
    app.speak(qapp, Language.of(code))
    keys = map(QKeySequence, ("Ctrl+Shift+N", "Del", "Ctrl+Return", "Alt+Left", "PgDown"))
    assert [key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys] == names
    app.speak(qapp, Language.of("en"))


def test_the_log_has_no_personal_data(tmp_path: Path) -> None:
    file = tmp_path / "log"
    handler = crashlog.start_log(file)
    try:
        try:
            raise KeyError("Ana Muñoz")
        except KeyError as error:
            raise ValueError("passport 123") from error
    except ValueError:
        logging.getLogger("muniforeign.ui").exception("unexpected")
    finally:
        logging.getLogger("muniforeign").removeHandler(handler)
        handler.close()
    text = file.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_app.py" in text
    assert "Ana" not in text
    assert "passport" not in text


def test_what_nobody_caught_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[BaseException] = []
    crashlog.catch_everything(told.append)
    error = ValueError("x")
    sys.excepthook(ValueError, error, None)
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    assert told[0] is error
    assert isinstance(told[1], ZeroDivisionError)


def test_errors_are_sentences(language: Language) -> None:
    assert sentence(ValueError("x"), language) == language.gettext(UNEXPECTED)
    known = UserError(N_("Nothing was found"))
    assert sentence(known, language) == language.gettext("Nothing was found")


def test_the_layout_is_remembered(tmp_path: Path) -> None:
    memory = LayoutMemory(tmp_path / "layout.json")
    memory.remember("window", "x")
    memory.save()
    assert LayoutMemory(tmp_path / "layout.json").recall("window") == "x"
    (tmp_path / "layout.json").write_text("[broken", encoding="utf-8")
    assert LayoutMemory(tmp_path / "layout.json").recall("window") == ""


def test_the_window_needs_nothing_heavy() -> None:
    code = (
        "import sys; import muniforeign.ui.app, muniforeign.ui.window, muniforeign.ui.listpage,"
        " muniforeign.ui.form, muniforeign.ui.photo, muniforeign.ui.preview;"
        "print([n for n in ('sqlalchemy', 'babel', 'reportlab', 'pypdfium2', 'PIL') "
        "if n in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
