"""Contact cards (vCard 2.1, 3.0 and 4.0), several in a file, into neutral records."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from muniforeign.domain.folding import is_hanzi
from muniforeign.domain.progress import Progress, silent
from muniforeign.domain.sheets import RowProblem
from muniforeign.exchange import encodings, words
from muniforeign.exchange.vcard_lines import Line, lines
from muniforeign.i18n import CODES, N_, Code

LARGEST_PHOTO: Final = 10 * 2**20
"""Bytes of one picture; telephones write some 50 kB."""

CUT_OFF: Final = N_(
    "Card {row}: that of {name} is cut off and is left out; the complete cards come in. Ask for "
    "this contact again."
)
PHOTO_LEFT_OUT: Final = N_(
    "Card {row}: the picture of {name} is too large or damaged and was left out."
)
PHOTO_ELSEWHERE: Final = N_(
    "Card {row}: the picture of {name} is on the Internet and was not fetched. Its address is in "
    "the notes."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A telephone number, e-mail or address of a card, with its kinds: cell, work, home, fax."""

    value: str
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text of a card and the language it is marked with: es, zh, en, or None where it is not."""

    text: str
    language: Code | None = None


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address of a card in its parts."""

    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class CardContact:
    """One card. `row` is its place in the file, from 1; `birthday` is as written.

    `others` are the properties that have no place here, as "NAME: value", so that nothing is
    lost.
    """

    row: int = field(compare=False, default=1)
    formatted: str = ""
    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    phonetic_family: str = ""
    phonetic_given: str = ""
    organisations: tuple[Tagged, ...] = ()
    titles: tuple[Tagged, ...] = ()
    phones: tuple[Typed, ...] = ()
    emails: tuple[Typed, ...] = ()
    wechat: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    languages: tuple[str, ...] = ()
    birthday: str = ""
    gender: str = ""
    notes: str = ""
    photo: bytes | None = None
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name in one line; a question mark where the card has none."""
        parts = (self.given, self.additional, self.family)
        return self.formatted or " ".join(filter(None, parts)) or "?"


@dataclass(frozen=True, slots=True)
class CardFile:
    """The complete cards of a file, and what could not be taken from it."""

    cards: tuple[CardContact, ...]
    problems: tuple[RowProblem, ...]


def read(path: Path, progress: Progress = silent, *, encoding: str | None = None) -> CardFile:
    """The cards of a file; a broken one does not keep the others from coming in.

    Raises EncodingUnknown and NotText, see `encodings.decode`.
    """
    content = path.read_bytes()
    text = encodings.decode(content, encoding)
    total = max(text.count("\n"), 1)
    cards: list[CardContact] = []
    problems: list[RowProblem] = []
    for row, (properties, complete) in enumerate(_blocks(text), 1):
        progress(min(properties[0].number / total, 1.0), N_("Reading the cards"))
        card = _card(row, properties, problems)
        if complete:
            cards.append(card)
        else:
            problems.append(RowProblem(card.row, CUT_OFF, fields={"name": card.name}))
    return CardFile(tuple(cards), tuple(problems))


def _blocks(text: str) -> Iterator[tuple[list[Line], bool]]:
    """The properties of each card, BEGIN first, and whether its END was reached."""
    block: list[Line] = []
    for line in lines(text):
        if line.name == "BEGIN" and line.text.upper() == "VCARD":
            if block:
                yield block, False
            block = [line]
        elif line.name == "END" and block:
            yield block, True
            block = []
        elif block:
            block.append(line)
    if block:
        yield block, False


def _card(row: int, properties: list[Line], problems: list[RowProblem]) -> CardContact:
    named = _Properties(properties)
    family, given, additional, prefix, suffix = named.structured("N", 5)
    formatted = named.first("FN")
    card_name = formatted or " ".join(filter(None, (given, additional, family))) or "?"
    photo, address = _photo(row, named.take("PHOTO"), card_name, problems)
    return CardContact(
        row=row,
        formatted=formatted,
        family=family,
        given=given,
        additional=additional,
        prefix=prefix,
        suffix=suffix,
        phonetic_family=named.first("X-PHONETIC-LAST-NAME"),
        phonetic_given=named.first("X-PHONETIC-FIRST-NAME"),
        organisations=tuple(_organisation(line) for line in named.take("ORG")),
        titles=tuple(Tagged(line.text, _language(line)) for line in named.take("TITLE", "ROLE")),
        phones=tuple(Typed(_number(line.text), line.types) for line in named.take("TEL")),
        emails=tuple(Typed(line.text, line.types - {"internet"}) for line in named.take("EMAIL")),
        wechat=tuple(_wechat(line) for line in named.take_if(_is_wechat)),
        websites=tuple(line.text for line in named.take("URL")),
        addresses=tuple(_address(line) for line in named.take("ADR")),
        languages=tuple(line.text for line in named.take("LANG")),
        birthday=named.first("BDAY"),
        gender=named.first("GENDER").partition(";")[0],
        notes="\n".join(line.text for line in named.take("NOTE")),
        photo=photo,
        others=tuple(filter(None, (address, *_others(named.rest)))),
    )


def _others(rest: list[Line]) -> Iterator[str]:
    return (words.under_heading(line.name, line.text) for line in rest if not line.is_base64)


def _organisation(line: Line) -> Tagged:
    """The organisation with its departments: 临江市外办亚洲处, Municipalidad de X, Turismo."""
    parts = [part for part in line.parts() if part]
    between = "" if all(any(map(is_hanzi, part)) for part in parts) else ", "
    return Tagged(between.join(parts), _language(line))


class _Properties:
    """The properties of one card, handed out by name; `rest` has those that nobody took."""

    _SILENT: Final = frozenset({"BEGIN", "VERSION", "PRODID", "REV", "UID", "X-ABLABEL", "KIND"})

    def __init__(self, properties: list[Line]) -> None:
        kept = (line for line in properties if line.name not in self._SILENT)
        self.rest = [line for line in kept if line.value.strip(" ;")]

    def take(self, *names: str) -> list[Line]:
        return self.take_if(lambda line: line.name in names)

    def take_if(self, wanted: Callable[[Line], bool]) -> list[Line]:
        found = [line for line in self.rest if wanted(line)]
        self.rest = [line for line in self.rest if not wanted(line)]
        return found

    def first(self, name: str) -> str:
        place = next((place for place, line in enumerate(self.rest) if line.name == name), None)
        return "" if place is None else self.rest.pop(place).text

    def structured(self, name: str, count: int) -> list[str]:
        found = self.take(name)
        parts = found[0].parts() if found else []
        return [*parts, *[""] * count][:count]


def _language(line: Line) -> Code | None:
    tag = line.parameter("LANGUAGE").lower()[:2]
    return next((code for code in CODES if code == tag), None)


def _number(value: str) -> str:
    """+86-138 of tel:+86-138;ext=1."""
    return value[4:].partition(";")[0] if value.lower().startswith("tel:") else value


def _is_wechat(line: Line) -> bool:
    if line.name in {"X-WECHAT", "X-WEIXIN"}:
        return True
    scheme = line.text.partition(":")[0].lower()
    service = {line.parameter("X-SERVICE-TYPE").lower(), *line.types, scheme}
    return line.name in {"IMPP", "X-SOCIALPROFILE"} and bool(service & {"wechat", "weixin"})


def _wechat(line: Line) -> str:
    """The name in WeChat, of weixin:wang too."""
    scheme, _, rest = line.text.partition(":")
    return rest if rest and scheme.isalpha() else line.text


def _address(line: Line) -> PostalAddress:
    parts = [*line.parts(), *[""] * 7]
    street = ", ".join(filter(None, (parts[2], parts[1], parts[0])))
    return PostalAddress(street, parts[3], parts[4], parts[5], parts[6])


def _photo(
    row: int, found: list[Line], name: str, problems: list[RowProblem]
) -> tuple[bytes | None, str]:
    """The first picture's bytes; or, where it is only an address, that address for the notes."""
    for line in found[:1]:
        head, comma, data = line.value.partition(",")
        inline = head.lower().startswith("data:") and comma
        if not inline and not line.is_base64:
            problems.append(RowProblem(row, PHOTO_ELSEWHERE, fields={"name": name}))
            return None, words.under_heading("PHOTO", line.text)
        picture = _decoded(data if inline else line.value)
        if picture is None:
            problems.append(RowProblem(row, PHOTO_LEFT_OUT, fields={"name": name}))
        return picture, ""
    return None, ""


def _decoded(letters: str) -> bytes | None:
    if len(letters) > LARGEST_PHOTO * 4 // 3 + 4:
        return None
    try:
        return base64.b64decode("".join(letters.split()), validate=True) or None
    except (binascii.Error, ValueError):
        return None
