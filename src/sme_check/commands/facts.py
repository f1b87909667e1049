"""`sme-check facts` and `sme-check schemas`: what can be stated, for people and for editors."""

import argparse
from pathlib import Path

__all__ = ["add_facts"]


def add_facts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    facts = commands.add_parser("facts", help="list the facts that can be stated", description="List the facts that can be stated.")
    facts.set_defaults(run=_facts)
    schemas = commands.add_parser("schemas", help="write the JSON Schemas", description="Write the JSON Schemas of the rule files and of a partnership file.")
    schemas.add_argument("folder", nargs="?", default="schemas", metavar="FOLDER")
    schemas.set_defaults(run=_schemas)


def _schemas(options: argparse.Namespace) -> int:
    from sme_check.assessment.schemas import write_schemas

    for path in write_schemas(Path(options.folder)):
        print(path)
    return 0


def _facts(options: argparse.Namespace) -> int:
    from sme_check.facts.describe import describe_facts

    print(describe_facts(), end="")
    return 0
