"""`sme-check bulk`: many partnerships from a workbook, CSV or Parquet file, and the result beside them."""

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import INPUT_ERROR, INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sme_check.bulk.workbooks.taken import Taken

__all__ = ["add_bulk"]

_CODES = (
    "exit codes: that of the worst verdict (0 all outside, 10 needs information, 11 refer, 12 licence required, 13 prohibited); 2 input that cannot be "
    "read, or a file that would be overwritten; 130 interrupted. A dry run: 0 nothing to mend, 1 something to mend or to confirm"
)


def add_bulk(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("bulk", help="check many partnerships: a workbook, CSV or Parquet file", description=_ABOUT, epilog=_CODES)
    parser.add_argument("file", type=Path, metavar="FILE", help="the template filled in, or a sheet of your own")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the result: .xlsx, .csv or .parquet (else beside the file, as NAME-checked.xlsx)")
    parser.add_argument("--as-of", metavar="DATE", help="the day whose law is applied to all rows (else each row's own)")
    parser.add_argument("--map", action="append", default=[], metavar="HEADING=FACT", help="what a heading stands for; HEADING= leaves it out")
    parser.add_argument("--aside", action="append", default=[], metavar="HEADING", help="a column that is beside the point: what stands there leaves no doubt")
    parser.add_argument(
        "--yes", action="store_true", help="take the headings as they were understood, without asking; merely similar ones are left out, their rows in doubt"
    )
    parser.add_argument("--dry-run", action="store_true", help="say how the headings are understood and which cells cannot be read, and stop")
    parser.add_argument("--resume", action="store_true", help="go on with a run that was interrupted")
    parser.add_argument("--force", action="store_true", help="overwrite a result that is there")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.set_defaults(run=_bulk)


_ABOUT = "Check many partnerships. Your rows come back in their order, each with its verdict, why, what is missing and the way to a licence beside it."


def _bulk(options: argparse.Namespace) -> int:
    from sme_check.bulk.collecting import collecting_later

    with collecting_later():
        return _checked(options)


def _checked(options: argparse.Namespace) -> int:
    from sme_check.bulk.collecting import standing_aside
    from sme_check.bulk.results.write import files_of

    from .dry_run import dry_run

    if options.file.is_dir():
        print(f"{options.file}: is a folder; give a workbook, CSV or Parquet file", file=sys.stderr)
        return INPUT_ERROR
    out = options.out or _beside(options.file)
    files = files_of(out)
    if not options.dry_run and (refused := _in_the_way(files, options)):
        print(refused, file=sys.stderr)
        return INPUT_ERROR
    taken = _taken(options)
    if options.dry_run:
        return dry_run(taken)
    try:
        with standing_aside():
            return _answer(taken, options, out)
    except KeyboardInterrupt:
        words = shlex.join(["sme-check", "bulk", *_again(options)])
        print(f"\nStopped. What is done is kept; go on with:\n  {words}", file=sys.stderr)
        return INTERRUPTED


def _in_the_way(files: "Sequence[Path]", options: argparse.Namespace) -> str:
    """What is not to be overwritten, and what to do; empty if nothing is in the way. The user's own file is, whatever is said."""
    own = next((file for file in files if file.resolve() == options.file.resolve()), None)
    if own:
        return f"{own}: is there already; your own file is never overwritten: give another name"
    if options.resume and _was_writing(files[0]):
        return ""
    there = next((file for file in files if file.exists()), None)
    return f"{there}: is there already; --force overwrites it" if there and not options.force else ""


def _was_writing(out: Path) -> bool:
    """Whether a run was interrupted before its result was whole, whose main file comes last: what stands beside it then is of that run."""
    from sme_check.bulk.runs.keep import is_unfinished, keep_beside

    return is_unfinished(keep_beside(out)) and not out.exists()


def _beside(file: Path) -> Path:
    """Where the result goes if nothing is said."""
    return file.with_name(f"{file.stem}-checked{'.parquet' if file.suffix.lower() == '.parquet' else '.xlsx'}")


def _again(options: argparse.Namespace) -> list[str]:
    """The words that go on with this run."""
    words = [str(options.file)]
    for name in ("out", "as_of"):
        value = getattr(options, name)
        words += [f"--{name.replace('_', '-')}", str(value)] if value else []
    for name in ("map", "aside"):
        for item in getattr(options, name):
            words += [f"--{name}", item]
    return [*words, *(f"--{name}" for name in ("yes", "force", "quiet") if getattr(options, name)), "--resume"]


def _taken(options: argparse.Namespace) -> "Taken":
    from sme_check.bulk.results.again import without_results
    from sme_check.bulk.workbooks.open import open_table
    from sme_check.bulk.workbooks.take import take

    from .bar import waiting
    from .confirm import confirmed, mapping_of

    mapping = {**mapping_of(options.map), **dict.fromkeys(options.aside, "ignore")}
    with waiting(f"Reading {options.file.name}", quiet=options.quiet):
        workbook = without_results(open_table(options.file, options.file.name))
        taken = take(workbook, mapping, as_of=options.as_of)
    if options.dry_run:
        return taken
    agreed = confirmed(taken, mapping, taken_as_is=options.yes)
    return taken if agreed == mapping else take(workbook, agreed, as_of=options.as_of)


def _answer(taken: "Taken", options: argparse.Namespace, out: Path) -> int:
    from sme_check.assessment.verdict import EXIT_CODES
    from sme_check.bulk.answering.answered import day_of
    from sme_check.bulk.results.standing import Standing
    from sme_check.bulk.results.write import write_results
    from sme_check.bulk.runs.keep import keep_beside, take_away
    from sme_check.bulk.runs.run import run
    from sme_check.rulebook.load import load_rulebook

    from .bar import bar

    law = load_rulebook()
    day = day_of(options.as_of) if options.as_of else None
    stated = {"headings": "; ".join(options.map), "columns set aside": "; ".join(options.aside)}
    standing = Standing(day, law, {name: words for name, words in stated.items() if words})
    keep = keep_beside(out)
    with bar(quiet=options.quiet) as tells:
        answers = run(taken, day, rulebook=law, progress=tells, keep=keep, resume=options.resume, says=_says)
        files = write_results(out, taken, answers, standing, tells)
    take_away(keep)
    for note in standing.lists_notes:
        _says(f"Take care: {note}")
    for verdict, count in answers.counts().items():
        print(f"{count:>8,}  {verdict.value.replace('_', ' ')}")
    print(f"{files[0]}{f' and {len(files) - 1} files beside it' if files[1:] else ''}")
    return EXIT_CODES[answers.worst]


def _says(words: str) -> None:
    print(words, file=sys.stderr)
