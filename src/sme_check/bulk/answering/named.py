"""The facts that the rules name: of the others none can turn an answer."""

import json
import re

from sme_check.engine.columns.compile import Asked, Compiled
from sme_check.rulebook.condition import Listed, Test
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["facts_named", "facts_spelled"]

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
    asked = [node.leaf.condition for node in compiled.graph.nodes if isinstance(node.leaf, Asked)]
    tests = {item.fact for item in asked if isinstance(item, Test) and item.comparison not in ("given", "stated")}
    return frozenset(tests | {item.fact for item in asked if isinstance(item, Listed)})
