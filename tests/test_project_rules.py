"""The rules of the house that no other tool checks: sizes, names, and files that speak of it alone.

Import contracts are in pyproject.toml (import-linter); docstrings of modules and `print` are
ruff's; complete catalogues are in test_catalogues.py.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES = 320
FUNCTION_LINES = 45
MEDIAN_FUNCTION_LINES = 10
KEPT = {".ci", ".gitattributes", ".gitignore"}
NOT_OURS = {"__pycache__", "build", "demo", "dist"}
MACHINERY = {
    "history",
    "information",
    "search_index",
}  # tables that are not a subject of the office
MARKS = {"_", "N_", "gettext", "ngettext", "pgettext"}
TEXT_FILES = {
    "", ".cfg", ".csv", ".ini", ".json", ".lock", ".mako", ".md", ".po", ".py", ".svg", ".toml",
    ".txt", ".yaml", ".yml",
}  # fmt: skip


def files() -> Iterator[Path]:
    """The project's own files, without what tools leave behind."""
    ours = [top for top in ROOT.iterdir() if top.name not in NOT_OURS]
    for path in (*ours, *(path for top in ours for path in top.rglob("*"))):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") for part in parts) and parts[0] not in KEPT
        if path.is_file() and not hidden and not NOT_OURS.intersection(parts):
            yield path


@cache
def modules() -> dict[Path, ast.Module]:
    """Every Python module, parsed; generated migrations apart."""
    return {
        path.relative_to(ROOT): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(files())
        if path.suffix == ".py" and "migrations" not in path.parts
    }


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The name and length in lines of every function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_modules_are_short() -> None:
    lengths = {
        path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules()
    }
    assert {str(path): n for path, n in lengths.items() if n > MODULE_LINES} == {}


def test_functions_are_short() -> None:
    lengths = {
        f"{path}: {name}": length
        for path, tree in modules().items()
        for name, length in functions(tree)
    }
    assert {name: n for name, n in lengths.items() if n > FUNCTION_LINES} == {}


def test_half_of_the_functions_fit_in_ten_lines() -> None:
    package = [tree for path, tree in modules().items() if path.parts[0] == "muniforeign"]
    assert median(n for tree in package for _, n in functions(tree)) <= MEDIAN_FUNCTION_LINES


def test_no_module_is_named_for_nothing() -> None:
    empty = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
    assert [str(path) for path in modules() if empty.intersection(path.stem.split("_"))] == []


def mapped_subjects() -> set[str]:
    """The modules of storage that map something of the office to tables."""
    storage = Path("muniforeign/storage")
    mapped = {
        path.stem
        for path, tree in modules().items()
        if path.parent == storage and any(map(names_a_table, ast.walk(tree)))
    }
    return mapped - MACHINERY


def names_a_table(node: ast.AST) -> bool:
    """Whether this is the line of a mapped class that gives its table's name."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(name, ast.Name) and name.id == "__tablename__" for name in targets)


@pytest.mark.parametrize("subject", sorted(mapped_subjects()))
def test_a_subject_with_tables_has_the_same_file_name_in_services(subject: str) -> None:
    assert Path(f"muniforeign/services/{subject}.py") in modules()


def test_every_folder_of_a_subject_in_the_window_has_its_service() -> None:
    pages = {path.parent.name for path in modules() if path.match("muniforeign/ui/*/page.py")}
    services = {path.stem for path in modules() if path.parent == Path("muniforeign/services")}
    assert pages - services == {"settings"}  # of this computer: muniforeign/settings.py


def test_no_file_names_a_machine_or_a_registry() -> None:
    """The repository speaks of itself: no folders of one computer, no addresses of packages."""
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "deb.debian" + ".org")
    folders = ("/" + "work/", "/" + "root/", "/" + "tmp/mf", "/home/" + "[a-z]", "/" + "opt/")
    words = re.compile("|".join([*map(re.escape, hosts), *folders]))
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        if path.suffix in TEXT_FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_no_message_hides_in_an_f_string() -> None:
    """What reads the messages from the code cannot see into f-strings."""
    hidden = [
        f"{path}:{part.lineno}"
        for path, tree in modules().items()
        if path.parts[0] == "muniforeign"
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for part in ast.walk(text)
        if isinstance(part, ast.Call) and ast.unparse(part.func).split(".")[-1] in MARKS
        if part.args and isinstance(part.args[0], ast.Constant)
    ]
    assert hidden == []


def test_a_skipped_test_says_why() -> None:
    unexplained = [
        f"{path}:{call.lineno}"
        for path, tree in modules().items()
        if path.parts[0] == "tests"
        for call in skips(tree)
        if not says_why(call)
    ]
    assert unexplained == []


def skips(tree: ast.Module) -> Iterator[ast.expr]:
    """Every `pytest.skip…`, `pytest.mark.skip…` and `xfail`, called or not."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        name = node.func if isinstance(node, ast.Call) else node
        if id(node) in called or not isinstance(name, ast.Attribute):
            continue
        if name.attr in {"skip", "skipif", "xfail"} and "pytest" in ast.unparse(name):
            assert isinstance(node, ast.expr)
            yield node


def says_why(skip: ast.expr) -> bool:
    """Whether a reason is given."""
    if not isinstance(skip, ast.Call):
        return False
    is_condition = ast.unparse(skip.func).endswith(("mark.skipif", "mark.xfail"))
    return bool(skip.args and not is_condition) or any(k.arg == "reason" for k in skip.keywords)


@pytest.mark.parametrize(
    ("source", "explained"),
    [
        ("pytest.skip()", False),
        ("pytest.skip('no server')", True),
        ("@pytest.mark.skip\ndef test(): ...", False),
        ("@pytest.mark.skipif(x)\ndef test(): ...", False),
        ("@pytest.mark.skipif(x, reason='y')\ndef test(): ...", True),
    ],
)
def test_the_rule_of_skipped_tests_sees(source: str, explained: bool) -> None:
    (skip,) = skips(ast.parse(source))
    assert says_why(skip) is explained
