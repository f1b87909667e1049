"""Every heading that means a fact on a sheet: the template's own words, the fact's name and path, what people call it and those who take part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sme_check.bulk.frames.headings import columns_known
from sme_check.facts.amounts import CURRENCIES
from sme_check.facts.synonyms import said, synonyms

from .layout import ACTIVITY, OWNER_OF, REFERENCE, SHEETS, Plan, plan_of

__all__ = ["CURRENCY", "SINGULAR", "Meaning", "currency_of_unit", "names_of", "uncertain_of"]

CURRENCY = "activity.amount.currency"
"""A column beside the amount: no fact of its own."""
SINGULAR = {
    "business.owners": "owner",
    "business.officers": "officer",
    "business.banks": "bank",
    "activity.others": "other",
    "look_ups": "look_up",
    "licences": "licence",
}
"""What one member of a collection is called in a heading."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means.

    Attributes:
        path: The fact, as on the plan of the sheet; None where it means none.
        how: As `HeadingRead.how`.
        proposed: The fact that it may mean.
        currency: The currency that it names.
        role: What the party does of which it tells, where it is called by that: `recipient`.
        stated: Whether somebody said that the column is beside the point.
        slip: Whether the heading is, but for a slip of the keyboard or an ending, one that means the fact proposed, and none that may mean another.
    """

    path: str | None
    how: str
    proposed: str = ""
    currency: str = ""
    role: str = ""
    stated: bool = False
    slip: bool = False


_said = cache(said)
"""Our own words, most of which several sheets share."""


@cache
def names_of(key: str) -> Mapping[str, Meaning]:
    """Every heading that means a fact on a sheet; of two meanings the earlier kind of words counts, and of two of one kind neither."""
    plan = plan_of(key)
    own = (("template", _as_said(_own(plan))), ("exact", _as_said(_declared(plan))), ("synonym", _called(plan)))
    kinds = [*(_meanings(how, words) for how, words in own), _members_called(plan.key if plan.of_members else "")]
    names: dict[str, Meaning] = {}
    for meanings in kinds:
        names |= {text: meaning for text, meaning in meanings.items() if text not in names}
    return {**_by_role(plan), **names}


def _meanings(how: str, words: Iterable[tuple[str, str]]) -> dict[str, Meaning]:
    """What headings of one kind mean; one that may mean two facts means neither."""
    found: dict[str, str] = {}
    for text, path in words:
        found[text] = path if found.get(text, path) == path else ""
    meanings = {path: Meaning(path, how) for path in set(found.values())}
    return {text: meanings[path] for text, path in found.items() if path}


@cache
def _members_called(key: str) -> Mapping[str, Meaning]:
    """What members and their facts are called on a sheet of theirs; on any other sheet, which has no key here, the same."""
    return _meanings("synonym", _of_members(plan_of(key or "partnerships")))


def _as_said(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Our own words as headings are compared; those of the table, and what is made of them, are that already."""
    return ((_said(text), path) for text, path in words if text)


def _by_role(plan: Plan) -> Mapping[str, Meaning]:
    """Others who take part by what they do: `consignee`, `end user INN`."""
    others = next(item for item in SHEETS if item.collection == "activity.others")
    if plan.of_members and plan is not others:
        return {}
    return _roles(others.key, "" if plan.of_members else f"{others.collection}[0].")


@cache
def _roles(key: str, before: str) -> Mapping[str, Meaning]:
    """The same, with what stands before the fact in its path."""
    found: dict[str, Meaning] = {}
    facts = tuple(_fact_words(plan_of(key)))
    for role, nouns in synonyms().roles.items():
        for path, words in facts:
            meaning = Meaning(f"{before}{path}", "synonym", role=role)
            for noun in nouns:
                found |= {text: meaning for word in words for text in (f"{noun} {word}", f"{word} {noun}", f"{word} of {noun}")}
                found |= {noun: meaning} if path == "name" else {}
    return found


def _own(plan: Plan) -> Iterator[tuple[str, str]]:
    for column in plan.columns:
        yield column.heading, column.path
        yield f"{column.band} {column.heading}", column.path
        if column.info is not None and not currency_of_unit(column.info.unit):  # a sum whose heading names no currency is of any
            yield column.info.heading, column.path
            yield f"{column.band} {column.info.heading}", column.path


def currency_of_unit(unit: str) -> str:
    """The currency in which a fact is stated; "" for none.

    >>> currency_of_unit("million RUB"), currency_of_unit("days")
    ('RUB', '')
    """
    return next((word for word in unit.split() if word in CURRENCIES), "")


def _declared(plan: Plan) -> Iterator[tuple[str, str]]:
    for column in plan.columns:
        yield column.path, column.path
        yield column.path.rpartition(".")[2], column.path
        if plan.of_members:
            yield f"{plan.collection} {column.path}", column.path
            yield f"{SINGULAR[plan.collection]} {column.path}", column.path
    if plan.key == "activities":
        yield from (("inn", "business.inn"), ("ogrn", "business.ogrn"))
    if not plan.of_members:
        yield from ((path, path) for path in (*columns_known(), CURRENCY))


def _called(plan: Plan) -> Iterator[tuple[str, str]]:
    held = {column.path for column in plan.columns}
    for path, words in synonyms().headings.items():
        root, _, name = path.partition(".")
        here = _here(root, name, path, plan, held)
        if here is not None:
            yield from ((word, here) for word in words)


def _here(root: str, name: str, path: str, plan: Plan, held: set[str]) -> str | None:
    """Where a path of the table stands on a sheet."""
    if plan.of_members:
        if path in held:
            return path
        if root == SINGULAR[plan.collection]:
            return {"owner_of": OWNER_OF, "activity": ACTIVITY}.get(name, name)
        return name if root == "it" and name in held else None
    if root == "it":
        return f"business.{name}"
    if root in SINGULAR.values():
        collection = next(key for key, value in SINGULAR.items() if value == root)
        return f"{collection}[0].{name}" if name not in (OWNER_OF, "activity") and root in ("owner", "bank") else None
    return path


def _of_members(plan: Plan) -> Iterator[tuple[str, str]]:
    """Members by what they are called: `shareholder`, `shareholder share`, `share of shareholder`."""
    for collection, nouns in synonyms().members.items():
        if plan.of_members and collection != plan.collection:
            continue
        members = next(item for item in SHEETS if item.collection == collection)
        for path, words in _fact_words(members):
            whole = path if plan.of_members else f"{collection}[0].{path}"
            for noun in (*nouns, SINGULAR[collection].replace("_", " ")):
                if path == "name":
                    yield noun, whole
                yield from ((text, whole) for word in words for text in (f"{noun} {word}", f"{word} {noun}", f"{word} of {noun}", f"{noun} s {word}"))


def _fact_words(members: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the facts of a member are called."""
    called = synonyms().headings
    for column in members.columns:
        if column.info is None or column.path == REFERENCE:
            continue
        own = called.get(f"{SINGULAR[members.collection]}.{column.path}", ())
        yield column.path, (said(column.info.heading), said(column.path), *own, *called.get(f"it.{column.path}", ()))


@cache
def uncertain_of(key: str) -> Mapping[str, str]:
    """Every heading of several meanings on a sheet, with the fact that it may mean first of all."""
    plan = plan_of(key)
    held = {column.path for column in plan.columns}
    found: dict[str, str] = {}
    for path, words in synonyms().uncertain.items():
        root, _, name = path.partition(".")
        here = _here(root, name, path, plan, held)
        if here is not None:
            found |= dict.fromkeys(words, here)
    return found
