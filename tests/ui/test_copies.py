"""Copies for other programs are private, and gone when the office is closed or locked."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from muniforeign.domain.errors import UserError
from muniforeign.ui.copies import Copies


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that other programs were asked to open."""
    files: list[Path] = []

    def opens(url: QUrl) -> bool:
        files.append(Path(QUrl(url).toLocalFile()))
        return files[-1].suffix == ".txt"

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    return files


def test_copies_are_whole_private_and_taken_away(opened: list[Path]) -> None:
    copies = Copies()
    copies.open("carta 邀请函.txt", b"una")
    copies.open("../carta 邀请函.txt", b"otra")
    assert [file.read_bytes() for file in opened] == [b"una", b"otra"]
    assert {file.name for file in opened} == {"carta 邀请函.txt"}
    folder = opened[0].parent.parent
    assert opened[1].parent.parent == folder
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IRWXU
    copies.remove()
    assert not folder.exists()


def test_copies_can_be_opened_again_after_locking(opened: list[Path]) -> None:
    copies = Copies()
    copies.open("a.txt", b"a")
    copies.remove()
    copies.remove()
    copies.open("a.txt", b"a")
    assert [file.exists() for file in opened] == [False, True]
    copies.remove()


def test_copies_do_not_outlive_what_opened_them(opened: list[Path]) -> None:
    copies = Copies()
    copies.open("a.txt", b"a")
    del copies
    assert not opened[0].exists()


def test_a_file_that_no_program_opens_is_told(opened: list[Path]) -> None:
    with pytest.raises(UserError, match=r"plano\.dwg"):
        Copies().open("plano.dwg", b"a")
