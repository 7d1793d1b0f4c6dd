"""Writing contact cards, versions 3.0 and 4.0, that telephones and address books take in."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from muniforeign.exchange.vcard import CardContact, Tagged, Typed

Version = Literal["3.0", "4.0"]

_FOLD_AT: Final = 75
"""Octets of a line, line end not counted (RFC 6350, section 3.2)."""
_JPEG: Final = b"\xff\xd8"


def write_vcards(contacts: Iterable[CardContact], version: Version = "3.0") -> str:
    """The contacts as one file's text. 3.0 is understood everywhere; 4.0 marks more of it."""
    return "".join(_folded(line) for contact in contacts for line in _card(contact, version))


def _card(contact: CardContact, version: Version) -> Iterator[str]:
    name = (contact.family, contact.given, contact.additional, contact.prefix, contact.suffix)
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield "N:" + ";".join(map(_escaped, name))
    yield "FN:" + _escaped(contact.name)
    yield from _simple("X-PHONETIC-LAST-NAME", contact.phonetic_family)
    yield from _simple("X-PHONETIC-FIRST-NAME", contact.phonetic_given)
    yield from (_tagged("ORG", text) for text in contact.organisations)
    yield from (_tagged("TITLE", text) for text in contact.titles)
    yield from (_typed("TEL", phone, version) for phone in contact.phones)
    yield from (_typed("EMAIL", email, version) for email in contact.emails)
    yield from (f"X-WECHAT:{_escaped(name)}" for name in contact.wechat)
    yield from (f"URL:{_escaped(website)}" for website in contact.websites)
    for place in contact.addresses:
        parts = (place.street, place.city, place.region, place.postal_code, place.country)
        yield "ADR:;;" + ";".join(map(_escaped, parts))
    yield from (f"LANG:{_escaped(language)}" for language in contact.languages)
    yield from _simple("BDAY", contact.birthday)
    yield from _simple("GENDER", contact.gender)
    yield from _simple("NOTE", contact.notes)
    yield from _photo(contact.photo, version)
    yield "END:VCARD"


def _simple(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"{name}:{_escaped(text)}"


def _tagged(name: str, text: Tagged) -> str:
    language = f";LANGUAGE={text.language}" if text.language else ""
    return f"{name}{language}:{_escaped(text.text)}"


def _typed(name: str, item: Typed, version: Version) -> str:
    kinds = [re.sub(r"[^a-z0-9-]", "", kind) for kind in sorted(item.types)]
    if not kinds:
        return f"{name}:{_escaped(item.value)}"
    listed = ",".join(kinds)
    setting = f'TYPE="{listed}"' if version == "4.0" and len(kinds) > 1 else f"TYPE={listed}"
    return f"{name};{setting}:{_escaped(item.value)}"


def _photo(photo: bytes | None, version: Version) -> Iterator[str]:
    if not photo:
        return
    kind = "JPEG" if photo.startswith(_JPEG) else "PNG"
    letters = base64.b64encode(photo).decode()
    if version == "4.0":
        yield f"PHOTO:data:image/{kind.lower()};base64,{letters}"
    else:
        yield f"PHOTO;ENCODING=b;TYPE={kind}:{letters}"


def _escaped(text: str) -> str:
    protected = re.sub(r"([\\;,])", r"\\\1", text)
    return re.sub(r"\r\n|\r|\n", r"\\n", protected)


def _folded(line: str) -> str:
    """The line in pieces of 75 octets, never parting a character."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > _FOLD_AT:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += octets
    return "\r\n".join(pieces) + "\r\n"
