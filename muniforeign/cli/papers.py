"""Commands that make papers: render, and demo with its four briefs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import click

from muniforeign import paths
from muniforeign.cli.context import Office, pass_office
from muniforeign.cli.records import visit_id
from muniforeign.domain.errors import UserError
from muniforeign.domain.visits import VisitKind
from muniforeign.i18n import CODES, N_, Code

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

BRIEF: Final = "delegation-brief"
EDITIONS: Final[tuple[tuple[Code, ...], ...]] = (("es",), ("zh",), ("en",), ("es", "zh"))


def _codes(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[Code, ...]:
    codes = tuple(code for word in value.split(",") for code in CODES if code == word.strip())
    if not codes or len(codes) != len(value.split(",")):
        raise click.BadParameter("es, zh, en, es,zh")
    return codes


@click.command("render", help="Make a paper, such as delegation-brief V-2026-003, as PDF.")
@click.argument("document")
@click.argument("ref")
@click.option("--language", "codes", default="es", callback=_codes, help="es, zh, en or es,zh.")
@click.option("--paper", type=click.Choice(["letter", "oficio", "a4"]))
@click.option("--shareable", is_flag=True, help="Leave out what must stay in the office.")
@click.option("--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@pass_office
def render(
    office: Office,
    document: str,
    ref: str,
    codes: tuple[Code, ...],
    paper: str | None,
    shareable: bool,
    output: Path,
) -> None:
    """The missing texts are named first; the paper is made all the same."""
    with office.opened(meanwhile=partial(_load, document)) as workspace:
        record = visit_id(workspace, ref)
        make(
            office, workspace, document, record, codes, output, paper=paper, internal=not shareable
        )
    office.say(N_("The paper is in {file}."), file=output)


def _load(name: str) -> None:
    """Load a document with its fonts. Raises UserError where there is no such document."""
    from muniforeign.documents import document, fonts

    document.kind(name).load()
    fonts.register()


@click.command("demo", help="Make the sample office with its briefs, and open it in the window.")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--no-window", is_flag=True, help="Do not open the window.")
@pass_office
def demo(office: Office, file: Path | None, no_window: bool) -> int:
    """A sample office that is there already is opened as it is."""
    from muniforeign.services import sample
    from muniforeign.storage.workspace import Workspace

    path = file or paths.documents() / "Muniforeign" / "muestra.muniforeign"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        workspace = Workspace.open(path, password=office.asked_password(path))
    else:
        workspace = Workspace.create(path, password=office.password())
        sample.fill(workspace, dt.date.today())
    try:
        office.say(N_("The sample office is in {file}."), file=path)
        for output in _briefs(office, workspace, path):
            office.say(N_("The paper is in {file}."), file=output)
    finally:
        workspace.close()
    return 0 if no_window or office.show_window is None else office.show_window(path)


def _briefs(office: Office, workspace: Workspace, path: Path) -> list[Path]:
    """The briefs of the sample's next visit, beside the workspace."""
    from muniforeign.services import visits
    from muniforeign.services.listing import Listing

    incoming = Listing(filters={"kind": VisitKind.INCOMING})
    coming = visits.listed(workspace, incoming).first_page(1)
    made = []
    for row in coming:
        for codes in EDITIONS:
            output = path.with_name(f"{row.reference}-{BRIEF}-{'-'.join(codes)}.pdf")
            make(office, workspace, BRIEF, row.id, codes, output)
            made.append(output)
    return made


def make(
    office: Office,
    workspace: Workspace,
    name: str,
    record: UUID,
    codes: Sequence[Code],
    output: Path,
    *,
    paper: str | None = None,
    internal: bool = True,
) -> None:
    """Make one paper and write it to a file; says which texts are missing.

    Without a size, the paper has the one that the office has chosen.
    """
    from muniforeign.documents import document as documents
    from muniforeign.documents.edition import Edition, Paper
    from muniforeign.services import municipality

    if output.suffix.lower() != ".pdf":
        raise UserError(N_("The paper is a PDF: let --output end in .pdf."))
    size = Paper(paper or municipality.get(workspace).paper)
    edition = Edition.of(codes, size, internal=internal)
    document = documents.kind(name).load()
    content = document.gather(workspace, record)
    language = office.language
    for gap in document.missing(content, edition):
        office.say(
            N_("Missing: {where}, {field} ({code})"),
            where=gap.where.best(language.code),
            field=language.gettext(gap.field),
            code=language.tongue(gap.code),
        )
    documents.save(documents.render(document, content, edition).data, output)


COMMANDS: dict[str, click.Command] = {"render": render, "demo": demo}
