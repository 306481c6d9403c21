"""The command line's vocabulary: every command with its arguments, exactly as the contract has them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final, NoReturn

from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import (
    Channel,
    ConsultationKind,
    ConsultationStatus,
    Obstacle,
    Outcome,
    Stage,
)

_MakeCommand = Callable[[str, str], argparse.ArgumentParser]
_LONGEST_COMPLAINT: Final = 400
_FLAGS: Final = frozenset(
    [
        "--json",
        "--automatic",
        "--gift",
        "--attempted",
        "--reached",
        "--done",
        "--spam",
        "--dry-run",
        "--discount-asked",
        "--help",
        "--version",
        "--demo",
        "--minimized",
        "--self-test",
    ]
)
_PERSON: Final = ("name", "phone", "email", "postcode", "source", "referrer", "wants", "target-group")


class _Parser(argparse.ArgumentParser):
    """Refuses in one sentence instead of printing its usage and leaving."""

    def error(self, message: str) -> NoReturn:
        raise Refusal("usage", "{problem}. `ptcrm --help` lists the commands.", problem=_sentence(message))


def parser(version: str) -> argparse.ArgumentParser:
    """Reads the words behind ``ptcrm``; ``command`` names the command."""
    top = _Parser(
        prog="ptcrm", description="PT CRM. Without a command it opens the window.", allow_abbrev=False
    )
    top.add_argument("--version", action="version", version=f"PT CRM {version}")
    top.add_argument("--data-dir", metavar="DIR", help="the data folder")
    top.add_argument(
        "--demo", action="store_true", help="open the window on sample leads, in a throw-away folder"
    )
    top.add_argument("--minimized", action="store_true", help="open the window minimised")
    top.add_argument("--language", choices=["nl", "en"], help="the window's language")
    top.add_argument("--self-test", action="store_true", help="check this installation")
    top.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    shared = _Parser(add_help=False)
    # SUPPRESS: a default here would overwrite what stood before the command.
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
    )
    shared.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)

    def command(name: str, said: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=said, description=said, parents=[shared], allow_abbrev=False)

    _people(command)
    _contact(command)
    _road(command)
    _consultations(command)
    _lists(command)
    _files(command)
    return top


def plain_values(arguments: Sequence[str]) -> list[str]:
    """The arguments with every value that begins with a dash put so that argparse takes it for a value.

    Behind an option it is tied to it; else it is text, since no option but ``-h`` has a single dash.
    """
    tied: list[str] = []
    loose: list[str] = []
    for place, argument in enumerate(arguments):
        if argument == "--":
            loose += arguments[place + 1 :]
            break
        option = tied[-1] if tied else ""
        dashed = argument.startswith("-") and not argument.startswith("--") and argument != "-h"
        if dashed and option.startswith("--") and "=" not in option and option not in _FLAGS:
            tied[-1] = f"{option}={argument}"
        elif dashed:
            loose.append(argument)
        else:
            tied.append(argument)
    return [*tied, "--", *loose] if loose else tied


def _people(command: _MakeCommand) -> None:
    command("today", "who must be answered now, and what is next")
    add = command("add", "add a lead with its enquiry")
    edit = command("edit", "change what is known of a lead")
    edit.add_argument("lead_id", metavar="LEAD_ID")
    for one in (add, edit):
        for field in _PERSON:
            one.add_argument(f"--{field}")
        one.add_argument("--channel", choices=_words(Channel))
        one.add_argument("--message")
        one.add_argument("--arrived", metavar="TIME")
        one.add_argument("--external-id")
    enquiry = command("enquiry", "add an enquiry to a lead")
    enquiry.add_argument("lead_id", metavar="LEAD_ID")
    enquiry.add_argument("--channel", choices=_words(Channel))
    enquiry.add_argument("--message", default="")
    enquiry.add_argument("--arrived", metavar="TIME")
    arrival = command("edit-enquiry", "change when an enquiry arrived")
    arrival.add_argument("enquiry_id", metavar="ENQUIRY_ID")
    arrival.add_argument("--arrived", metavar="TIME", required=True)
    lead = command("lead", "one lead, whole")
    lead.add_argument("lead_id", metavar="LEAD_ID")
    remove = command("remove", "remove a lead; can be undone")
    remove.add_argument("lead_id", metavar="LEAD_ID")
    remove.add_argument("--spam", action="store_true")
    merge = command("merge", "merge another lead into this one")
    merge.add_argument("lead_id", metavar="LEAD_ID")
    merge.add_argument("other_id", metavar="OTHER_LEAD_ID")


def _contact(command: _MakeCommand) -> None:
    touch = command("touch", "log a contact with a lead")
    touch.add_argument("lead_id", metavar="LEAD_ID")
    touch.add_argument("--channel", choices=_words(Channel), required=True)
    touch.add_argument("--direction", choices=["out", "in"], default="out")
    touch.add_argument("--automatic", action="store_true")
    touch.add_argument("--gift", action="store_true")
    touch.add_argument("--note", default="")
    edit = command("edit-touch", "change a logged contact")
    edit.add_argument("touch_id", metavar="TOUCH_ID")
    edit.add_argument("--channel", choices=_words(Channel))
    edit.add_argument("--note")
    for one in (touch, edit):
        one.add_argument("--at", metavar="TIME")
        reached = one.add_mutually_exclusive_group()
        reached.add_argument("--attempted", action="store_true")
        reached.add_argument("--reached", action="store_true")
    note = command("note", "write a note on a lead")
    note.add_argument("lead_id", metavar="LEAD_ID")
    note.add_argument("text", metavar="TEXT")


def _road(command: _MakeCommand) -> None:
    stage = command("stage", "move a lead to a stage")
    stage.add_argument("lead_id", metavar="LEAD_ID")
    stage.add_argument("stage", choices=_words(Stage), metavar="STAGE")
    stage.add_argument("--reason", default="")
    stage.add_argument("--until", metavar="DATE")
    for name, said in (("accept", "accept the suggested stage"), ("dismiss", "leave the stage as it is")):
        command(name, said).add_argument("lead_id", metavar="LEAD_ID")
    step = command("next", "set, finish or put off the next step")
    step.add_argument("lead_id", metavar="LEAD_ID")
    step.add_argument("--what")
    step.add_argument("--at", metavar="TIME")
    step.add_argument("--done", action="store_true")
    step.add_argument("--snooze", metavar="TIME")
    end = command("end-client", "a client stopped")
    end.add_argument("lead_id", metavar="LEAD_ID")
    end.add_argument("--on", metavar="DATE", required=True)
    end.add_argument("--reason", required=True)


def _consultations(command: _MakeCommand) -> None:
    consult = command("consult", "plan a consultation")
    consult.add_argument("lead_id", metavar="LEAD_ID")
    consult.add_argument("--at", metavar="TIME", required=True)
    consult.add_argument("--minutes", type=int, default=45)
    consult.add_argument("--kind", choices=_words(ConsultationKind), default=ConsultationKind.INTAKE.value)
    consult.add_argument("--place", default="")
    outcome = command("outcome", "log what a consultation brought")
    outcome.add_argument("consultation_id", metavar="CONSULTATION_ID")
    outcome.add_argument("--status", choices=_words(ConsultationStatus), required=True)
    outcome.add_argument("--outcome", choices=_words(Outcome))
    outcome.add_argument("--obstacle", choices=_words(Obstacle), action="append", default=[])
    outcome.add_argument("--discount-asked", action="store_true")
    outcome.add_argument("--stage", choices=_words(Stage))
    for text in ("words", "offer", "discount-reason", "next", "note"):
        outcome.add_argument(f"--{text}", default="")
    for value in ("price", "discount", "new-at", "next-at"):
        outcome.add_argument(f"--{value}")


def _lists(command: _MakeCommand) -> None:
    leads = command("leads", "list or search leads")
    leads.add_argument("--search", metavar="TEXT")
    leads.add_argument("--stage", choices=_words(Stage))
    leads.add_argument("--limit", type=int)
    leads.add_argument("--offset", type=int, default=0)
    command("duplicates", "leads that may be one person")


def _files(command: _MakeCommand) -> None:
    taking_in = command("import", "take in mails and tables")
    taking_in.add_argument("files", metavar="FILE", nargs="+")
    taking_in.add_argument("--dry-run", action="store_true")
    taking_in.add_argument("--as", dest="treat_as", choices=["enquiries", "contacts"])
    command("export", "write all leads to .xlsx, .csv, .vcf or .json").add_argument("file", metavar="FILE")
    undo = command("undo", "take the latest change back")
    undo.add_argument("--batch", metavar="BATCH_ID")
    command("redo", "do the latest undone change again")
    command("backup", "make a verified backup").add_argument("dir", metavar="DIR", nargs="?")
    command("restore", "put a backup in place of the data").add_argument("file", metavar="FILE")
    command("check", "check the data file")
    demo = command("demo", "fill an empty folder with sample leads")
    demo.add_argument("--leads", type=int, default=200)
    demo.add_argument("--touches", type=int, default=1000)
    demo.add_argument("--seed", type=int, default=1)


def _words(choices: type[StrEnum]) -> list[str]:
    """The words a choice is made from, as an error lists them."""
    return [choice.value for choice in choices]


def _sentence(message: str) -> str:
    """argparse's complaint as one line, which may quote whatever was typed."""
    plain = "".join(char if char.isprintable() else " " for char in message)
    plain = plain if len(plain) <= _LONGEST_COMPLAINT else f"{plain[:_LONGEST_COMPLAINT]}…"
    return plain[:1].upper() + plain[1:].rstrip(".")
