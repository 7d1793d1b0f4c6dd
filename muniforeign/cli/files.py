"""Commands for other programs' files: import and export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from muniforeign.cli.context import Office, pass_office
from muniforeign.cli.records import detail
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace


@click.command("export", help="Write people, organisations, visits … to a file.")
@click.argument(
    "subject",
    type=click.Choice(["people", "organisations", "visits", "agreements", "commitments"]),
)
@click.argument("ref", required=False)
@click.option("--format", "format_", type=click.Choice(["xlsx", "csv", "vcf"]), default="xlsx")
@click.option("--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@pass_office
def export(office: Office, subject: str, ref: str | None, format_: str, output: Path) -> None:
    """With a REF, a visit's or a person's, people are only those of it."""
    from muniforeign.exchange import exporting

    path = output if output.suffix.lower() == f".{format_}" else output.with_suffix(f".{format_}")
    with office.opened() as workspace:
        records = _of(workspace, subject, ref) if ref else None
        count = exporting.export(workspace, subject, path, office.language, records=records)
    message = office.language.ngettext(
        "{count} record is in {file}.", "{count} records are in {file}.", count
    )
    click.echo(message.format(count=count, file=path))


def _of(workspace: Workspace, subject: str, ref: str) -> list[Any]:
    from muniforeign.services.people import PersonDetail
    from muniforeign.services.visits import VisitDetail

    found = detail(workspace, ref)
    if subject == "people" and isinstance(found, PersonDetail):
        return [found]
    if subject == "people" and isinstance(found, VisitDetail):
        return [delegate.person for delegate in found.delegates]
    raise UserError(
        N_("REF goes with people: it names a person, or a visit whose people are wanted.")
    )


COMMANDS: dict[str, click.Command] = {"export": export}
