"""The form: the facts of a partnership, group by group, made from their declarations."""

from datetime import datetime

import streamlit as st

from sme_check.facts.partnership import Partnership
from sme_check.facts.table import FactInfo, facts_of

from . import session
from .cards import has_facts, show_facts, show_items, title
from .fields import show_field
from .groups import Group, place_of
from .state import Path, stated
from .words import noun_of

__all__ = ["show_form"]

_SECTIONS = [group for group in Group if group is not Group.CASE]
_SECTION = "section"


def show_form() -> None:
    """Show the form: what names the case, then one group of facts at a time."""
    _show_case()
    section = _choose_section()
    with st.container(key="section-fields"):
        for info in facts_of(Partnership):
            _show_part(info, section)


def _show_case() -> None:
    as_of, today, reference = st.columns([5, 2, 5], vertical_alignment="bottom")
    infos = {info.name: info for info in facts_of(Partnership)}
    with as_of:
        show_field(infos["as_of"], ("as_of",), "form")
    with today:
        st.button("Today", key="today", on_click=lambda: session.put(("as_of",), datetime.now().astimezone().date().isoformat()), width="stretch")
    with reference:
        show_field(infos["reference"], ("reference",), "form")


def _choose_section() -> Group:
    section = Group[session.recall(_SECTION, Group.WHO.name)]
    session.sync("section", section.name)
    st.segmented_control(
        "Part of the form",
        [group.name for group in _SECTIONS],
        format_func=lambda name: Group[name].value,
        key="section",
        required=True,
        label_visibility="collapsed",
        on_change=lambda: session.remember(_SECTION, st.session_state["section"] or section.name),
    )
    return section


def _show_part(info: FactInfo, section: Group) -> None:
    """The facts that one fact of the partnership leads to, as far as they belong to the section."""
    if info.kind == "group" and info.model is not None and has_facts(info.model, section):
        st.subheader(info.heading, anchor=False)
        show_facts(info.model, (info.name,), "form", section)
    elif info.name == "activities":
        _show_activities(info, section)
    elif info.kind == "groups" and place_of(Partnership, info.name).group is section:
        show_items(info, (info.name,), "form", three_ways=False)


def _show_activities(info: FactInfo, section: Group) -> None:
    if info.model is None or not has_facts(info.model, section):
        return
    count = max(1, len(session.current((info.name,)) or ()))
    st.subheader("What they would do together" if section is Group.WHAT else "What they would do", anchor=False)
    for number in range(count):
        path: Path = (info.name, number)
        if count == 1:
            show_facts(info.model, path, "form", section)
            continue
        with st.container(border=True, key=f"activity-{number}"):
            title(noun_of(info.model), path, "form", removable=section is Group.WHAT)
            show_facts(info.model, path, "form", section)
    if section is Group.WHAT:
        st.button(
            "Add another activity",
            key="activities:add",
            icon=":material/add:",
            type="tertiary",
            on_click=lambda: _add_activity(count),
            disabled=not any(stated(session.draft()).get("activities") or ()),
        )


def _add_activity(count: int) -> None:
    session.put(("activities", count), {})
