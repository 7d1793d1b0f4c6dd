"""Commands on the whole office: new, backup, restore, check."""

from __future__ import annotations

from pathlib import Path

import click

from muniforeign.cli.context import Office, pass_office
from muniforeign.domain import places
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command("new", help="Make an empty workspace.")
@FILE
@click.option("--municipality", help="The commune, by name or by its code of five digits.")
@pass_office
def new(office: Office, file: Path, municipality: str | None) -> None:
    """A workspace, with its municipality entered if one is named."""
    from muniforeign.services import municipality as municipalities
    from muniforeign.storage.workspace import Workspace

    commune = _commune(municipality) if municipality else None
    workspace = Workspace.create(file, password=office.password())
    try:
        if commune:
            municipalities.found(workspace, commune.code)
        office.say(N_("Made {file}."), file=file)
        if workspace.recovery_code:
            office.say(
                N_("Recovery code, to be kept on paper: {code}"), code=workspace.recovery_code.text
            )
    finally:
        workspace.close()


def _commune(text: str) -> places.Commune:
    found = places.find_communes(text, limit=1)
    if not found:
        raise UserError(N_("Chile has no commune “{name}”. Check how it is written."), name=text)
    return found[0]


@click.command("backup", help="Copy the workspace to another file.")
@FILE
@pass_office
def backup(office: Office, file: Path) -> None:
    """A copy with the same password."""
    from muniforeign.storage import upkeep

    with office.opened() as workspace:
        upkeep.backup(workspace, file)
    office.say(N_("The copy is in {file}."), file=file)


@click.command("restore", help="Put a backup in the place of the workspace.")
@FILE
@pass_office
def restore(office: Office, file: Path) -> None:
    """What was there is kept beside it."""
    from muniforeign.storage import upkeep

    if office.path is None:
        raise UserError(N_("Say which file to restore to: --workspace FILE."))
    aside = upkeep.restore(file, office.path, password=office.asked_password(file))
    office.say(N_("{file} is restored."), file=office.path)
    if aside:
        office.say(N_("What was there before is kept as {file}."), file=aside)


@click.command("check", help="Look whether all is well with the workspace.")
@pass_office
def check(office: Office) -> int:
    """A line for each finding; exit code 1 where there is one."""
    from muniforeign.storage import upkeep

    with office.opened() as workspace:
        findings = upkeep.check(workspace)
    for finding in findings:
        click.echo(finding.text(office.language))
    if not findings:
        office.say(N_("All is well."))
    return 1 if findings else 0


COMMANDS: dict[str, click.Command] = {
    "new": new,
    "backup": backup,
    "restore": restore,
    "check": check,
}
