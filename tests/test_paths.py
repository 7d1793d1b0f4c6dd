"""Where the program keeps what is the user's: at home, on a stick, or where it can."""

from __future__ import annotations

from pathlib import Path

import pytest

from muniforeign import paths


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portable folder as it is unpacked on a stick."""
    folder = tmp_path / "Mi memoria Ñ 市"
    package = folder / "program" / "Lib" / "site-packages" / "muniforeign"
    package.mkdir(parents=True)
    (folder / "portable.txt").write_text("portable", encoding="utf-8")
    monkeypatch.setattr(paths, "_PACKAGE", package)
    monkeypatch.delenv("MUNIFOREIGN_HOME")
    return folder


def test_the_portable_program_keeps_everything_on_its_stick(stick: Path) -> None:
    assert paths.user_data() == stick / "data"
    assert paths.documents() == stick


def test_without_the_mark_it_is_an_installed_program(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "portable.txt").unlink()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert paths.portable_folder() is None
    assert paths.user_data() == tmp_path / "home" / "Muniforeign"
    assert paths.documents() != stick


def test_a_stick_that_cannot_be_written_leaves_the_preferences_on_the_computer(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "data").write_text("in the way of the folder", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert paths.user_data() == tmp_path / "home" / "Muniforeign"


def test_where_nothing_can_be_written_a_temporary_folder_serves_until_the_end(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    (stick / "data").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    monkeypatch.setenv("MUNIFOREIGN_HOME", str(blocked / "home"))
    folder = paths.user_data()
    assert folder.is_dir()
    assert folder == paths.user_data()
    assert blocked not in folder.parents


def test_a_folder_is_tried_by_writing_and_left_as_it_was(tmp_path: Path) -> None:
    assert paths.is_writable(tmp_path)
    assert not list(tmp_path.iterdir())
    assert not paths.is_writable(tmp_path / "nowhere")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")
def test_a_folder_nobody_can_write_to_is_told_at_once() -> None:
    assert not paths.is_writable(Path("/proc"))
