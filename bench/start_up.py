"""Start-up: what a command costs before and with its work, each in a fresh Python, beside the import of pydantic alone."""

import os
import statistics
import sys
from typing import Any

from measuring import ROOT, spawn

__all__ = ["programs"]


def programs(times: str = "11") -> dict[str, Any]:
    """The median of several runs, the programs by turns."""
    example = next(iter(sorted((ROOT / "examples").glob("*.yaml"))))
    asked = {
        "bare Python": ["-c", "pass"],
        "from pydantic import BaseModel": ["-c", "from pydantic import BaseModel"],
        "sme-check --help": ["-m", "sme_check", "--help"],
        "sme-check check FILE": ["-m", "sme_check", "check", str(example)],
        "the same with a list of 6,000 entries": ["-m", "sme_check", "check", str(example)],
        "import numpy": ["-c", "import numpy"],
        "import pandas": ["-c", "import pandas"],
    }
    took: dict[str, list[dict[str, Any]]] = {name: [] for name in asked}
    for turn in range(int(times) + 1):
        for name, words in asked.items():
            found = spawn(sys.executable, *words, more=None if "list" in name else {"SME_CHECK_DATA": os.devnull})
            if turn:  # the first writes bytecode and caches
                took[name].append(found)
    middle = {name: {part: statistics.median(run[part] for run in runs) for part in ("cpu", "clock")} for name, runs in took.items()}
    return {"rows": [{"what": name} | figures for name, figures in middle.items()]}
