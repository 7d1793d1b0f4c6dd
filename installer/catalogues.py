"""The gettext catalogues: read from the code, brought up to date, checked and compiled.

    python installer/catalogues.py extract            print the template of all messages
    python installer/catalogues.py update [--prune]   add new messages to every catalogue
    python installer/catalogues.py check              fail on anything that is not translated
    python installer/catalogues.py compile            write the .mo files that are older

Needs Babel.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
TRANSLATIONS: Final = ROOT / "translations"
DOMAIN: Final = "muniforeign"
_NO_DAY: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
LANGUAGES: Final = {"es": "Spanish", "zh_Hans": "Chinese", "en": "English"}
KEYWORDS: Final = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEADER: Final = """\
# Texts of Muniforeign in {language}.
# Copyright (C) 2026 Muniforeign contributors
# SPDX-License-Identifier: Apache-2.0
#"""
_HEADER_FIELDS_OF_THE_DAY: Final = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team'
    r"|Report-Msgid-Bugs-To): .*\n",
    re.MULTILINE,
)


def catalogue_path(language: str, translations: Path = TRANSLATIONS) -> Path:
    """The .po file of a language: es, zh_Hans or en."""
    return translations / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def load(path: Path, language: str) -> Catalog:
    """The catalogue in this file, or an empty one where there is none."""
    if not path.exists():
        return Catalog(
            locale=language, domain=DOMAIN, project="Muniforeign", version="0.1.0", fuzzy=False
        )
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def save(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue in the one form that is kept: sorted, without places and dates."""
    for message in catalogue:
        message.locations = []
    catalogue.header_comment = HEADER.format(language=LANGUAGES[str(catalogue.locale)])
    buffer = io.BytesIO()
    write_po(buffer, catalogue, sort_output=True, width=100, no_location=True)
    text = _HEADER_FIELDS_OF_THE_DAY.sub("", buffer.getvalue().decode("utf-8"))
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, text.encode("utf-8"))


def extract(package: Path = ROOT / "muniforeign") -> Catalog:
    """All messages that the package's modules mark."""
    template = Catalog(domain=DOMAIN, project="Muniforeign", version="0.1.0", fuzzy=False)
    found = extract_from_dir(package, [("**.py", "python")], keywords=KEYWORDS, comment_tags=())
    for file, line, message, _comments, context in found:
        if message:
            template.add(message, locations=[(file, line)], context=context)
    return template


def update(template: Catalog, catalogue: Catalog, *, prune: bool) -> list[str]:
    """Add the template's new messages to a catalogue; say what was added and dropped.

    English texts are their own translation. With `prune`, messages that the code no longer has
    are dropped.
    """
    said = []
    for message in _messages(template):
        if catalogue.get(message.id, message.context) is None:
            text = message.id if str(catalogue.locale) == "en" else ""
            catalogue.add(message.id, text, context=message.context)
            said.append(f"+ {_name(message)}")
    if prune:
        for message in _unused(template, catalogue):
            catalogue.delete(message.id, message.context)
            said.append(f"- {_name(message)}")
        catalogue.obsolete.clear()
    return said


def problems(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What keeps a catalogue from being complete, one sentence for each."""
    for message in _messages(template):
        entry = catalogue.get(message.id, message.context)
        if entry is None or not all(_forms(entry.string)):
            places = ", ".join(f"{file}:{line}" for file, line in message.locations)
            yield f"missing: {_name(message)} ({places})"
        elif entry.pluralizable != message.pluralizable:
            yield f"plural forms are wanted or not wanted: {_name(message)}"
    for message in _messages(catalogue):
        if message.fuzzy:
            yield f"fuzzy: {_name(message)}"
        yield from _differing_fields(message)
    for message in [*_unused(template, catalogue), *catalogue.obsolete.values()]:
        yield f"obsolete: {_name(message)}"


def compile_catalogues(translations: Path = TRANSLATIONS) -> list[Path]:
    """Write each .mo that is missing or older than its .po; return those written."""
    written = []
    for language in LANGUAGES:
        source = catalogue_path(language, translations)
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        buffer = io.BytesIO()
        catalogue = load(source, language)
        catalogue.creation_date = _NO_DAY  # else today, and never the same bytes
        write_mo(buffer, catalogue)
        _replace(target, buffer.getvalue())
        written.append(target)
    return written


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _unused(template: Catalog, catalogue: Catalog) -> list[Message]:
    return [m for m in _messages(catalogue) if template.get(m.id, m.context) is None]


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str) or text is None else tuple(text)


def _name(message: Message) -> str:
    context = f"[{message.context}] " if message.context else ""
    return context + " / ".join(_forms(message.id))


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _differing_fields(message: Message) -> Iterator[str]:
    ids = _forms(message.id)
    try:
        wanted = _fields(ids[-1])
    except ValueError:
        return  # not a text with fields, whatever its braces mean
    for form in filter(None, _forms(message.string)):
        try:
            fields = _fields(form)
        except ValueError as error:
            yield f"{error}: {_name(message)}: {form}"
            continue
        if not (fields <= wanted if message.pluralizable else fields == wanted):
            yield f"fields differ: {_name(message)}: {form}"


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_bytes(content)
    draft.replace(path)


def _check() -> int:
    template = extract()
    found = [
        f"{language}: {problem}"
        for language in LANGUAGES
        for problem in problems(template, load(catalogue_path(language), language))
    ]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(_messages(template))} messages in {len(LANGUAGES)} languages, ", end="")
    print(f"{len(found)} problems" if found else "complete")
    return 1 if found else 0


def _update(*, prune: bool) -> int:
    template = extract()
    for language in LANGUAGES:
        path = catalogue_path(language)
        catalogue = load(path, language)
        for line in update(template, catalogue, prune=prune):
            print(f"{language}: {line}")
        save(catalogue, path)
    return 0


def _extract() -> int:
    write_po(sys.stdout.buffer, extract(), sort_output=True, width=100)
    return 0


def _compile() -> int:
    for path in compile_catalogues():
        print(path.relative_to(ROOT).as_posix())
    return 0


def main() -> int:
    """Carry out the command of the command line."""
    parser = argparse.ArgumentParser(description="The gettext catalogues of Muniforeign.")
    parser.add_argument("command", choices=["extract", "update", "check", "compile"])
    parser.add_argument("--prune", action="store_true", help="update: drop unused messages")
    arguments = parser.parse_args()
    if arguments.command == "update":
        return _update(prune=arguments.prune)
    return {"extract": _extract, "check": _check, "compile": _compile}[arguments.command]()


if __name__ == "__main__":
    sys.exit(main())
