"""The set-up with only Python: what is missing is named, what is there is left alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import messages
import pytest
import system
from environment import DEVELOPMENT, ROOT, RUNTIME, Environment
from messages import SetUpError


@pytest.fixture
def program(tmp_path: Path) -> Environment:
    """A program with nothing to download, in a folder with a space and an ñ."""
    root = tmp_path / "Mi oficina Ñuñoa"
    (root / "installer").mkdir(parents=True)
    for lock in (RUNTIME, DEVELOPMENT):
        (root / "installer" / lock).write_text("", encoding="utf-8")
    (root / "muniforeign").mkdir()
    (root / "muniforeign" / "__main__.py").write_text(
        "import sys\nprint('started', *sys.argv[1:])\n", encoding="utf-8"
    )
    return Environment(root)


@pytest.fixture(params=["es_CL.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"])
def any_language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", request.param)


def started(program: Environment, folder: Path) -> str:
    command: list[str | Path] = [program.python, "-P", "-m", "muniforeign", "list", "visits"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_set_up_starts_the_program_from_any_folder_even_after_a_move(
    program: Environment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.prepare(RUNTIME)
    assert started(program, tmp_path) == "started list visits\n"
    capsys.readouterr()

    moved = Environment(tmp_path / "elsewhere")
    program.root.rename(moved.root)
    moved.prepare(RUNTIME)
    assert capsys.readouterr().out == ""
    assert started(moved, tmp_path) == "started list visits\n"


def test_an_interrupted_set_up_is_begun_anew(program: Environment) -> None:
    program.folder.mkdir()
    (program.folder / "half").write_text("left by a power cut", encoding="utf-8")
    program.prepare(DEVELOPMENT)
    assert not (program.folder / "half").exists()
    stamp = json.loads((program.folder / "muniforeign.json").read_text(encoding="utf-8"))
    assert stamp.keys() == {"python", RUNTIME, DEVELOPMENT}


def test_a_changed_lock_is_installed_again_and_its_failure_told(
    program: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.prepare(RUNTIME)
    (program.root / "installer" / RUNTIME).write_text(
        "no-such-package==1 --hash=sha256:" + "0" * 64, encoding="utf-8"
    )
    monkeypatch.setenv("LC_ALL", "es_CL.UTF-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    with pytest.raises(SetUpError, match="conexión a internet"):
        program.prepare(RUNTIME)
    assert "no-such-package" in program.log.read_text(encoding="utf-8")


@pytest.mark.usefixtures("any_language")
@pytest.mark.parametrize("version", [(3, 10, 2), (3, 14, 0)])
def test_another_python_is_refused(
    program: Environment, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr("sys.version_info", version)
    with pytest.raises(SetUpError, match=r"Python 3\.11"):
        program.prepare(RUNTIME)
    assert not program.folder.exists()


@pytest.mark.usefixtures("any_language")
def test_without_rights_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SetUpError, match=r"sudo apt-get install libegl1 libgl1\n"):
        system.install({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})


def test_where_there_is_no_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(SetUpError, match=r"libGL\.so\.1"):
        system.install({"libGL.so.1": "libgl1"})


def test_python_without_ensurepip_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    package = f"python3.{sys.version_info.minor}-venv"
    assert system.missing_venv() == {"ensurepip": package}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of Linux")
def test_a_missing_library_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        system, "QT_LIBRARIES", {"libc.so.6": "libc6", "libnothing.so.9": "libnothing9"}
    )
    assert system.missing_for_window() == {"libnothing.so.9": "libnothing9"}


def test_every_message_is_there_in_three_languages() -> None:
    texts = json.loads((ROOT / "installer" / "messages.json").read_text(encoding="utf-8"))
    fields = {"version", "folder", "packages", "command", "log"}
    for name, forms in texts.items():
        assert forms.keys() == {"es", "zh", "en"}, name
        sentences = {form.format(**dict.fromkeys(fields, "1")) for form in forms.values()}
        assert len(sentences) == 3, name


def test_a_python_that_is_too_old_is_told_so_in_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "muniforeign.settings", None)
    assert messages.text("python", version="3.9").startswith("Muniforeign necesita Python")


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_lock_files_pin_every_package_with_hashes_and_name_no_address(lock: str) -> None:
    text = (ROOT / "installer" / lock).read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_what_runs_is_pinned_alike_for_development() -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / "installer" / lock).read_text(encoding="utf-8")
        return {line.split(" ")[0] for line in text.splitlines() if "==" in line}

    assert pins(RUNTIME) <= pins(DEVELOPMENT)
    assert len(pins(RUNTIME)) > 20


def test_the_second_start_is_short(program: Environment, tmp_path: Path) -> None:
    """Nothing is run but the program itself: no pip, no second interpreter."""
    for name in ("run.py", "environment.py", "system.py", "messages.py", "messages.json"):
        shutil.copy(ROOT / "installer" / name, program.root / "installer")
    shutil.copytree(ROOT / "muniforeign", program.root / "muniforeign", dirs_exist_ok=True)
    (program.root / "muniforeign" / "__main__.py").write_text(
        "import os\nprint(os.getpid())\n", encoding="utf-8"
    )
    program.prepare(RUNTIME)
    (program.folder / "window-libraries-seen").touch()
    command: list[str | Path] = [sys.executable, program.root / "installer" / "run.py"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        said = process.communicate()[0]
    assert process.returncode == 0
    if os.name == "posix":
        assert said == f"{process.pid}\n"
