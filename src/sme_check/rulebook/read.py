"""Read rule files: YAML to checked documents, with every fault named by file and line."""

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from sme_check.errors import Problem, RuleFileError
from sme_check.facts.table import say_path

from .files import FORMS

__all__ = ["kind_of", "line_of", "read_documents", "rule_files"]

_FOLDERS = {"definitions": "definition", "lists": "list", "entities": "entities", "measures": "measure", "outreach": "outreach", "provisions": "provisions"}
_TABLES = {"rulebook.yaml": "rulebook", "instruments.yaml": "instruments", "claims.yaml": "claims", "coverage.yaml": "coverage"}
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def rule_files(root: Path) -> list[Path]:
    """Every rule file under a folder, in order."""
    return sorted(path for path in root.rglob("*.yaml") if path.is_file())


def kind_of(root: Path, path: Path) -> str | None:
    """What kind of file it is, by its place; None if no kind has its place there."""
    parts = path.relative_to(root).parts
    return _TABLES.get(parts[0]) if len(parts) == 1 else _FOLDERS.get(parts[0])


def _compose(text: str) -> tuple[Any, Any, list[tuple[int, str]]]:
    """The node tree (for lines), the plain data, and the keys that stand twice, of one file.

    Keys are compared first, because making the data writes what `<<` merges into the tree.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        doubled = [(key.start_mark.line + 1, path) for key, path in _doubled_keys(node)]
        return node, loader.construct_document(node) if node is not None else None, doubled
    finally:
        loader.dispose()


def line_of(node: Any, path: Sequence[int | str]) -> int:
    """The line, from 1, of the place that a path leads to, or of the nearest place above it."""
    for step in path:
        below = _child(node, step)
        if below is None:
            break
        node = below
    return int(node.start_mark.line) + 1 if node is not None else 1


def _child(node: Any, step: int | str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def _doubled_keys(node: Any, path: str = "") -> Iterable[tuple[Any, str]]:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue  # making the data refuses it
            if key.value in seen and key.value != "<<":
                yield key, f"{path}.{key.value}".lstrip(".")
            seen.add(key.value)
            yield from _doubled_keys(value, f"{path}.{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _doubled_keys(value, f"{path}[{number}]")


def _fields_at(form: type[BaseModel], path: Sequence[int | str]) -> list[str]:
    """The names that may stand where an unknown one was found."""
    names = {alias for model in _models_under(form) for alias in _names_of(model)}
    return sorted(names) if path else _names_of(form)


def _names_of(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_under(form: type[BaseModel]) -> Iterable[type[BaseModel]]:
    from . import files

    return [item for item in vars(files).values() if isinstance(item, type) and issubclass(item, files.Form)] or [form]


def _problem(file: str, node: Any, form: type[BaseModel], error: Mapping[str, Any]) -> Problem:
    """One fault as the reader sees it."""
    tags = {"all", "any", "not", "fact", "is", "some", "party", "judgement", "unread"}
    path = _plain_path(node, error["loc"], tags)
    where = f"{file}, line {line_of(node, path)}: {say_path(path)}"
    if error["type"] == "extra_forbidden":
        name = str(error["loc"][-1])
        near = get_close_matches(name, _fields_at(form, path), n=1)
        return Problem(where, f"{name}: {_short(error['input'])}", "a name that the form of this file knows (docs/rule-language.md)", near[0] if near else "")
    if error["type"] == "missing":
        return Problem(where, "nothing", f"{error['loc'][-1]} must be stated")
    return Problem(where, _short(error["input"]), str(error["msg"]).removeprefix("Value error, "))


def _plain_path(node: Any, loc: Sequence[int | str], tags: set[str]) -> list[int | str]:
    """The path as the file has it: pydantic also names the chosen form of a condition, which the file does not."""
    path: list[int | str] = []
    for step in loc:
        here = node
        for part in path:
            here = _child(here, part) if here is not None else None
        skips = step in tags and here is not None and _child(here, step) is not None and _is_tag(loc, path, step)
        if not skips and step != "[key]":
            path.append(step)
    return path


def _is_tag(loc: Sequence[int | str], path: Sequence[int | str], step: int | str) -> bool:
    """A tag is followed by the same name again, as in forbids, all, all, 1."""
    position = next((i for i in range(len(path), len(loc)) if loc[i] == step), -1)
    return position >= 0 and position + 1 < len(loc) and (loc[position + 1] == step or step in ("fact", "party", "is", "some", "judgement", "unread"))


def _short(value: Any, most: int = 120) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= most else text[: most - 1] + "…"


class _Reader:
    """Gathers the documents and faults of all files, so that all faults come at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.documents: dict[str, dict[str, Any]] = {
            kind: {} for kind in ("rulebook", "instrument", "claim", "definition", "list", "entities", "measure", "outreach", "provisions", "coverage")
        }
        self.nodes: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def read(self, path: Path, text: str) -> None:
        file = f"rules/{path.relative_to(self.root).as_posix()}"
        kind = kind_of(self.root, path)
        if kind is None:
            self.problems.append(Problem(file, "a file that no kind has its place here", f"{', '.join(_TABLES)} or a file in {', '.join(_FOLDERS)}"))
            return
        try:
            node, data, doubled = _compose(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.problems.append(Problem(f"{file}, line {mark.line + 1 if mark else 1}", str(getattr(error, "problem", error)), "YAML"))
            return
        except (ValueError, RecursionError) as error:  # a date that does not exist, groups without end
            self.problems.append(Problem(file, str(error), "YAML, whose dates are days of the calendar"))
            return
        self.nodes[file] = node
        self.problems += [Problem(f"{file}, line {line}: {where}", "the same key twice", "each key once") for line, where in doubled]
        try:
            model = FORMS[kind].model_validate(data)
        except ValidationError as error:
            self.problems += [_problem(file, node, FORMS[kind], dict(item)) for item in error.errors()]
            return
        self._keep(kind, file, model.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True))

    def _keep(self, kind: str, file: str, data: dict[str, Any]) -> None:
        if kind in ("rulebook", "coverage"):
            self.documents[kind][kind] = data
        elif kind in ("instruments", "claims"):
            for item in data[kind]:
                self._add(kind.removesuffix("s"), item["id"], item, file)
        else:
            self._add(kind, data["id"], {**data, "file": file}, file)

    def _add(self, kind: str, key: str, data: dict[str, Any], file: str) -> None:
        if key in self.documents[kind]:
            first = self.documents[kind][key].get("file", file)
            self.problems.append(Problem(f"{file}, line {line_of(self.nodes[file], ['id'])}: id", key, f"an id that no other file has; {first} has it"))
        self.documents[kind][key] = data


def read_documents(root: Path, texts: Mapping[Path, str]) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """Read and check the form of every rule file.

    Args:
        root: The folder `rules`.
        texts: The text of each file.

    Returns:
        The documents by kind and id, and the node tree of each file, for naming lines.

    Raises:
        RuleFileError: Any file is not of its form; all faults at once.
    """
    reader = _Reader(root)
    for path, text in texts.items():
        reader.read(path, text)
    if reader.problems:
        raise RuleFileError(reader.problems)
    return reader.documents, reader.nodes
