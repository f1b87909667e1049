"""The table of all facts: what may be stated, under which path, in which words. Form, template, schema and docs are made from it."""

import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from .activity import Activity, GoodsItem
from .amounts import Money, Share
from .business import Business, UkParty
from .declare import Choice, FactModel
from .partnership import Partnership
from .party import Bank, Officer, OtherParty, Owner, Party

__all__ = ["ROOTS", "FactInfo", "as_stated", "fact_at", "fact_table", "facts_of", "say_path"]

ROOTS: Mapping[str, type[FactModel]] = {"partnership": Partnership, "uk_party": UkParty, "business": Business, "activity": Activity, "goods": GoodsItem}
"""The first word of a path, and whose facts it leads to."""

_PARTIES: tuple[type[FactModel], ...] = (Party, Owner, Officer, Bank, OtherParty, Business)


@dataclass(frozen=True, slots=True)
class FactInfo:
    """What is declared of one fact.

    Attributes:
        path: Its path in rules, such as `activity.kind`.
        name: Its key in a partnership file.
        heading, question, help, unit, where: The words for the adviser.
        kind: `choice`, `choices`, `yes_no`, `number`, `share`, `money`, `date`, `text`, `texts`, `group` or `groups`.
        choices: The allowed values with their labels, for a choice.
        model: The model of a group, or None.
    """

    path: str
    name: str
    heading: str
    question: str
    help: str
    unit: str
    where: str
    kind: str
    choices: Mapping[str, str]
    model: type[FactModel] | None


def _unwrapped(annotation: Any) -> Any:
    """A type without its None and its annotations."""
    while True:
        origin = typing.get_origin(annotation)
        if isinstance(annotation, str | typing.ForwardRef):  # only Owner is spoken of before it is declared
            return {"Owner": Owner}[annotation if isinstance(annotation, str) else annotation.__forward_arg__]
        if origin is typing.Annotated:
            annotation = typing.get_args(annotation)[0]
        elif origin in (types.UnionType, typing.Union):
            members = [item for item in typing.get_args(annotation) if item is not type(None)]
            annotation = members[0]
        else:
            return annotation


_PLAIN = {bool: "yes_no", int: "number", float: "number", date: "date", Share: "share", Money: "money"}


def _kind_of(annotation: Any) -> tuple[str, Any]:
    """The kind of a fact, and the type of one value of it."""
    bare = _unwrapped(annotation)
    if typing.get_origin(bare) is tuple:
        kind, inner = _kind_of(typing.get_args(bare)[0])
        return {"choice": "choices", "group": "groups"}.get(kind, "texts"), inner
    if isinstance(bare, type) and issubclass(bare, Choice):
        return "choice", bare
    if bare in _PLAIN:
        return _PLAIN[bare], bare
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return "group", bare
    return "text", bare


def _info(path: str, name: str, field: FieldInfo) -> FactInfo:
    kind, inner = _kind_of(field.annotation)
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    return FactInfo(
        path=path,
        name=name,
        heading=field.title or name,
        question=field.description or "",
        help=str(extra.get("help", "")),
        unit=str(extra.get("unit", "")),
        where=str(extra.get("where", "")),
        kind=kind,
        choices={str(item): item.label for item in inner} if kind in ("choice", "choices") else {},
        model=inner if kind in ("group", "groups") else None,
    )


@cache
def facts_of(model: type[FactModel], root: str = "") -> tuple[FactInfo, ...]:
    """The facts that a model declares, in order."""
    return tuple(_info(f"{root}.{name}" if root else name, name, field) for name, field in model.model_fields.items())


@cache
def fact_table() -> Mapping[str, FactInfo]:
    """Every fact by its path; `it.*` holds what may be known of any party."""
    table = {info.path: info for root, model in ROOTS.items() for info in facts_of(model, root)}
    for model in _PARTIES:
        for info in facts_of(model, "it"):
            table.setdefault(info.path, info)
    return table


def as_stated(info: FactInfo, value: Any) -> Any:
    """What a text fact would hold if this were stated: the value itself if it is in its settled form, else in words what is accepted.

    >>> as_stated(fact_table()["activity.used_in"], "Russia")
    'RU'
    """
    root = info.path.partition(".")[0]
    model = next(model for model in ((ROOTS[root],) if root in ROOTS else _PARTIES) if info.name in model.model_fields)
    try:
        stated = getattr(model.model_validate({info.name: [value] if info.kind == "texts" else value}), info.name)
    except ValidationError as error:
        return error.errors()[0]["msg"].removeprefix("Value error, ")
    return stated[0] if info.kind == "texts" else stated


def fact_at(path: str) -> FactInfo | None:
    """What is declared of the fact at a path, or None."""
    return fact_table().get(path)


def say_path(path: Iterable[str | int]) -> str:
    """Steps as a path.

    >>> say_path(("business", "owners", 0, "share"))
    'business.owners[0].share'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
