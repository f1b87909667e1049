"""`sme-check check`: one partnership, from a file."""

import argparse
import json

__all__ = ["add_check"]


def add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
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


def _check(options: argparse.Namespace) -> int:
    from sme_check.assessment.assess import check
    from sme_check.assessment.verdict import EXIT_CODES
    from sme_check.facts.read import read_partnership_file

    assessment = check(read_partnership_file(options.file), as_of=options.as_of)
    if options.json:
        from sme_check.assessment.as_dict import as_dict

        print(json.dumps(as_dict(assessment), ensure_ascii=False, indent=2))
    else:
        from sme_check.assessment.render import as_markdown, as_text

        print(as_markdown(assessment) if options.markdown else as_text(assessment), end="")
    return EXIT_CODES[assessment.verdict]
