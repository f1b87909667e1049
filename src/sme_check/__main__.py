"""The command `sme-check` as a process: the script and `python -m sme_check`."""

import gc
import sys
from typing import NoReturn

from .cli import main

__all__ = ["program"]


def program() -> NoReturn:
    """Run the command of this process and end it with its exit code.

    Nothing a command makes and drops goes round in circles (a long run of `bulk` looks for them between its portions), and what is left at the end goes
    with the process: both searches are spared, a fifth of a short command.
    """
    gc.disable()
    code = main()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    program()
