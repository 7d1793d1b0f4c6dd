"""Commands that look: search, list, show. JSON keys are in JSON.md beside this file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from muniforeign.cli.context import Office, pass_office
from muniforeign.cli.output import as_json, as_text
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

SUBJECTS = ("people", "organisations", "visits", "agreements", "commitments")
AS_JSON = click.option("--json", "json_wanted", is_flag=True, help="Print JSON.")


@click.command("search", help="Find people, organisations, visits and agreements.")
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@AS_JSON
@pass_office
def search(office: Office, text: tuple[str, ...], limit: int, json_wanted: bool) -> None:
    """A line for each thing found, best first."""
    from muniforeign.services import search as finding

    with office.opened() as workspace:
        hits = finding.find(workspace, " ".join(text), limit)
    if json_wanted:
        _print_json([as_json(hit) for hit in hits])
        return
    for hit in hits:
        words = (hit.kind, hit.title.best(office.language.code), hit.subtitle.best("es"))
        click.echo("\t".join((str(hit.id), *words)))
    if not hits:
        office.say(N_("Nothing was found for “{text}”."), text=" ".join(text))


@click.command("list", help="List a subject's records.")
@click.argument("subject", type=click.Choice(SUBJECTS))
@AS_JSON
@pass_office
def list_(office: Office, subject: str, json_wanted: bool) -> None:
    """A line for each record, in the order of the window's list."""
    with office.opened() as workspace:
        rows = _rows(workspace, subject)
    if json_wanted:
        _print_json([as_json(row) for row in rows])
        return
    for row in rows:
        click.echo(_line(row, office))


@click.command("show", help="Show one record, by its reference or id.")
@click.argument("ref")
@click.option("--sensitive", is_flag=True, help="Include passports, birth dates and diets.")
@AS_JSON
@pass_office
def show(office: Office, ref: str, sensitive: bool, json_wanted: bool) -> None:
    """Everything about a record; sensitive data only where they are asked for."""
    with office.opened() as workspace:
        record = as_json(detail(workspace, ref), sensitive=sensitive)
    if json_wanted:
        _print_json(record)
    else:
        click.echo(as_text(record))


def detail(workspace: Workspace, ref: str) -> object:
    """The record with this reference (V-…, A-…) or id. Raises UserError where there is none."""
    from muniforeign.services import agreements, organisations, people, records, visits

    by_letter = {"V": visits, "A": agreements}
    try:
        if subject := by_letter.get(ref[:1].upper() if ref[1:2] == "-" else ""):
            return subject.get(workspace, subject.by_reference(workspace, ref))
        record_id = UUID(ref)
    except (ValueError, records.NotFound) as error:
        raise _no_record(ref) from error
    getters: tuple[Callable[[Workspace, UUID], object], ...] = (
        people.get,
        organisations.get,
        visits.get,
        agreements.get,
    )
    for get in getters:
        try:
            return get(workspace, record_id)
        except records.NotFound:
            continue
    raise _no_record(ref)


def visit_id(workspace: Workspace, ref: str) -> UUID:
    """The id of the visit with this reference. Raises UserError where there is none."""
    from muniforeign.services import records, visits

    try:
        return visits.by_reference(workspace, ref)
    except records.NotFound as error:
        raise _no_record(ref) from error


def _no_record(ref: str) -> UserError:
    return UserError(
        N_("There is no record “{ref}”. “list” and “search” tell references and ids."), ref=ref
    )


def _rows(workspace: Workspace, subject: str) -> Sequence[Any]:
    from muniforeign.services import agreements, commitments, organisations, people, visits
    from muniforeign.services.listing import Listing, Records

    if subject == "commitments":
        return commitments.everything(workspace)
    listed: dict[str, Callable[[Workspace, Listing], Records[Any]]] = {
        "people": people.listed,
        "organisations": organisations.listed,
        "visits": visits.listed,
        "agreements": agreements.listed,
    }
    return listed[subject](workspace, Listing()).all()


def _line(row: Any, office: Office) -> str:
    code = office.language.code
    if hasattr(row, "reference"):
        return f"{row.reference}\t{row.title.best(code)}"
    if hasattr(row, "origin"):
        due = office.language.date(row.due_on)
        return "\t".join((row.origin, due, row.text.best(code)))
    if hasattr(row, "gender"):
        who = row.name.in_language(code)
        return "\t".join((str(row.id), who, row.title.best(code), row.organisation.best(code)))
    return f"{row.id}\t{row.name.best(code)}"


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


COMMANDS: dict[str, click.Command] = {"search": search, "list": list_, "show": show}
