"""Long work: results and errors come back to the window, cancelling stops it."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from muniforeign.i18n import Language
from muniforeign.ui.background import Background, Immediate, Progress
from muniforeign.ui.background_bar import BackgroundBar


def test_a_job_works_elsewhere_and_comes_back(qtbot: QtBot) -> None:
    background, where = Background(), [0]
    background.run(
        background,
        lambda progress: threading.get_ident(),
        lambda result: where.extend([threading.get_ident(), result]),
    )
    qtbot.waitUntil(lambda: len(where) == 3)
    assert where[1] == threading.get_ident()
    assert where[2] != threading.get_ident()


def test_an_error_is_told_and_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    background = Background()
    told: list[object] = []

    def job(progress: Progress) -> int:
        raise OSError("disk")

    with caplog.at_level(logging.ERROR):
        background.run(background, job, told.append, lambda error: told.append(str(error)))
        qtbot.waitUntil(lambda: told == ["disk"])
    with qtbot.waitSignal(background.failed):
        background.run(background, job, told.append)


def test_cancel_stops_at_the_next_report(qtbot: QtBot) -> None:
    background, started = Background(), threading.Event()
    ended: list[object] = []

    def job(progress: Progress) -> int:
        started.set()
        while True:
            progress.report(0.5, "")

    task = background.run(background, job, ended.append, ended.append, title="Importing")
    started.wait(5)
    with qtbot.waitSignal(task.ended):
        task.cancel()
    qtbot.waitUntil(lambda: background.tasks == [])
    assert ended == []


def test_nothing_is_delivered_to_what_is_gone(qtbot: QtBot) -> None:
    background, owner, go = Background(), QObject(), threading.Event()
    told: list[object] = []
    task = background.run(owner, lambda progress: go.wait(5), told.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    with qtbot.waitSignal(task.ended):
        go.set()
    qtbot.waitUntil(lambda: background.tasks == [])
    assert told == []


def test_immediate_does_it_at_once() -> None:
    told: list[int] = []
    background = Immediate()
    background.run(background, lambda progress: 3, told.append)
    assert told == [3]


def test_the_bar_says_what_is_done_and_cancels(qtbot: QtBot, language: Language) -> None:
    background, go = Background(), threading.Event()
    bar = BackgroundBar(background, language)
    qtbot.addWidget(bar)

    def job(progress: Progress) -> int:
        progress.report(0.4, "Pictures")
        go.wait(5)
        progress.report(0.8, "")
        return 1

    told: list[object] = []
    background.run(background, job, told.append, title="contactos.xlsx")
    qtbot.waitUntil(bar.isVisible)
    assert bar.text() == f"contactos.xlsx · {language.gettext('Pictures')}"
    assert bar.cancel_button.text() == language.gettext("Cancel")
    bar.cancel()
    go.set()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert told == []
