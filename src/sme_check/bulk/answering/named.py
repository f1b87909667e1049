"""The facts that the rules name: of the others none can turn an answer."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from sme_check.engine.columns.compile import Asked, Compiled
from sme_check.rulebook.condition import Listed, Test
from sme_check.rulebook.dated_list import DatedList
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["facts_named", "facts_spelled", "texts_told"]

_NAMED = re.compile(r'"(?:fact|subject)\\*": *\\*"([a-z_.]+)')
_KNOWN: dict[str, frozenset[str]] = {}


def facts_named(law: Rulebook) -> frozenset[str]:
    """The paths of all facts that some measure, definition or list of a rulebook names, whatever the day; `it` stands for any party."""
    if law.fingerprint not in _KNOWN:
        _KNOWN.clear()
        texts = (json.dumps(dict(law.documents.get(kind, {})), default=str) for kind in ("measure", "definition", "list"))
        _KNOWN[law.fingerprint] = frozenset(path for text in texts for path in _NAMED.findall(text))
    return _KNOWN[law.fingerprint]


def facts_spelled(compiled: Compiled) -> frozenset[str]:
    """The paths of the facts of which the law of a day asks more than whether they are stated."""
    tests, lists = _asked(compiled)
    return frozenset({*tests, *(item.fact for item in lists)})


def texts_told(compiled: Compiled, law: Rulebook, day: date) -> Mapping[str, Callable[[str], bool]]:
    """Of the facts of which the law of a day asks only whether some lists show them: whether a list shows a text, for all others are alike."""
    tests, lists = _asked(compiled)
    of_fact: dict[str, list[Listed]] = defaultdict(list)
    for item in lists:
        of_fact[item.fact].append(item)
    return {
        fact: partial(_is_shown, tuple(law.dated_list(name) for name in dict.fromkeys(item.list_id for item in asked)), day)
        for fact, asked in of_fact.items()
        if fact not in tests and all(item.shown for item in asked)
    }


def _is_shown(lists: tuple[DatedList, ...], day: date, text: str) -> bool:
    return any(item.hits(text, day) for item in lists)


def _asked(compiled: Compiled) -> tuple[set[str], list[Listed]]:
    """The facts that tests read, and what is asked of lists."""
    asked = [node.leaf.condition for node in compiled.graph.nodes if isinstance(node.leaf, Asked)]
    tests = {item.fact for item in asked if isinstance(item, Test) and item.comparison not in ("given", "stated")}
    return tests, [item for item in asked if isinstance(item, Listed)]
