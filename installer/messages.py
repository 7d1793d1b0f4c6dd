"""What the set-up says to the person who starts it, before the program's own texts can be used."""

from __future__ import annotations

import json
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


class SetUpError(Exception):
    """Why the program cannot be set up here; `str()` is the sentence for the user."""

    def __init__(self, name: str, **fields: object) -> None:
        super().__init__(text(name, **fields))


def text(name: str, **fields: object) -> str:
    """The text of this name in the language of the computer."""
    texts = json.loads((_HERE / "messages.json").read_text(encoding="utf-8"))
    return str(texts[name][_language()]).format(**fields)


def say(name: str, **fields: object) -> None:
    """Print the text of this name at once; a long wait may follow."""
    print(text(name, **fields), flush=True)


def _language() -> str:
    if str(_HERE.parent) not in sys.path:
        sys.path.append(str(_HERE.parent))
    try:
        from muniforeign.settings import system_language
    except (ImportError, SyntaxError, TypeError):  # a Python that is too old for the program
        return "es"
    return system_language()
