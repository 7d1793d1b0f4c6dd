"""The lines of contact cards: unfolded, taken apart and decoded, in versions 2.1, 3.0 and 4.0.

vobject is not used here: it takes quoted-printable with soft line breaks for broken lines, and one
broken card makes it give up the whole file, while every complete card of a file must come in.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BARE_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"})


@dataclass(frozen=True, slots=True)
class Line:
    """One property. `number` is its line in the file, from 1; parameter values as written."""

    number: int
    name: str
    parameters: dict[str, tuple[str, ...]]
    value: str

    @property
    def types(self) -> frozenset[str]:
        """The kinds of a telephone, address or e-mail, in small letters: cell, work, pref."""
        return frozenset(value.lower() for value in self.parameters.get("TYPE", ()))

    def parameter(self, name: str) -> str:
        """The first value of a parameter, or an empty text."""
        return next(iter(self.parameters.get(name, ())), "")

    @property
    def is_base64(self) -> bool:
        """Whether the value is binary in letters: ENCODING=b or BASE64."""
        return self.parameter("ENCODING").upper() in {"B", "BASE64"}

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value).strip()

    def parts(self, separator: str = ";") -> list[str]:
        """The value's parts, such as family and given name; escaped separators do not part."""
        pieces = re.split(rf"(?<!\\){separator}", self.value)
        return [unescaped(piece).strip() for piece in pieces]


def unescaped(text: str) -> str:
    """The text without the backslashes that protect commas, semicolons and line ends."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def lines(text: str) -> Iterator[Line]:
    """The properties of a file, in order; what is no property is left out."""
    for number, line in _unfolded(text):
        parsed = _parsed(number, line)
        if parsed:
            yield parsed


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines with the number of their first piece.

    A piece that begins with a space continues the line before it, and so does anything after a
    quoted-printable line that ends in "=".
    """
    pieces: list[str] = []
    start = 0
    for number, piece in enumerate(_LINE_END.split(text), 1):
        if pieces and piece[:1] in {" ", "\t"}:
            pieces.append(piece[1:])
        elif pieces and _continues(pieces):
            pieces.append("\n" + piece)
        else:
            if pieces:
                yield start, "".join(pieces)
            pieces, start = [piece], number
    if pieces:
        yield start, "".join(pieces)


def _continues(pieces: list[str]) -> bool:
    head = pieces[0].partition(":")[0].upper()
    return pieces[-1].endswith("=") and "QUOTED-PRINTABLE" in head


def _parsed(number: int, line: str) -> Line | None:
    head, value = _divided(line)
    names, *settings = _outside_quotes(head, ";")
    name = names.rpartition(".")[2].strip().upper()
    if (not value and ":" not in line) or not re.fullmatch(r"[A-Z0-9-]+", name):
        return None
    parameters: dict[str, tuple[str, ...]] = {}
    for setting in settings:
        key, given = _setting(setting)
        parameters[key] = parameters.get(key, ()) + given
    if parameters.get("ENCODING", ("",))[0].upper() == "QUOTED-PRINTABLE":
        value = _from_quoted(value, parameters.get("CHARSET", ("utf-8",))[0])
    return Line(number, name, parameters, value)


def _setting(setting: str) -> tuple[str, tuple[str, ...]]:
    """A parameter's name and values; version 2.1 writes the bare value: TEL;CELL;VOICE."""
    key, equals, given = setting.partition("=")
    if not equals:
        bare = key.strip()
        return ("ENCODING" if bare.upper() in _BARE_ENCODINGS else "TYPE"), (bare,)
    values = (value.strip() for value in given.replace('"', "").split(","))
    return key.strip().upper(), tuple(filter(None, values))


def _divided(line: str) -> tuple[str, str]:
    """What stands before and after the first colon that is not between quotation marks."""
    head, *rest = _outside_quotes(line, ":", 1)
    return head, "".join(rest)


def _outside_quotes(text: str, separator: str, most: int = -1) -> list[str]:
    """The text parted at a separator, but not where it stands between quotation marks."""
    if '"' not in text.partition(separator)[0] and most == 1:
        return text.split(separator, 1)
    pieces: list[str] = []
    quoted, start = False, 0
    for place, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif char == separator and not quoted and len(pieces) != most:
            pieces.append(text[start:place])
            start = place + 1
    return [*pieces, text[start:]]


def _from_quoted(value: str, charset: str) -> str:
    """Text written as =C3=B1. Bytes that do not fit their charset are tried in the usual ones."""
    raw = quopri.decodestring(value.encode("utf-8", "surrogatepass"))
    for encoding in (charset, "utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace")
