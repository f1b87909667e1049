"""The command line: `sme-check check`, `lists`, `rules`, `facts`, `schemas`. Thin: it reads input, calls one function, shows what comes back."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from ._version import __version__
from .errors import SmeCheckError

__all__ = ["main"]

INPUT_ERROR = 2
"""The exit code for input or rules that cannot be read."""

STOPPED = 1
"""The exit code when the answer was not read to its end."""

COVERAGE_STATES = ("encoded", "encoded_list_incomplete", "not_applicable", "not_verified")


def _check(options: argparse.Namespace) -> int:
    from .assessment.assess import check
    from .assessment.verdict import EXIT_CODES
    from .facts.read import read_partnership_file

    assessment = check(read_partnership_file(options.file), as_of=options.as_of)
    if options.json:
        from .assessment.as_dict import as_dict

        print(json.dumps(as_dict(assessment), ensure_ascii=False, indent=2))
    else:
        from .assessment.render import as_markdown, as_text

        print(as_markdown(assessment) if options.markdown else as_text(assessment), end="")
    return EXIT_CODES[assessment.verdict]


def _rules_lint(options: argparse.Namespace) -> int:
    from .rulebook.lint import check_documents
    from .rulebook.load import file_contents, rules_folder

    root = Path(options.rules) if options.rules else rules_folder()
    documents = check_documents(root, file_contents(root), unused=True)
    counts = {kind: len(items) for kind, items in documents.items() if kind != "rulebook"}
    cases = sum(len(item["cases"]) for item in documents["measure"].values())
    print(f"{root}: in order. " + ", ".join(f"{count} {kind}" for kind, count in counts.items()) + f"; {cases} cases.")
    return 0


def _rules_test(options: argparse.Namespace) -> int:
    from .assessment.cases import read_cases, run_case
    from .rulebook.load import load_rulebook

    rulebook = load_rulebook(options.rules)
    results = [run_case(case, rulebook) for case in read_cases(options.rules) if not options.ids or any(case.measure.startswith(i) for i in options.ids)]
    if not results:
        print(f"no case: no measure's id begins with {', '.join(options.ids)}; sme-check rules show lists them all", file=sys.stderr)
        return INPUT_ERROR
    failed = [result for result in results if not result.passed]
    for result in failed:
        why = f" ({result.why})" if result.why else ""
        print(f"{result.case.measure}, case “{result.case.name}”, {result.case.as_of}: expected {result.case.expect}, found {result.found}{why}")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def _rules_show(options: argparse.Namespace) -> int:
    from .assessment.describe import describe_measure
    from .rulebook.load import load_rulebook

    rulebook = load_rulebook(options.rules)
    shown = [measure for measure in rulebook.measures if not options.ids or any(measure.id.startswith(i) for i in options.ids)]
    if not shown:
        print(f"no measure's id begins with {', '.join(options.ids)}; sme-check rules show lists them all", file=sys.stderr)
        return INPUT_ERROR
    for measure in shown:
        print(describe_measure(measure, rulebook) if options.ids else f"{measure.id:<28} {measure.title}: {rulebook.cite(measure.citation)}")
    return 0


def _rules_claims(options: argparse.Namespace) -> int:
    from .rulebook.load import load_rulebook

    for claim, question in load_rulebook(options.rules).claims.items():
        print(f"{claim:<32} {question}")
    return 0


def _rules_coverage(options: argparse.Namespace) -> int:
    from .rulebook.coverage import as_markdown, as_text
    from .rulebook.lint import check_documents
    from .rulebook.load import file_contents, rules_folder

    root = Path(options.rules) if options.rules else rules_folder()
    documents = check_documents(root, file_contents(root))
    print("\n".join(as_markdown(documents) if options.markdown else as_text(documents, options.state)))
    return 0


def _rules_diff(options: argparse.Namespace) -> int:
    from .rulebook.diff import changes_between
    from .rulebook.diff_words import SHOWN, in_words
    from .rulebook.load import load_rulebook

    rulebook = load_rulebook(options.rules)
    changes = changes_between(rulebook, options.first, options.second)
    print(f"From {options.first} to {options.second}:" if changes else f"From {options.first} to {options.second} nothing changed in the law held.")
    print("\n".join(in_words(changes, rulebook, shown=None if options.all else SHOWN)), end="\n" if changes else "")
    return 0


def _rules_milestones(options: argparse.Namespace) -> int:
    from .rulebook.diff import milestones
    from .rulebook.diff_words import in_words
    from .rulebook.load import load_rulebook

    rulebook = load_rulebook(options.rules)
    for milestone in milestones(rulebook):
        print(milestone.day)
        print("\n".join(f"  {line}" for line in in_words(milestone.changes, rulebook, shown=3)))
    return 0


def _rules_schema(options: argparse.Namespace) -> int:
    from .rulebook.schema import rule_schemas

    print(json.dumps(rule_schemas(), indent=2, ensure_ascii=False))
    return 0


def _lists_update(options: argparse.Namespace) -> int:
    from .assessment.imported import most_lost, prepare
    from .rulebook.load import load_rulebook
    from .screening.fetch import OFFICIAL, refuse_network
    from .screening.update import import_list

    rulebook = load_rulebook()
    source = options.source or OFFICIAL
    if options.offline:
        refuse_network(source)
    done = import_list(source, most_lost=most_lost(rulebook), confirmed=options.confirm, as_at=options.as_at)
    prepare(rulebook)
    print(f"{done.held.title}: {done.entries} entries, {'imported' if done.new else 'held already'}; checksum {done.held.digest}")
    return 0


def _lists_status(options: argparse.Namespace) -> int:
    from .screening.report import describe_store
    from .screening.store import Store

    print("\n".join(describe_store(Store(), datetime.now(UTC).date())))
    return 0


def _lists_diff(options: argparse.Namespace) -> int:
    from .screening.report import describe_changes
    from .screening.store import Store

    print("\n".join(describe_changes(Store(), options.list, options.older, options.newer)))
    return 0


def _schemas(options: argparse.Namespace) -> int:
    from .assessment.schemas import write_schemas

    for path in write_schemas(Path(options.folder)):
        print(path)
    return 0


def _facts(options: argparse.Namespace) -> int:
    from .facts.describe import describe_facts

    print(describe_facts(), end="")
    return 0


def _rules_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    rules = commands.add_parser("rules", help="look after the rulebook").add_subparsers(dest="rules_command", required=True, metavar="COMMAND")
    for name, run, words in (
        ("lint", _rules_lint, "check every rule file: form, references, dates, cases"),
        ("show", _rules_show, "show the measures, or one of them"),
        ("test", _rules_test, "run the worked cases of the rules"),
        ("claims", _rules_claims, "list the exceptions that can be claimed"),
        ("coverage", _rules_coverage, "say what was made of each provision of the instruments"),
        ("diff", _rules_diff, "say what changed in the law held between two days"),
        ("milestones", _rules_milestones, "list the days on which an answer can change"),
        ("schema", _rules_schema, "print the JSON Schema of the rule files"),
    ):
        parser = rules.add_parser(name, help=words, description=words)
        parser.add_argument("--rules", metavar="FOLDER", help="another folder of rules")
        if name in ("show", "test"):
            parser.add_argument("ids", nargs="*", metavar="ID", help="the beginning of a measure's id")
        if name == "coverage":
            shape = parser.add_mutually_exclusive_group()
            shape.add_argument("--state", default="", choices=COVERAGE_STATES, help="list the provisions in a state")
            shape.add_argument("--markdown", action="store_true", help="the whole, as docs/coverage.md has it")
        if name == "diff":
            parser.add_argument("first", type=_day, metavar="DATE", help="the earlier day, as 2022-07-20")
            parser.add_argument("second", type=_day, metavar="DATE", help="the later day")
            parser.add_argument("--all", action="store_true", help="every code and name")
        parser.set_defaults(run=run)


def _lists_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    lists = commands.add_parser("lists", help="look after the published lists").add_subparsers(dest="lists_command", required=True, metavar="COMMAND")
    update = lists.add_parser("update", help="import a list: the official one, or another from a file", description="Import a published list.")
    update.add_argument("--from", dest="source", metavar="FILE|URL", help="a file or an address (else the official address)")
    update.add_argument("--as-at", type=_day, metavar="DATE", help="the day of an older list that does not state it")
    update.add_argument("--confirm", action="store_true", help="take a list that lacks many entries of the one in use")
    update.add_argument("--offline", action="store_true", help="touch no network (as SME_CHECK_OFFLINE=1)")
    update.set_defaults(run=_lists_update)
    words = "say which lists are held, how old they are and whether they are sound"
    lists.add_parser("status", help=words, description=words).set_defaults(run=_lists_status)
    diff = lists.add_parser("diff", help="say what changed from one list to the next", description="Say what changed from one list to the next.")
    diff.add_argument("older", nargs="?", type=_day, metavar="OLDER", help="the day of the older list (else the one before the newest)")
    diff.add_argument("newer", nargs="?", type=_day, metavar="NEWER", help="the day of the newer list (else the newest)")
    diff.add_argument("--list", choices=("uk", "ofsi", "hmt", "restrictions"), default="uk", help="which list")
    diff.set_defaults(run=_lists_diff)


def _day(words: str) -> date:
    """A date of the command line."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words} is no date: write it as 2022-07-20") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sme-check", description="Does any UK sanctions measure reach a proposed partnership with a Russian business, on a given date?"
    )
    parser.add_argument("--version", action="version", version=f"sme-check {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="assess one partnership",
        description="Assess one partnership.",
        epilog="exit codes: 0 outside, 10 needs information, 11 refer, 12 licence required, 13 prohibited, 2 input that cannot be read",
    )
    check.add_argument("file", metavar="FILE", help="a partnership in YAML or JSON")
    check.add_argument("--as-of", metavar="DATE", help="the day whose law is applied (else the file's as_of)")
    shape = check.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="the whole answer with its proofs, as JSON")
    shape.add_argument("--markdown", action="store_true", help="the answer with its proofs, as Markdown")
    check.set_defaults(run=_check)
    _lists_parser(commands)
    _rules_parser(commands)
    facts = commands.add_parser("facts", help="list the facts that can be stated", description="List the facts that can be stated.")
    facts.set_defaults(run=_facts)
    schemas = commands.add_parser("schemas", help="write the JSON Schemas", description="Write the JSON Schemas of the rule files and of a partnership file.")
    schemas.add_argument("folder", nargs="?", default="schemas", metavar="FOLDER")
    schemas.set_defaults(run=_schemas)
    return parser


def _speak_utf8() -> None:
    """Names are Cyrillic and JSON is UTF-8, whatever the machine's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words after the command; None for those of the process.

    Returns:
        The exit code: by verdict for `check`, 0 for well done, 2 for input that cannot be read.
    """
    _speak_utf8()
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read the answer has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except SmeCheckError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'file'}: {error.strerror or error}", file=sys.stderr)
    return INPUT_ERROR
