"""Preferences of this computer: kept, forgiving of damage, and never of another version's."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path

import pytest

from muniforeign import paths, settings
from muniforeign.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "settings.json"


def test_first_start_has_defaults(file: Path) -> None:
    assert settings.load(file) == Settings()
    assert not file.exists()


def test_every_preference_comes_back(file: Path) -> None:
    chosen = Settings(
        language="zh",
        theme="dark",
        text_scale=125,
        recent=(Path("Oficina Ñuñoa.muniforeign"), Path("办公室.muniforeign")),
        lock_after_minutes=0,
        paper="oficio",
        version_seen="0.1.0",
        risks_told=tuple(Path(f"{n}.muniforeign") for n in range(20)),
        columns={"people": ("name", "post"), "visits": ()},
    )
    settings.save(chosen, file)
    assert settings.load(file) == chosen
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_settings_lie_in_the_users_folder(own_user_data: Path) -> None:
    settings.save(Settings(theme="dark"))
    assert (own_user_data / "settings.json").is_file()
    assert settings.load().theme == "dark"
    assert paths.user_data() == own_user_data


@pytest.mark.parametrize("damage", [b"", b'{"theme": "da', b"\xff\xfe\x00", b"[1]", b"null"])
def test_a_damaged_file_is_set_aside(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    assert settings.load(file) == Settings()
    (kept,) = file.parent.iterdir()
    assert kept.name.startswith("settings.damaged-")
    assert kept.read_bytes() == damage


def test_one_senseless_value_spoils_only_itself(file: Path) -> None:
    settings.save(Settings(theme="dark"), file)
    stored = json.loads(file.read_text(encoding="utf-8"))
    stored |= {
        "language": "xx",
        "text_scale": 9000,
        "lock_after_minutes": True,
        "paper": None,
        "version_seen": 5,
        "recent": "somewhere",
        "columns": {"people": ["name", 7]},
    }
    file.write_text(json.dumps(stored), encoding="utf-8")
    assert settings.load(file) == Settings(theme="dark", columns={"people": ("name",)})


def test_what_another_version_wrote_survives(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"theme": "light", "sounds": {"bell": true}}', encoding="utf-8")
    settings.save(replace(settings.load(file), theme="dark"), file)
    stored = json.loads(file.read_text(encoding="utf-8"))
    assert stored["sounds"] == {"bell": True}
    assert stored["theme"] == "dark"


def test_a_full_disk_keeps_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_is_full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    settings.save(Settings(theme="dark"), file)
    monkeypatch.setattr("os.fsync", disk_is_full)
    with pytest.raises(OSError, match="No space left"):
        settings.save(Settings(theme="light"), file)
    assert settings.load(file).theme == "dark"
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_recent_workspaces_newest_first_without_repetition() -> None:
    chosen = Settings()
    for number in [*range(10), 5]:
        chosen = chosen.with_recent(Path(f"{number}.muniforeign"))
    assert [path.stem for path in chosen.recent] == ["5", "9", "8", "7", "6", "4", "3", "2"]
    assert Path("9.muniforeign") not in chosen.without_recent(Path("9.muniforeign")).recent


def test_columns_of_one_list_leave_the_others() -> None:
    chosen = Settings().with_columns("people", ("name",)).with_columns("visits", ("title",))
    assert chosen.columns == {"people": ("name",), "visits": ("title",)}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("es_CL.UTF-8", "es"),
        ("zh_CN.UTF-8", "zh"),
        ("en_GB.UTF-8", "en"),
        ("de_DE.UTF-8", "es"),
        ("C.UTF-8", "es"),
    ],
)
def test_language_follows_the_computer(
    monkeypatch: pytest.MonkeyPatch, name: str, code: str
) -> None:
    monkeypatch.setenv("LC_ALL", name)
    assert settings.system_language() == code
    assert Settings().language == code


@pytest.mark.parametrize(("system", "code"), [("win32", "zh"), ("darwin", "zh"), ("linux", "es")])
def test_language_without_variables(
    monkeypatch: pytest.MonkeyPatch, system: str, code: str
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))
    assert settings.system_language() == code
