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


def bare(root: Path) -> Environment:
    """A program with nothing to download."""
    (root / "installer").mkdir(parents=True)
    for lock in (RUNTIME, DEVELOPMENT):
        (root / "installer" / lock).write_text("", encoding="utf-8")
    (root / "muniforeign").mkdir()
    (root / "muniforeign" / "__main__.py").write_text(
        "import sys\nprint('started', *sys.argv[1:])\n", encoding="utf-8"
    )
    return Environment(root)


@pytest.fixture
def program(tmp_path: Path) -> Environment:
    """One that was never started, in a folder with a space and an ñ."""
    return bare(tmp_path / "Mi oficina Ñuñoa")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """One that was started once, in a folder that the tests copy."""
    program = bare(tmp_path_factory.mktemp("first") / "place")
    program.prepare(RUNTIME, dict)
    return program


@pytest.fixture
def ready(tmp_path: Path, prepared: Environment) -> Environment:
    """A copy of the prepared one: the folder may be moved."""
    root = tmp_path / "Mi oficina Ñuñoa"
    shutil.copytree(prepared.root, root, symlinks=True)
    return Environment(root)


@pytest.fixture(params=["es_CL.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"])
def any_language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", request.param)


def started(program: Environment, folder: Path) -> str:
    command: list[str | Path] = [program.python, "-P", "-m", "muniforeign", "list", "visits"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_program_starts_from_any_folder_even_after_a_move(
    ready: Environment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ready.prepare(RUNTIME, dict)
    assert capsys.readouterr().out == ""
    assert started(ready, tmp_path) == "started list visits\n"


def test_an_interrupted_set_up_is_begun_anew(program: Environment) -> None:
    program.folder.mkdir()
    (program.folder / "half").write_text("left by a power cut", encoding="utf-8")
    program.prepare(DEVELOPMENT, dict)
    assert not (program.folder / "half").exists()
    stamp = json.loads((program.folder / "muniforeign.json").read_text(encoding="utf-8"))
    assert stamp.keys() == {"python", RUNTIME, DEVELOPMENT}


def test_a_changed_lock_is_installed_again_and_its_failure_told(
    ready: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ready.root / "installer" / RUNTIME).write_text(
        "no-such-package==1 --hash=sha256:" + "0" * 64, encoding="utf-8"
    )
    monkeypatch.setenv("LC_ALL", "es_CL.UTF-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    with pytest.raises(SetUpError, match="conexión a internet"):
        ready.prepare(RUNTIME, dict)
    assert "no-such-package" in ready.log.read_text(encoding="utf-8")


@pytest.mark.usefixtures("any_language")
@pytest.mark.parametrize("version", [(3, 10, 2), (3, 14, 0)])
def test_another_python_is_refused(
    program: Environment, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr("sys.version_info", version)
    with pytest.raises(SetUpError, match=r"Python 3\.11"):
        program.prepare(RUNTIME, dict)
    assert not program.folder.exists()


@pytest.mark.usefixtures("any_language")
def test_without_rights_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SetUpError, match=r"sudo apt-get install libegl1 libgl1\n"):
        system.install({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})


def test_libraries_that_cannot_be_installed_are_named_until_they_are_there(
    ready: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    (ready.folder / f"system-for-{RUNTIME}").unlink()
    for _ in range(2):
        ready.prepare(RUNTIME, lambda: {"libGL.so.1": "libgl1"})
        assert "apt-get install libgl1" in capsys.readouterr().err
    ready.prepare(RUNTIME, dict)
    assert capsys.readouterr().err == ""
    ready.prepare(RUNTIME, lambda: pytest.fail("looked again at a system that is whole"))


def test_without_ensurepip_everything_missing_is_named_at_once(
    program: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SetUpError, match=r"apt-get install libgl1 python3\.\d+-venv\n"):
        program.prepare(RUNTIME, lambda: {"libGL.so.1": "libgl1"})
    assert not program.folder.exists()


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


def test_what_the_lock_file_names_is_all_that_is_needed() -> None:
    """pip is told not to look for dependencies: the lock file has to name them all."""
    command = [sys.executable, "-m", "pip", "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_second_start_is_short(ready: Environment, tmp_path: Path) -> None:
    """Nothing is run but the program itself: no pip, no second interpreter."""
    for name in ("run.py", "environment.py", "system.py", "messages.py", "messages.json"):
        shutil.copy(ROOT / "installer" / name, ready.root / "installer")
    (ready.root / "muniforeign" / "__main__.py").write_text(
        "import os\nprint(os.getpid())\n", encoding="utf-8"
    )
    command: list[str | Path] = [sys.executable, ready.root / "installer" / "run.py"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        said = process.communicate()[0]
    assert process.returncode == 0
    if os.name == "posix":
        assert said == f"{process.pid}\n"
