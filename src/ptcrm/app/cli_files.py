"""The commands about files and the data as a whole. Each imports only what it runs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ptcrm.app.cli_work import Answer, Work
from ptcrm.domain.ids import BatchId
from ptcrm.domain.refusals import Refusal
from ptcrm.store import backup

_MOST_SAMPLES = 5_000_000


def do_import(work: Work, asked: Namespace) -> Answer:
    """Mails and tables come in; rows that can't are listed."""
    from ptcrm.commands.import_plan import plan_import
    from ptcrm.commands.importing import preview_import, run_import
    from ptcrm.queries.preferences import remembered_choices

    files = [Path(file) for file in asked.files]
    with work.reading() as connection:
        choices = replace(remembered_choices(connection), treat_as=asked.treat_as)
    plan = plan_import(files, work.now, work.zone, region=work.region, choices=choices)
    report = (
        preview_import(work.database, plan) if asked.dry_run else run_import(work.database, plan, work.now)
    )
    return Answer(report.document(), report.readable())


def do_export(work: Work, asked: Namespace) -> Answer:
    """All leads in one file."""
    from ptcrm.commands import exporting

    file = Path(asked.file).absolute()
    with work.reading() as connection:
        count = exporting.export_leads(connection, file, exporting.Export(work.zone))
    return Answer({"leads": count, "file": str(file)}, f"{count} leads in {file}")


def do_undo(work: Work, asked: Namespace) -> Answer:
    """The latest change, or a whole import, taken back."""
    from ptcrm.commands import batches, undoing

    if asked.batch is not None:
        kept = work.write(lambda session: batches.undo_batch(session, BatchId(asked.batch)))
        return _turned("Undone", "import", kept)
    undone = work.write(undoing.undo)
    return _turned("Undone", undone.label, undone.kept)


def do_redo(work: Work, asked: Namespace) -> Answer:  # noqa: ARG001 - every command is called alike
    """The latest undone change, done again."""
    from ptcrm.commands import undoing

    redone = work.write(undoing.redo)
    return _turned("Redone", redone.label, redone.kept)


def do_backup(work: Work, asked: Namespace) -> Answer:
    """A verified copy of everything."""
    made = backup.back_up(work.database, Path(asked.dir).absolute() if asked.dir else None, work.now)
    document = {"file": str(made.file), "leads": made.leads, "sha256": made.sha256}
    return Answer(document, f"{made.leads} leads in {made.file}")


def do_restore(work: Work, asked: Namespace) -> Answer:
    """A backup in place of the data, which is itself kept."""
    from ptcrm.commands.restoring import restore_quietly

    restored = restore_quietly(work.folder, Path(asked.file).absolute(), work.now)
    previous = None if restored.previous is None else str(restored.previous)
    document = {"leads": restored.leads, "previous": previous}
    return Answer(document, f"{restored.leads} leads restored; what was there is kept in {previous}")


def do_demo(work: Work, asked: Namespace) -> Answer:
    """Sample leads in an empty folder."""
    from ptcrm.commands import samples

    for name in ("leads", "touches"):
        if not 0 <= getattr(asked, name) <= _MOST_SAMPLES:
            raise Refusal(
                "too_many_samples",
                "--{field} takes a number from 0 to {most}.",
                field=name,
                most=_MOST_SAMPLES,
            )
    samples.fill_with_samples(work.database, asked.leads, asked.touches, asked.seed, work.now, work.zone)
    return Answer(
        {"leads": asked.leads, "touches": asked.touches}, f"{asked.leads} leads, {asked.touches} touches"
    )


def _turned(how: str, label: str, kept: Sequence[str]) -> Answer:
    text = f"{how}: {label.replace('_', ' ')}."
    if kept:
        text += f" Kept, because changed since: {', '.join(kept)}"
    return Answer({"label": label, "kept": list(kept)}, text)
