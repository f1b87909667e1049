"""One field for one fact, by the kind of the fact: what is not answered is not known."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from sme_check.facts.table import FactInfo

from . import session
from .state import Path, key_of, problems_at
from .words import capital, fault, help_of, label_of

__all__ = ["UNKNOWN", "ask_three_ways", "is_wide", "show_faults", "show_field"]

UNKNOWN = "I don't know"
_YES_NO = {"": UNKNOWN, "yes": "Yes", "no": "No"}
_THREE_WAYS = {"unknown": UNKNOWN, "none": "None", "these": "These:"}
_WIDE_LABEL = 34

Keep = Callable[[Any], None]


def is_wide(info: FactInfo) -> bool:
    """Whether the field of a fact needs the whole width."""
    if info.kind == "choice":
        return max(map(len, info.choices.values())) > _WIDE_LABEL
    return info.kind in ("yes_no", "choices", "texts", "group", "groups") or len(info.question) > 75


def show_field(info: FactInfo, path: Path, spot: str, *, value: Any = None, keep: Keep | None = None, label: bool = True) -> None:
    """Show the field of a fact that is one value or a list of values.

    Args:
        info: What is declared of the fact.
        path: Where it stands in the facts.
        spot: Where on the page the field stands, so that a fact may be asked in two places.
        value: What it holds, where `keep` is given.
        keep: How an answer is kept, where that is not simply in the draft.
        label: Whether to show the question; without it the question stands above already.
    """
    held = session.current(path) if keep is None else value
    put = keep or (lambda new: session.put(path, new))
    key = key_of(spot, path)
    shown: Any = {"label_visibility": "visible" if label else "collapsed"}
    match info.kind:
        case "choice":
            _choice(info, key, held, put, shown)
        case "yes_no":
            _yes_no(info, key, held, put, shown)
        case "choices" | "texts":
            _several(info, key, held, put, label)
        case _:
            _text(info, key, held, put, shown)
    show_faults(path)


def show_faults(path: Path) -> None:
    """Show what is wrong with a field, at the field."""
    for problem in problems_at(session.problems(), path):
        st.html(fault(problem))


def _taken(key: str, put: Keep, read: Callable[[Any], Any]) -> Callable[[], None]:
    return lambda: put(read(st.session_state[key]))


def _choice(info: FactInfo, key: str, held: Any, put: Keep, shown: Any) -> None:
    options = ["", *info.choices] + ([held] if held and held not in info.choices else [])
    session.sync(key, held or "")
    words = {"": UNKNOWN, **info.choices}
    st.selectbox(
        label_of(info),
        options,
        format_func=lambda item: capital(words.get(item, str(item))),
        key=key,
        help=help_of(info),
        on_change=_taken(key, put, lambda found: found or None),
        **shown,
    )


def _yes_no(info: FactInfo, key: str, held: Any, put: Keep, shown: Any) -> None:
    session.sync(key, {True: "yes", False: "no"}.get(held, "") if isinstance(held, bool) else "")
    st.radio(
        label_of(info),
        list(_YES_NO),
        format_func=lambda item: _YES_NO.get(item, str(item)),
        key=key,
        help=help_of(info),
        horizontal=True,
        on_change=_taken(key, put, {"yes": True, "no": False}.get),
        **shown,
    )


def _text(info: FactInfo, key: str, held: Any, put: Keep, shown: Any) -> None:
    session.sync(key, "" if held is None else str(held))
    st.text_input(label_of(info), key=key, help=help_of(info), placeholder=_placeholder(info), on_change=_taken(key, put, lambda found: found), **shown)


def _placeholder(info: FactInfo) -> str:
    """What a blank field says: that it is not known, and how a date may be written."""
    return f"{UNKNOWN} (a date: 28 Feb 2017)" if info.kind == "date" else UNKNOWN


def ask_three_ways(info: FactInfo, key: str, held: Any, put: Keep, blank: Any, *, label: bool = True) -> bool:
    """Ask whether a list is not known, empty, or has members; return whether it has.

    Args:
        info: What is declared of the list.
        key: The key of the field.
        held: What the draft says: None, an empty list, or members.
        put: How an answer is kept.
        blank: A first member, about which nothing is said yet.
        label: Whether to show the question.
    """
    mode = "unknown" if not isinstance(held, list) else "these" if held else "none"
    session.sync(f"{key}:mode", mode)
    st.radio(
        label_of(info),
        list(_THREE_WAYS),
        format_func=lambda item: _THREE_WAYS[item],
        key=f"{key}:mode",
        help=help_of(info),
        horizontal=True,
        label_visibility="visible" if label else "collapsed",
        on_change=_taken(f"{key}:mode", put, lambda found: {"unknown": None, "none": []}.get(found, [blank])),
    )
    return mode == "these"


def _several(info: FactInfo, key: str, held: Any, put: Keep, label: bool) -> None:
    if not ask_three_ways(info, key, held, put, "", label=label):
        return
    given = [item for item in held if item]
    if info.kind == "choices":
        session.sync(key, given)
        options = [*info.choices, *(item for item in given if item not in info.choices)]
        st.multiselect(
            info.heading,
            options,
            format_func=lambda item: capital(info.choices.get(item, str(item))),
            key=key,
            placeholder="Choose all that apply",
            label_visibility="collapsed",
            on_change=_taken(key, put, lambda found: list(found) or [""]),
        )
    else:
        session.sync(key, "\n".join(held))
        st.text_area(
            info.heading,
            key=key,
            placeholder="One a line",
            label_visibility="collapsed",
            height=90,
            on_change=_taken(key, put, lambda found: [line for line in found.splitlines() if line.strip()] or [""]),
        )
    if not given:
        st.caption("Nothing given yet: this still counts as not known.")
