"""The commands, what they share, and how errors end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from muniforeign import __version__, settings
from muniforeign.cli import files, office, papers, records
from muniforeign.cli.context import Office, ShowWindow
from muniforeign.domain.errors import UserError
from muniforeign.i18n import CODES, N_, Language


class Commands(click.Group):
    """Commands whose errors end as one line in the language of messages."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UserError as error:
            office = ctx.obj if isinstance(ctx.obj, Office) else None
            language = office.language if office else Language.of(settings.load().language)
            click.echo(error.text(language), err=True)
            return 1


@click.group(
    cls=Commands, help="The foreign-affairs office of a small municipality, without its window."
)
@click.version_option(__version__, prog_name="muniforeign")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    envvar="MUNIFOREIGN_WORKSPACE",
    help="The workspace file.",
)
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with the password on its first line.",
)
@click.option("--messages", type=click.Choice(CODES), help="The language of messages.")
@click.pass_context
def group(
    context: click.Context,
    workspace: Path | None,
    password_file: Path | None,
    messages: str | None,
) -> None:
    """What all commands share."""
    code = next((code for code in CODES if code == messages), settings.load().language)
    context.obj = Office(workspace, password_file, Language.of(code), context.obj)


for commands in (office.COMMANDS, records.COMMANDS, papers.COMMANDS, files.COMMANDS):
    for command in commands.values():
        group.add_command(command)


def run(arguments: Sequence[str], show_window: ShowWindow | None = None) -> int:
    """Run a command line and return its exit code; `demo` ends in the window if there is one."""
    language = Language.of(settings.load().language)
    try:
        result = group.main(
            list(arguments), prog_name="muniforeign", standalone_mode=False, obj=show_window
        )
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(language.gettext(N_("Stopped. Nothing was left half done.")), err=True)
        return 1
    except Exception as error:
        return _unexpected(error, language)


def _unexpected(error: Exception, language: Language) -> int:
    """One line for the user and the rest in the log, which holds no personal data."""
    from muniforeign import crashlog, paths

    log = paths.user_data() / "muniforeign.log"
    crashlog.start_log(log)
    crashlog.note(error)
    sentence = N_("Something went wrong inside the program. Your data are safe. See {log}.")
    click.echo(language.gettext(sentence).format(log=log), err=True)
    return 1
