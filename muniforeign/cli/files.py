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


@click.command("import", help="Bring in people, organisations or a delegation from files.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--as",
    "subject",
    type=click.Choice(["people", "organisations", "delegation"]),
    help="What the rows are; guessed where it is not said.",
)
@click.option("--into", "ref", help="The visit that the delegation belongs to: V-2026-003.")
@click.option("--side", type=click.Choice(["ours", "theirs"]), default="theirs", show_default=True)
@click.option(
    "--known",
    type=click.Choice(["skip", "fill", "add"]),
    help="What to do with those who are there already.",
)
@click.option("--encoding", help="How the letters of a text file are written: gb18030, cp1252 …")
@click.option("--dry-run", is_flag=True, help="Say what would be imported, and import nothing.")
@pass_office
def import_(
    office: Office,
    files: tuple[Path, ...],
    subject: str | None,
    ref: str | None,
    side: str,
    known: str | None,
    encoding: str | None,
    dry_run: bool,
) -> int:
    """Each file is one step that can be undone; a line for every problem. 0 if rows came in."""
    from muniforeign.cli.importing import Wish

    came_in = 0
    with office.opened() as workspace:
        wish = Wish.of(workspace, subject, ref, side, known, encoding)
        for file in files:
            came_in += (
                wish.look(office, workspace, file)
                if dry_run
                else wish.fulfil(office, workspace, file)
            )
    return 0 if came_in else 1


COMMANDS: dict[str, click.Command] = {"export": export, "import": import_}
