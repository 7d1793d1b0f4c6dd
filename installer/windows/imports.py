"""Whether everything the program imports is in the staged folder.

Of the program's own modules every import is followed, also those inside functions; of others'
modules those that run when they are loaded. The standard library is compiled in the stage, so the
source of the Python that runs this check is read in its place.
"""

from __future__ import annotations

import ast
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from windows import contents

OPTIONAL = {"psycopg"}
"""Imported only where an office is on a server, which the Windows program does not offer."""
_OWN = "muniforeign"
# Extensions that the embeddable Python brings as files; contents.toml leaves some of them out.
_EXTENSIONS = {
    "_asyncio", "_bz2", "_ctypes", "_decimal", "_elementtree", "_hashlib", "_lzma",
    "_multiprocessing", "_overlapped", "_queue", "_socket", "_sqlite3", "_ssl", "_uuid", "_wmi",
    "_zoneinfo", "pyexpat", "select", "unicodedata", "winsound",
}  # fmt: skip


class Unresolved(Exception):
    """What is imported and not there: each name with a module that asks for it."""


@dataclass
class Stage:
    """The modules of the staged folder, by name."""

    program: Path
    compiled: frozenset[str] = field(init=False)
    extensions: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(next(self.program.glob("python3*.zip"))) as archive:
            names = [name.removesuffix(".pyc") for name in archive.namelist()]
        modules = {name.removesuffix("/__init__").replace("/", ".") for name in names}
        self.compiled = frozenset(modules)
        self.extensions = frozenset(file.stem for file in self.program.glob("*.pyd"))

    @property
    def packages(self) -> Path:
        """Where the wheels are."""
        return self.program / "Lib" / "site-packages"

    def file(self, name: str) -> Path | None:
        """The file of a module outside the standard library; a folder without __init__ counts."""
        place = self.packages.joinpath(*name.split("."))
        candidates = [place / "__init__.py", place.with_name(place.name + ".py")]
        candidates += sorted(place.parent.glob(f"{place.name}.*pyd"))
        found = [file for file in candidates if file.is_file()]
        return found[0] if found else (place if place.is_dir() else None)

    def lacks_standard(self, name: str) -> bool:
        """Whether this is of the parts of the standard library that were left out."""
        file = name.replace(".", "/")
        left = contents.read().standard.leave
        is_left = any(fnmatchcase(f"{file}{end}", p) for end in (".pyc", "/") for p in left)
        return is_left or name in _EXTENSIONS - self.extensions

    def has_standard(self, name: str) -> bool:
        """Whether Python has this module: in its ZIP, as a file, built in, or made by another."""
        top = name.partition(".")[0]
        if name in self.compiled or top in self.extensions:
            return True
        is_written = self.standard_source(name) is not None
        return top in sys.stdlib_module_names and not is_written and not self.lacks_standard(top)

    def standard_source(self, name: str) -> Path | None:
        """The same module's source in the Python that runs the check."""
        place = Path(sysconfig.get_path("stdlib")).joinpath(*name.split("."))
        candidates = (place / "__init__.py", place.with_name(place.name + ".py"))
        return next((file for file in candidates if file.is_file()), None)


def check(program: Path) -> int:
    """The number of modules that were followed. Raises Unresolved."""
    stage = Stage(program)
    todo = [(name, "") for name in _own_modules(stage)]
    seen: set[str] = set()
    missing: list[str] = []
    while todo:
        name, asker = todo.pop()
        if name in seen or name.partition(".")[0] in OPTIONAL:
            continue
        seen.add(name)
        if not _is_there(stage, name, asker):
            missing.append(f"{name}, wanted by {asker}")
        source = stage.file(name) or stage.standard_source(name)
        if source is not None and source.suffix == ".py":
            todo += [(wanted, name) for wanted in _wanted(stage, name, source)]
    if missing:
        raise Unresolved("\n".join(missing))
    return len(seen)


def _is_there(stage: Stage, name: str, asker: str) -> bool:
    """The library's own imports are those of another version: only what was left out counts."""
    if stage.file(name) or stage.has_standard(name):
        return True
    return stage.file(asker) is None and not stage.lacks_standard(name)


def _own_modules(stage: Stage) -> Iterator[str]:
    for file in sorted((stage.packages / _OWN).rglob("*.py")):
        parts = file.relative_to(stage.packages).with_suffix("").parts
        if all(part.isidentifier() for part in parts):  # migrations begin with a number
            yield ".".join(parts).removesuffix(".__init__")


def _wanted(stage: Stage, name: str, file: Path) -> Iterator[str]:
    """The modules that a file imports, with the packages around them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    own = name.partition(".")[0] == _OWN
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in _everywhere(tree) if own else tree.body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _with_packages(alias.name)
        elif isinstance(node, ast.ImportFrom):
            yield from _from(stage, node, package)


def _from(stage: Stage, node: ast.ImportFrom, package: str) -> Iterator[str]:
    base = node.module or ""
    if node.level:
        around = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*around, *filter(None, [base])])
    yield from _with_packages(base)
    for alias in node.names:  # a module, where there is one of that name; else a name in it
        if stage.file(f"{base}.{alias.name}") or f"{base}.{alias.name}" in stage.compiled:
            yield f"{base}.{alias.name}"


def _with_packages(name: str) -> Iterator[str]:
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        yield ".".join(parts[:count])


def _everywhere(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those below `if TYPE_CHECKING`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        yield node
        yield from _everywhere(node)
