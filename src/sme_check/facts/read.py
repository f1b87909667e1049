"""Read a partnership from YAML, JSON or a mapping; refuse all that is wrong at once, each fault with its path."""

import json
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from sme_check.errors import FactError, Problem

from .declare import FactModel
from .identifiers import ReadingError
from .partnership import Partnership
from .table import FactInfo, facts_of, say_path
from .written import parse_json, parse_yaml, refuse_depth

__all__ = ["plain_facts", "problem_of", "read_partnership", "read_partnership_file"]


def _model_at(path: Sequence[int | str]) -> type[FactModel] | None:
    """The model whose fields stand at a path."""
    model: type[FactModel] | None = Partnership
    for step in path:
        if isinstance(step, int) or model is None:
            continue
        info = next((item for item in facts_of(model) if item.name == step), None)
        model = info.model if info else None
    return model


def _info_at(path: Sequence[int | str]) -> FactInfo | None:
    names = [step for step in path if isinstance(step, str)]
    for cut in range(len(names), 0, -1):
        model = _model_at(names[: cut - 1])
        info = next((item for item in facts_of(model) if item.name == names[cut - 1]), None) if model else None
        if info is not None:
            return info
    return None


def _short(value: Any, most: int = 100) -> str:
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str, skipkeys=True)
    return text if len(text) <= most else text[: most - 1] + "…"


_ACCEPTED = {"yes_no": "true or false", "text": "text", "texts": "a list of texts", "group": "a group of facts", "groups": "a list of groups of facts"}
_ACCEPTED_WITHIN = {"texts": "text", "groups": "a group of facts"}


def _accepted(info: FactInfo, message: str, *, within: bool) -> str:
    """What a fact may be; `within` its list if that is where the fault lies."""
    if info.choices:
        several = "" if within or info.kind == "choice" else "a list, each "
        return f"{info.heading}: {several}one of {', '.join(info.choices)}"
    known = (_ACCEPTED_WITHIN if within else _ACCEPTED).get(info.kind)
    return f"{info.heading}: {known or message}"


def _unknown_key(path: Sequence[int | str], value: Any) -> Problem:
    name = str(path[-1])
    model = _model_at(path[:-1])
    names = [info.name for info in facts_of(model)] if model else []
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    return Problem(say_path(path), f"{name}: {_short(value)}", "a fact that is declared here: " + ", ".join(names), near[0] if near else "")


def _problem(error: Mapping[str, Any]) -> Problem:
    if error["type"] == "extra_forbidden":
        return _unknown_key(error["loc"], error["input"])
    if error["type"] == "invalid_key":
        return Problem(say_path(error["loc"][:-1]) or "the file", f"the key {_short(error['input'])}", "keys that are text")
    path = [step for step in error["loc"] if not (isinstance(step, str) and "[" in step)]
    info = _info_at(path)
    return problem_of(error, info, say_path(path) or "the file", within=isinstance(path[-1], int))


def problem_of(error: Mapping[str, Any], info: FactInfo | None, where: str, *, within: bool) -> Problem:
    """What is wrong with the value of a fact, in the words of a partnership file.

    Args:
        error: One error of pydantic.
        info: What is declared of the fact; None where none is.
        where: Where the value stands.
        within: Whether the fault lies in a member of a list.
    """
    found = error["input"]
    reading = error.get("ctx", {}).get("error")
    if isinstance(reading, ReadingError):
        return Problem(where, reading.found, f"{info.heading}: {reading.accepted}" if info else reading.accepted)
    near = get_close_matches(found, info.choices, n=1) if info and info.choices and isinstance(found, str) else []
    accepted = _accepted(info, error["msg"], within=within) if info else error["msg"]
    return Problem(where, _short(found), accepted, near[0] if near else "")


def read_partnership(data: Mapping[str, Any] | Partnership) -> Partnership:
    """Read a partnership from a mapping.

    Args:
        data: The facts by name, as in a partnership file; what is left out, or null, is unknown.

    Returns:
        The partnership.

    Raises:
        FactError: Unknown keys, wrong types and impossible values: all at once, each with its path.
    """
    if isinstance(data, Partnership):
        return data
    if not isinstance(data, Mapping):
        raise FactError([Problem("the file", _short(data), "a mapping of facts: reference, as_of, uk_party, business, activities")])
    refuse_depth(data, "the file")
    given = {key: value for key, value in data.items() if not (value is None and key in ("uk_party", "business", "look_ups", "licences"))}
    try:
        return Partnership.model_validate(given)
    except ValidationError as error:
        raise FactError(_problem(dict(item)) for item in error.errors()) from None


def read_partnership_file(path: Path | str) -> Partnership:
    """Read a partnership from a YAML or JSON file (UTF-8).

    Raises:
        FactError: The file is no YAML or JSON, or its facts cannot be read.
        OSError: The file cannot be opened.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FactError([Problem(file.name, f"bytes that are no UTF-8 (at byte {error.start})", "a text file in UTF-8")]) from None
    parse = parse_json if file.suffix.casefold() == ".json" else parse_yaml
    return read_partnership(parse(text, file.name))


def plain_facts(model: BaseModel) -> dict[str, Any]:
    """What was stated, as plain data that reads back to the same facts; what is unknown is left out."""
    return model.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
