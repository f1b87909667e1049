"""Facts in their places: the facts of one thing, first ones first, and lists of things, each in a card of its own."""

from collections.abc import Iterable, Iterator
from itertools import islice

import streamlit as st

from sme_check.facts.declare import FactModel
from sme_check.facts.table import FactInfo, facts_of, say_path

from . import session
from .fields import ask_three_ways, is_wide, show_faults, show_field
from .groups import Group, arises, asked_first, place_of
from .state import Path, key_of, problems_at, without_item
from .words import label_of, name_at, noun_of, plain_label

__all__ = ["has_facts", "show_facts", "show_items"]


def _facts_in(model: type[FactModel], group: Group | None) -> list[FactInfo]:
    order = list(Group)
    infos = [info for info in facts_of(model) if group is None or place_of(model, info.name).group is group]
    return sorted(infos, key=lambda info: (order.index(place_of(model, info.name).group), place_of(model, info.name).rank))


def has_facts(model: type[FactModel], group: Group) -> bool:
    """Whether a model has facts in a group."""
    return bool(_facts_in(model, group))


def _wanted(model: type[FactModel], path: Path, info: FactInfo) -> bool:
    """Whether a fact is shown at once: asked first, given already, asked by an open question, or at fault."""
    here = (*path, info.name)
    given = session.current(path)
    if asked_first(model, info.name, given if isinstance(given, dict) else {}) or session.current(here) not in (None, ""):
        return True
    return say_path(here) in session.recall("asked", ()) or bool(problems_at(session.problems(), here))


def show_facts(model: type[FactModel], path: Path, spot: str, group: Group | None = None) -> None:
    """Show the facts of one thing: those that are wanted, and the rest once "more facts" is opened.

    Args:
        model: What the thing is.
        path: Where it stands in the facts.
        spot: Where on the page this is.
        group: Only the facts of this group; None for all.
    """
    given = session.current(path)
    infos = [info for info in _facts_in(model, group) if arises(info.name, given if isinstance(given, dict) else {})]
    wanted = [info for info in infos if _wanted(model, path, info)]
    rest = [info for info in infos if info not in wanted]
    _show_rows(wanted, path, spot)
    if rest and _more(f"{key_of(spot, path)}-{group.name if group else ''}", len(rest)):
        _show_rows(rest, path, spot)


def _more(name: str, count: int) -> bool:
    """Whether "more facts" is open."""
    key = f"more-{name}"
    session.sync(key, bool(session.recall(key, False)))
    return st.toggle(f"More facts ({count})", key=key, on_change=lambda: session.remember(key, st.session_state[key]))


def _rows(infos: Iterable[FactInfo]) -> Iterator[tuple[FactInfo, ...]]:
    """Fields two by two, wide ones alone."""
    waiting: list[FactInfo] = []
    for info in infos:
        if is_wide(info):
            yield from ((item,) for item in waiting)
            waiting = []
            yield (info,)
        else:
            waiting.append(info)
            if len(waiting) == 2:
                yield tuple(waiting)
                waiting = []
    if waiting:
        yield tuple(waiting)


def _show_rows(infos: Iterable[FactInfo], path: Path, spot: str) -> None:
    for row in _rows(infos):
        if len(row) == 1:
            _show(row[0], (*path, row[0].name), spot)
            continue
        at_fault = any(problems_at(session.problems(), (*path, info.name)) for info in row)
        for column, info in zip(st.columns(2, vertical_alignment="top" if at_fault else "bottom"), row, strict=True):
            with column:
                _show(info, (*path, info.name), spot)


def _show(info: FactInfo, path: Path, spot: str) -> None:
    if info.name == "claims":
        _show_claims(info, path, spot)
    elif info.kind == "groups":
        show_items(info, path, spot)
    elif info.kind != "group":
        show_field(info, path, spot)


def _show_claims(info: FactInfo, path: Path, spot: str) -> None:
    """The exceptions that were relied on, each of which can be taken back; the answer says which others may be."""
    held = session.current(path) or []
    key = key_of(spot, path)
    session.sync(key, list(held))
    st.multiselect(
        info.question,
        list(held),
        key=key,
        placeholder="None. The answer names those that could lift a measure",
        disabled=not held,
        help="An exception is relied on only if you say so. The answer names each exception that could help, with its question.",
        on_change=lambda: session.put(path, st.session_state[key] or None),
    )
    show_faults(path)


def show_items(info: FactInfo, path: Path, spot: str, *, three_ways: bool = True, label: bool = True) -> None:
    """Show a list of things: not known, none, or these, each in a card.

    Args:
        info: What is declared of the list.
        path: Where it stands in the facts.
        spot: Where on the page this is.
        three_ways: Whether "not known" and "none" can be told apart; if not, the list simply has items or not.
        label: Whether to show the question.
    """
    held = session.current(path)
    key = key_of(spot, path)
    if three_ways and not ask_three_ways(info, key, held, lambda new: session.put(path, new), {}, label=label):
        show_faults(path)
        return
    if not three_ways:
        st.markdown(label_of(info))
    count = len(held) if isinstance(held, list) else 0
    for number in range(count):
        _card(info, (*path, number), spot)
    noun = noun_of(info.model).lower() if info.model else "item"
    st.button(
        f"Add {'another' if count else _article(noun)} {noun}",
        key=f"{key}:add",
        icon=":material/add:",
        type="tertiary",
        on_click=lambda: session.put((*path, count), {}),
    )


def _article(noun: str) -> str:
    return "an" if next(islice(noun, 1), "") in "aeiou" else "a"


def _card(info: FactInfo, path: Path, spot: str) -> None:
    if info.model is None:
        return
    with st.container(border=True, key=f"card-{key_of(spot, path)}"):
        title(noun_of(info.model), path, spot)
        show_facts(info.model, path, spot)


def title(noun: str, path: Path, spot: str, *, removable: bool = True) -> None:
    """The head of a card: what it is, its number and name, and a way to take it out."""
    name = name_at(session.draft(), path)
    words = f"**{noun} {int(path[-1]) + 1}**{f' · {plain_label(name)}' if name else ''}"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(words)
        if removable:
            st.button(
                "Remove",
                key=f"{key_of(spot, path)}:remove",
                icon=":material/close:",
                type="tertiary",
                on_click=lambda: session.replace_draft(without_item(session.draft(), path)),
            )
