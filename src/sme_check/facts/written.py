"""From the text of a file to plain data. Every YAML value stays as it was written: 0101 is a code and no octal number, NO is Norway, 01.10 keeps its zero."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sme_check.errors import FactError, Problem

__all__ = ["parse_json", "parse_yaml", "refuse_depth"]

_DEEPEST = 60
_MOST = 200_000


class _Doubled(ValueError):
    """The same key twice in one JSON object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Doubled(key)
        found[key] = value
    return found


def parse_json(text: str, name: str) -> Any:
    """The data of a JSON text.

    Args:
        text: The text.
        name: What to call the file in a message.

    Raises:
        FactError: It is no JSON, has a key twice, or is nested too deep to be meant.
    """
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise FactError([Problem(f"{name}, line {error.lineno}", error.msg, "JSON")]) from None
    except _Doubled as error:
        raise FactError([Problem(name, f"the key {error} twice in one group", "each key once")]) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise FactError([Problem(name, "a number of more digits than any has", "numbers that can be meant")]) from None
    except RecursionError:
        raise FactError([_deep(name)]) from None


def _loader() -> Any:
    """A loader that knows text, lists, mappings and what is left empty, and guesses nothing else."""
    import yaml

    kept = {"tag:yaml.org,2002:null", "tag:yaml.org,2002:merge"}
    known = {first: [pair for pair in pairs if pair[0] in kept] for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    return type("Written", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {"yaml_implicit_resolvers": known})


def parse_yaml(text: str, name: str) -> Any:
    """The data of a YAML text: its scalars as text, what is left empty or null as None.

    Args:
        text: The text.
        name: What to call the file in a message.

    Raises:
        FactError: It is no YAML, has a key twice, or is nested too deep to be meant.
    """
    import yaml

    try:
        return _written(text, name)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        found = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        raise FactError([Problem(f"{name}, line {mark.line + 1 if mark else 1}", found.removeprefix("found "), "YAML or JSON")]) from None
    except RecursionError:
        raise FactError([_deep(name)]) from None


def _written(text: str, name: str) -> Any:
    loader = _loader()(text)
    try:
        node = loader.get_single_node()
        doubled = [Problem(f"{name}, line {line}", f"the key {key} twice in one group", "each key once") for line, key in _doubled(node)]
        if doubled:
            raise FactError(doubled)
        return loader.construct_document(node) if node is not None else None
    finally:
        loader.dispose()


def _doubled(top: Any) -> Iterator[tuple[int, str]]:
    """The line and the name of every key that stands twice in one mapping."""
    import yaml

    waiting, met = [top], set()
    while waiting:
        node = waiting.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            keys = [key for key, _ in node.value if isinstance(key, yaml.ScalarNode) and key.value != "<<"]
            names = [key.value for key in keys]
            yield from ((key.start_mark.line + 1, key.value) for place, key in enumerate(keys) if key.value in names[:place])
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def refuse_depth(data: Any, name: str) -> None:
    """Refuse data that no adviser means: nested beyond all sense, leading into itself, or of a size that no partnership has.

    Raises:
        FactError: It is.
    """
    layer, met = [data], 0
    for _ in range(_DEEPEST):
        layer = [child for item in layer for child in _children(item)]
        met += len(layer)
        if not layer:
            return
        if met > _MOST:
            break
    raise FactError([_deep(name)])


def _children(item: Any) -> Iterator[Any]:
    if isinstance(item, Mapping):
        yield from item.values()
    elif isinstance(item, list | tuple):
        yield from item


def _deep(name: str) -> Problem:
    found = f"groups within groups more than {_DEEPEST} deep, or more than {_MOST} values"
    return Problem(name, found, "one partnership")
