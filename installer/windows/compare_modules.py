"""Run inside Pyodide: compiles sources and compares them with compiled modules of the same Python.

Reads sources.zip and modules.zip in /compared; prints as JSON the names whose code is the same.
Where a file lies is not compared (`co_filename`); everything else of the code is.
"""

from __future__ import annotations

import json
import marshal
import sys
import zipfile
from types import CodeType

COMPARED = (
    *("co_name", "co_qualname", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount"),
    *("co_flags", "co_stacksize", "co_code", "co_names", "co_varnames", "co_freevars"),
    *("co_cellvars", "co_firstlineno", "co_linetable", "co_exceptiontable"),
)
HEADER = 16


def is_same(ours: object, theirs: object) -> bool:
    """Whether two pieces of code, or two constants in them, are the same."""
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, CodeType) and isinstance(theirs, CodeType):
        if any(getattr(ours, name) != getattr(theirs, name) for name in COMPARED):
            return False
        return is_same(ours.co_consts, theirs.co_consts)
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        return len(ours) == len(theirs) and all(map(is_same, ours, theirs))
    if isinstance(ours, frozenset):
        return ours == theirs
    return repr(ours) == repr(theirs)


def main() -> None:
    """Compare them all."""
    same = []
    with (
        zipfile.ZipFile("/compared/sources.zip") as sources,
        zipfile.ZipFile("/compared/modules.zip") as z,
    ):
        for name in sources.namelist():
            code = marshal.loads(z.read(name + "c")[HEADER:])
            source = sources.read(name)
            if any(
                is_same(compile(source, name, "exec", dont_inherit=True, optimize=level), code)
                for level in (0, 1, 2)
            ):
                same.append(name)
    print(json.dumps({"python": sys.version.split()[0], "same": same}))


if __name__ == "__main__":
    main()
