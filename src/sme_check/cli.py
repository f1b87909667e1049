"""The command line. Thin: each command reads input, calls one function, shows what comes back."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from ._version import __version__
from .commands.arguments import INPUT_ERROR, INTERRUPTED, STOPPED
from .commands.bulk import add_bulk
from .commands.check import add_check
from .commands.facts import add_facts
from .commands.lists import add_lists
from .commands.rules import add_rules
from .commands.template import add_template
from .errors import SmeCheckError

__all__ = ["main"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sme-check", description="Does any UK sanctions measure reach a proposed partnership with a Russian business, on a given date?"
    )
    parser.add_argument("--version", action="version", version=f"sme-check {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (add_check, add_template, add_bulk, add_lists, add_rules, add_facts):
        add(commands)
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
        The exit code: by verdict for `check` and `bulk`, 0 for well done, 2 for input that cannot be read, 130 after Ctrl-C.
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
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    except SmeCheckError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'file'}: {error.strerror or error}", file=sys.stderr)
    return INPUT_ERROR
