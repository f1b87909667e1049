"""`sme-check template`: the workbook to fill in."""

import argparse
import sys
from pathlib import Path

from sme_check.errors import FactError, Problem

from .arguments import INPUT_ERROR

__all__ = ["add_template"]

_NAME = "sme-check-template.xlsx"


def add_template(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    words = "write the Excel template to fill in"
    parser = commands.add_parser("template", help=words, description="Write the Excel template to fill in, with its instructions and worked examples.")
    parser.add_argument("file", nargs="?", type=Path, default=Path(_NAME), metavar="FILE", help=f"where to (else {_NAME})")
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")
    parser.set_defaults(run=_template)


def _template(options: argparse.Namespace) -> int:
    from sme_check.bulk.workbooks.template import write_template

    if options.file.suffix.lower() != ".xlsx":
        raise FactError([Problem("the template", options.file.name, "a name that ends in .xlsx")])
    if options.file.exists() and not options.force:
        print(f"{options.file}: is there already; --force overwrites it, or give another name", file=sys.stderr)
        return INPUT_ERROR
    write_template(options.file)
    print(f"{options.file}: fill it in, then run: sme-check bulk {options.file}")
    return 0
