"""The catalogues of texts: complete in every language, and a check that sees what is wrong."""

from __future__ import annotations

from pathlib import Path

import catalogues
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo


@pytest.fixture
def template() -> Catalog:
    catalogue = Catalog()
    catalogue.add("Visit {day}", locations=[("visits.py", 3)])
    catalogue.add(("{n} person", "{n} people"))
    catalogue.add("Open", context="a file")
    return catalogue


@pytest.fixture
def complete(template: Catalog) -> Catalog:
    catalogue = Catalog(locale="es", fuzzy=False)
    catalogue.add("Visit {day}", "Visita del {day}")
    catalogue.add(("{n} person", "{n} people"), ("una persona", "{n} personas"))
    catalogue.add("Open", "Abrir", context="a file")
    return catalogue


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    catalogue = catalogues.load(catalogues.catalogue_path(language), language)
    assert list(catalogues.problems(catalogues.extract(), catalogue)) == []


def test_a_complete_catalogue_has_no_problem(template: Catalog, complete: Catalog) -> None:
    assert list(catalogues.problems(template, complete)) == []


@pytest.mark.parametrize(
    ("message", "translation", "problem"),
    [
        ("Visit {day}", "", "missing: Visit {day} (visits.py:3)"),
        ("Visit {day}", "Visita", "fields differ: Visit {day}: Visita"),
        ("Visit {day}", "Visita {dia}", "fields differ: Visit {day}: Visita {dia}"),
        (
            "Visit {day}",
            "Visita {day",
            "expected '}' before end of string: Visit {day}: Visita {day",
        ),
        (
            ("{n} person", "{n} people"),
            ("{n} persona", ""),
            "missing: {n} person / {n} people ()",
        ),
        (
            ("{n} person", "{n} people"),
            ("{m} persona", "{n} personas"),
            "fields differ: {n} person / {n} people: {m} persona",
        ),
        ("Closed", "Cerrado", "obsolete: Closed"),
        ("Open", "Abrir", "obsolete: Open"),
    ],
)
def test_a_problem_is_named(
    template: Catalog,
    complete: Catalog,
    message: str | tuple[str, str],
    translation: str | tuple[str, str],
    problem: str,
) -> None:
    complete.delete(message if isinstance(message, str) else message[0])
    complete.add(message, translation)
    assert list(catalogues.problems(template, complete)) == [problem]


def test_a_fuzzy_message_is_a_problem(template: Catalog, complete: Catalog) -> None:
    complete["Visit {day}"].flags.add("fuzzy")
    assert list(catalogues.problems(template, complete)) == ["fuzzy: Visit {day}"]


def test_an_obsolete_entry_is_a_problem(tmp_path: Path, template: Catalog) -> None:
    file = tmp_path / "old.po"
    file.write_text('#~ msgid "Gone"\n#~ msgstr "Ido"\n', encoding="utf-8")
    catalogue = catalogues.load(file, "es")
    assert "obsolete: Gone" in list(catalogues.problems(template, catalogue))


def test_all_ways_to_mark_a_message_are_found(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text(
        'N_("Kept")\n_("Shown {x}").format(x=1)\nlanguage.gettext("Got")\n'
        'self.language.ngettext("{n} visit", "{n} visits", 2)\n'
        'language.pgettext("menu", "Open")\n_("Long "\n  "text")\n_("")\n',
        encoding="utf-8",
    )
    found = {
        (message.context, message.id) for message in catalogues.extract(tmp_path) if message.id
    }
    assert found == {
        (None, "Kept"),
        (None, "Shown {x}"),
        (None, "Got"),
        (None, ("{n} visit", "{n} visits")),
        ("menu", "Open"),
        (None, "Long text"),
    }


@pytest.mark.parametrize(("language", "text"), [("en", "Visit {day}"), ("zh_Hans", "")])
def test_update_adds_what_is_new(template: Catalog, language: str, text: str) -> None:
    catalogue = Catalog(locale=language)
    catalogue.add("Closed", "x")
    said = catalogues.update(template, catalogue, prune=False)
    assert sorted(said) == ["+ Visit {day}", "+ [a file] Open", "+ {n} person / {n} people"]
    assert catalogue["Visit {day}"].string == text
    assert "Closed" in catalogue
    assert catalogues.update(template, catalogue, prune=True) == ["- Closed"]
    assert "Closed" not in catalogue


def test_a_saved_catalogue_reads_back_the_same_and_says_no_date(
    tmp_path: Path, complete: Catalog
) -> None:
    first, second = tmp_path / "es.po", tmp_path / "again.po"
    catalogues.save(complete, first)
    catalogues.save(catalogues.load(first, "es"), second)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text(encoding="utf-8").startswith("# Texts of Muniforeign in Spanish.\n")
    assert "-Date" not in first.read_text(encoding="utf-8")


def test_compiling_writes_only_what_is_older(tmp_path: Path, complete: Catalog) -> None:
    for language in catalogues.LANGUAGES:
        complete.locale = language
        catalogues.save(complete, catalogues.catalogue_path(language, tmp_path))
    assert len(catalogues.compile_catalogues(tmp_path)) == 3
    assert catalogues.compile_catalogues(tmp_path) == []
    compiled = catalogues.catalogue_path("es", tmp_path).with_suffix(".mo")
    with compiled.open("rb") as file:
        assert read_mo(file)["Visit {day}"].string == "Visita del {day}"
