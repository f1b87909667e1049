"""What stands in the form, and what it says: a draft of plain data as typed, read into facts when they are wanted. No streamlit here."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sme_check.engine.look_ups import same_subject
from sme_check.errors import FactError, Problem
from sme_check.facts.amounts import check_money, check_share
from sme_check.facts.declare import FactModel
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import plain_facts, read_partnership
from sme_check.facts.table import FactInfo, facts_of, say_path
from sme_check.facts.written import parse_json, parse_yaml, refuse_depth

__all__ = [
    "Draft",
    "Loaded",
    "Path",
    "facts_as_yaml",
    "info_at",
    "key_of",
    "load_text",
    "look_up_number",
    "problems_at",
    "read_draft",
    "stated",
    "steps",
    "value_at",
    "with_look_up",
    "with_value",
    "without_item",
]

Draft = Mapping[str, Any]
"""The facts as typed: text stays text until it is read; None is not known, an empty list says that there are none."""

Path = tuple[str | int, ...]

_YES_NO: Mapping[str, Any] = {"true": True, "yes": True, "false": False, "no": False}
_STEP = re.compile(r"([a-z_]+)|\[([0-9]+)\]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file brought: the draft, and what in it could not be read."""

    draft: dict[str, Any]
    problems: tuple[Problem, ...] = field(default=())


def steps(path: str) -> Path:
    """A path in a partnership file as steps.

    >>> steps("activities[0].goods[1].code")
    ('activities', 0, 'goods', 1, 'code')
    """
    return tuple(name or int(number) for name, number in _STEP.findall(path))


def key_of(spot: str, path: Path) -> str:
    """The key of the field of a fact at a spot on the page.

    >>> key_of("form", ("activities", 0, "kind"))
    'form-activities-0-kind'
    """
    return "-".join(map(str, (spot, *path)))


def value_at(draft: Draft, path: Path) -> Any:
    """What stands at a path, None if nothing does."""
    found: Any = draft
    for step in path:
        if isinstance(step, str):
            found = found.get(step) if isinstance(found, Mapping) else None
        else:
            found = found[step] if isinstance(found, list) and step < len(found) else None
    return found


def _put(here: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        inside = dict(here) if isinstance(here, Mapping) else {}
        return {**inside, step: _put(inside.get(step), rest, value)}
    items = list(here) if isinstance(here, list) else []
    items += [{} for _ in range(step + 1 - len(items))]
    items[step] = _put(items[step], rest, value)
    return items


def with_value(draft: Draft, path: Path, value: Any) -> dict[str, Any]:
    """The draft with a value at a path; what the path leads through is made on the way, and the draft given stays as it was.

    >>> with_value({}, ("activities", 0, "kind"), "export")
    {'activities': [{'kind': 'export'}]}
    """
    result: dict[str, Any] = _put(draft, path, value)
    return result


def without_item(draft: Draft, path: Path) -> dict[str, Any]:
    """The draft without one item of a list; when the last one goes, the list is not known again."""
    items = list(value_at(draft, path[:-1]) or [])
    del items[int(path[-1]) : int(path[-1]) + 1]
    return with_value(draft, path[:-1], items or None)


def with_look_up(draft: Draft, about: str, subject: str, name: str, value: Any) -> dict[str, Any]:
    """The draft with one answer of the look-up of a subject, which is begun if need be."""
    items = value_at(draft, ("look_ups",)) or []
    number = look_up_number(draft, about, subject)
    if number == len(items):
        draft = with_value(draft, ("look_ups", number), {"about": about, "subject": subject})
    return with_value(draft, ("look_ups", number, name), value)


def look_up_number(draft: Draft, about: str, subject: str) -> int:
    """Which look-up in the draft is about a subject; one past the last if none is."""
    items = value_at(draft, ("look_ups",)) or []
    same = (number for number, item in enumerate(items) if item.get("about") == about and same_subject(str(item.get("subject") or ""), subject))
    return next(same, len(items))


def _said(value: Any) -> Any:
    """A value as it is to be read: without blanks; None if nothing is said."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, Mapping):
        return {key: said for key, item in value.items() if (said := _said(item)) is not None and not (said == {} and isinstance(item, Mapping))}
    if isinstance(value, list):
        items = [item for item in (_said(item) for item in value) if item is not None]
        return None if value and not items else items
    return value


def stated(draft: Draft) -> dict[str, Any]:
    """What the draft says, as the facts of a partnership file; activities of which nothing is said are left out.

    >>> stated({"reference": " ", "uk_party": {}, "business": {"owners": [], "okved_others": [""]}, "activities": [{}]})
    {'business': {'owners': []}}
    """
    said: dict[str, Any] = _said(draft)
    if not any(said.get("activities") or ()):
        said.pop("activities", None)
    return said


def read_draft(draft: Draft) -> tuple[Partnership | None, tuple[Problem, ...]]:
    """The partnership that a draft states, or what in it cannot be read."""
    try:
        return read_partnership(stated(draft)), ()
    except FactError as error:
        return None, error.problems


def problems_at(problems: Iterable[Problem], path: Path) -> tuple[Problem, ...]:
    """The faults of one field: of its value, or of a member of a list of values."""
    here = say_path(path)
    return tuple(problem for problem in problems if problem.where == here or problem.where.startswith(f"{here}["))


def facts_as_yaml(draft: Draft) -> str:
    """The facts as a partnership file that reads back to the same facts; what cannot be read is kept as typed."""
    import yaml

    facts, _ = read_draft(draft)
    data = plain_facts(facts) if facts is not None else stated(draft)
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120))


def _typed(value: Any, model: type[FactModel]) -> dict[str, Any]:
    """Facts as the form would hold them: what it would show as text, as text."""
    infos = {info.name: info for info in facts_of(model)}
    return {key: _typed_value(item, infos[key]) for key, item in value.items() if key in infos} if isinstance(value, Mapping) else {}


def _typed_value(value: Any, info: FactInfo) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if info.model is not None:
        return [_typed(item, info.model) for item in value] if isinstance(value, list) else _typed(value, info.model)
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, Mapping):
        return _in_words(value, info.kind)
    return _YES_NO.get(str(value).casefold(), str(value)) if info.kind == "yes_no" else str(value)


def _in_words(value: Mapping[str, Any], kind: str) -> str:
    """A share or a sum given in parts, as one text."""
    try:
        return str(check_share(value) if kind == "share" else check_money(value))
    except ValueError:
        return json.dumps(value, default=str)


def load_text(text: str, name: str) -> Loaded:
    """A partnership file as a draft: all that can be read, in its plain form, and what cannot as it was written, with its faults.

    Args:
        text: The content of the file.
        name: Its name; one that ends in .json is read as JSON, any other as YAML.
    """
    try:
        data = parse_json(text, name) if name.casefold().endswith(".json") else parse_yaml(text, name)
        refuse_depth(data, name)
    except FactError as error:
        return Loaded({}, error.problems)
    try:
        return Loaded(_typed(plain_facts(read_partnership(data)), Partnership))
    except FactError as error:
        return Loaded(_typed(data, Partnership), error.problems)


def info_at(path: Path) -> FactInfo | None:
    """What is declared of the fact at a path, or None where no fact stands."""
    model: type[FactModel] | None = Partnership
    info: FactInfo | None = None
    for step in path:
        if isinstance(step, int):
            continue
        info = next((item for item in facts_of(model) if item.name == step), None) if model else None
        model = info.model if info else None
    return info
