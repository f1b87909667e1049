"""`sme-check rules`: look after the rulebook."""

import argparse
import json
import sys
from pathlib import Path

from .arguments import INPUT_ERROR, day

__all__ = ["add_rules"]

COVERAGE_STATES = ("encoded", "encoded_list_incomplete", "not_applicable", "not_verified")


def add_rules(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
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
            parser.add_argument("first", type=day, metavar="DATE", help="the earlier day, as 2022-07-20")
            parser.add_argument("second", type=day, metavar="DATE", help="the later day")
            parser.add_argument("--all", action="store_true", help="every code and name")
        parser.set_defaults(run=run)


def _rules_lint(options: argparse.Namespace) -> int:
    from sme_check.rulebook.lint import check_documents
    from sme_check.rulebook.load import file_contents, rules_folder

    root = Path(options.rules) if options.rules else rules_folder()
    documents = check_documents(root, file_contents(root), unused=True)
    counts = {kind: len(items) for kind, items in documents.items() if kind != "rulebook"}
    cases = sum(len(item["cases"]) for item in documents["measure"].values())
    print(f"{root}: in order. " + ", ".join(f"{count} {kind}" for kind, count in counts.items()) + f"; {cases} cases.")
    return 0


def _rules_test(options: argparse.Namespace) -> int:
    from sme_check.assessment.cases import read_cases, run_case
    from sme_check.rulebook.load import load_rulebook

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
    from sme_check.assessment.describe import describe_measure
    from sme_check.rulebook.load import load_rulebook

    rulebook = load_rulebook(options.rules)
    shown = [measure for measure in rulebook.measures if not options.ids or any(measure.id.startswith(i) for i in options.ids)]
    if not shown:
        print(f"no measure's id begins with {', '.join(options.ids)}; sme-check rules show lists them all", file=sys.stderr)
        return INPUT_ERROR
    for measure in shown:
        print(describe_measure(measure, rulebook) if options.ids else f"{measure.id:<28} {measure.title}: {rulebook.cite(measure.citation)}")
    return 0


def _rules_claims(options: argparse.Namespace) -> int:
    from sme_check.rulebook.load import load_rulebook

    for claim, question in load_rulebook(options.rules).claims.items():
        print(f"{claim:<32} {question}")
    return 0


def _rules_coverage(options: argparse.Namespace) -> int:
    from sme_check.rulebook.coverage import as_markdown, as_text
    from sme_check.rulebook.lint import check_documents
    from sme_check.rulebook.load import file_contents, rules_folder

    root = Path(options.rules) if options.rules else rules_folder()
    documents = check_documents(root, file_contents(root))
    print("\n".join(as_markdown(documents) if options.markdown else as_text(documents, options.state)))
    return 0


def _rules_diff(options: argparse.Namespace) -> int:
    from sme_check.rulebook.diff import changes_between
    from sme_check.rulebook.diff_words import SHOWN, in_words
    from sme_check.rulebook.load import load_rulebook

    rulebook = load_rulebook(options.rules)
    changes = changes_between(rulebook, options.first, options.second)
    print(f"From {options.first} to {options.second}:" if changes else f"From {options.first} to {options.second} nothing changed in the law held.")
    print("\n".join(in_words(changes, rulebook, shown=None if options.all else SHOWN)), end="\n" if changes else "")
    return 0


def _rules_milestones(options: argparse.Namespace) -> int:
    from sme_check.rulebook.diff import milestones
    from sme_check.rulebook.diff_words import in_words
    from sme_check.rulebook.load import load_rulebook

    rulebook = load_rulebook(options.rules)
    for milestone in milestones(rulebook):
        print(milestone.day)
        print("\n".join(f"  {line}" for line in in_words(milestone.changes, rulebook, shown=3)))
    return 0


def _rules_schema(options: argparse.Namespace) -> int:
    from sme_check.rulebook.schema import rule_schemas

    print(json.dumps(rule_schemas(), indent=2, ensure_ascii=False))
    return 0
