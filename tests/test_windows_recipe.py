"""The recipe of the Windows program: what is staged, from which inputs, and that it is whole."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import bill_of_materials
import pytest
from windows import authenticode, compare_modules, imports, inputs, manifest, portable, setup, stage
from windows.build import moment
from windows.contents import Choice, ContentsError
from windows.contents import read as read_contents

from muniforeign import __version__

LOCK = """
alone==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
for-windows==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
for-linux==3.0 ; sys_platform == 'linux' \\
    --hash=sha256:dd
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The staged folder, made of the pinned inputs as the build makes it."""
    try:
        given = inputs.fetch()
    except inputs.InputError as error:
        if not index_answers():
            pytest.skip("the package index cannot be reached, so that nothing can be staged")
        raise error
    return stage.build(given, tmp_path_factory.mktemp("stage"), moment())


def index_answers() -> bool:
    """Whether pip finds the smallest of the packages that are pinned."""
    command = [sys.executable, "-m", "pip", "index", "versions", "et-xmlfile"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_the_recipe_stages_a_whole_program(program: Path) -> None:
    assert manifest.differences(program) == []
    assert imports.check(program) > 500
    package = program / "Lib" / "site-packages" / "muniforeign"
    for part in ("__main__.py", "resources/app/muniforeign.svg", "resources/fonts"):
        assert (package / part).exists()
    assert len(list(package.glob("translations/*/LC_MESSAGES/muniforeign.mo"))) == 3
    assert not list(program.rglob("*.po"))
    assert {int(file.stat().st_mtime) for file in program.rglob("*")} == {moment()}
    check_bill(program)
    check_notices(program)
    check_damage_is_seen(program)


def check_bill(program: Path) -> None:
    """Every package is named with the hash of its wheel, and what is inside them by version."""
    bill = json.loads((program / bill_of_materials.NAME).read_text(encoding="utf-8"))
    assert (bill["specVersion"], bill["metadata"]["component"]["version"]) == ("1.6", __version__)
    named = {component["name"]: component for component in bill["components"]}
    pinned = inputs.pinned_for_windows(inputs.RUNTIME_LOCK.read_text(encoding="utf-8"))
    purls = {component.get("purl") for component in bill["components"]}
    assert {f"pkg:pypi/{p.requirement.replace('==', '@')}" for p in pinned} <= purls
    assert named["CPython"]["version"].startswith("3.13.")
    assert {"Noto Sans SC", "SQLCipher", "OpenSSL", "Qt", "PDFium"} <= named.keys()


def check_notices(program: Path) -> None:
    """The window shows the licences of the components too."""
    text = (program / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
    shown = program / "Lib" / "site-packages" / "muniforeign" / "resources" / "NOTICES.md"
    assert shown.read_text(encoding="utf-8") == text
    for words in ("GNU LESSER GENERAL PUBLIC", "PYTHON SOFTWARE FOUNDATION", "SIL OFL", "ZETETIC"):
        assert words in text


def check_damage_is_seen(program: Path) -> None:
    """A file that is changed, one that is gone and one that does not belong are told."""
    (program / "LICENSE.txt").write_text("damaged", encoding="utf-8")
    (program / "python3.dll").unlink()
    (program / "more.txt").touch()
    assert manifest.differences(program) == ["LICENSE.txt", "more.txt", "python3.dll"]
    (program / "Lib" / "site-packages" / "segno" / "__init__.py").unlink()
    (program / "_ctypes.pyd").unlink()
    with pytest.raises(imports.Unresolved, match=r"_ctypes, wanted by ctypes"):
        imports.check(program)


@pytest.mark.skipif(not shutil.which("openssl"), reason="OpenSSL's command reads signatures")
def test_a_changed_program_does_not_agree_with_its_signature() -> None:
    try:
        content = inputs.fetch_python()["_queue.pyd"]
    except inputs.InputError:
        pytest.skip("the embeddable Python could not be fetched")
    genuine = authenticode.of_program(content)
    assert (genuine.signer, genuine.digest, genuine.signed) == (
        "Python Software Foundation",
        True,
        True,
    )
    changed = bytearray(content)
    changed[len(content) // 2] ^= 1
    assert not authenticode.of_program(bytes(changed)).digest


def test_code_is_compared_to_its_last_constant() -> None:
    first, second, third = (
        compile(text, "a.py", "exec")
        for text in ("def f(): return (1, {2})", "def f(): return (1, {2})", "def f(): return 1.0")
    )
    assert compare_modules.is_same(first, second)
    assert not compare_modules.is_same(first, third)


def test_markers_are_answered_for_windows() -> None:
    alone, for_windows = inputs.pinned_for_windows(LOCK)
    assert alone.line() == "alone==1.0 --hash=sha256:aa --hash=sha256:bb"
    assert for_windows.requirement == "for-windows==2.0"


def test_a_pattern_that_matches_nothing_stops_the_build() -> None:
    choice = Choice("a", take=("kept/*",), leave=("*.pyi",))
    assert choice.chosen(["kept/b.py", "kept/b.pyi", "c.py"]) == ["kept/b.py"]
    with pytest.raises(ContentsError, match=r"a has nothing that matches \*\.pyi"):
        choice.chosen(["kept/b.py"])
    with pytest.raises(ContentsError, match="babel"):
        read_contents().check_wheels(["muniforeign"])


def test_the_portable_zip_is_marked_and_the_same_bytes(tmp_path: Path) -> None:
    staged = tmp_path / "stage"
    (staged / "program").mkdir(parents=True)
    (staged / "program" / "python.exe").write_bytes(b"MZ")
    zips = [tmp_path / number / "Muniforeign-portable.zip" for number in ("1", "2")]
    for file in zips:
        file.parent.mkdir()
        portable.build(staged, file, moment())
    assert zips[0].read_bytes() == zips[1].read_bytes()
    assert b"Muniforeign-portable/portable.txt" in zips[0].read_bytes()
    assert b"Muniforeign-portable/program/python.exe" in zips[0].read_bytes()


def test_each_sentence_of_setup_is_said_in_three_languages() -> None:
    folder = inputs.ROOT / "installer" / "windows"
    script = (folder / "setup.nsi").read_text(encoding="utf-8")
    texts = (folder / "texts.nsh").read_text(encoding="utf-8").replace("\\\n", "")
    told = [line.split(maxsplit=2) for line in texts.splitlines() if line.startswith("${Text} ")]
    assert len(told) > 10
    for _macro, name, words in told:
        assert f"$({name})" in script
        spanish, chinese, english = re.findall(r'"([^"]+)"', words)
        assert len({spanish, chinese, english}) == 3
        assert re.search("[\u4e00-\u9fff]", chinese)
        assert not re.search("[\u4e00-\u9fff]", spanish + english)


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS makes Setup")
def test_setup_is_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    made = []
    for name in ("here", "Otra carpeta Ñ"):
        staged = tmp_path / name / "stage"
        for file in ("Muniforeign.exe", "muniforeign-cli.exe", "program/MANIFEST.sha256"):
            (staged / file).parent.mkdir(parents=True, exist_ok=True)
            (staged / file).write_bytes(b"MZ")
        stage.set_times(staged, moment())
        made.append(tmp_path / f"{name}.exe")
        setup.build(staged, made[-1], moment())
    assert made[0].read_bytes() == made[1].read_bytes()
