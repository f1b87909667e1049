"""How the headings were read: those that need a look stand first, each with a field to say what its column holds; the rest are folded away."""

from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from html import escape
from itertools import islice

import streamlit as st

from sme_check.bulk.frames.headings import columns_known
from sme_check.bulk.workbooks.heading_words import CURRENCY
from sme_check.bulk.workbooks.layout import REFERENCE, SHEETS, Plan
from sme_check.bulk.workbooks.table import column_number, is_blank
from sme_check.bulk.workbooks.taken import HeadingRead
from sme_check.facts.table import fact_at
from sme_check.ui import session
from sme_check.ui.state import info_at, steps
from sme_check.ui.words import capital, path_in_words

from . import memory
from .reading import Reading, keys_of
from .sheets import show_sheets

__all__ = ["fact_in_words", "show_headings"]

_OPEN, _OUT = "?", ""
_ASKED = (
    "Say of each of these columns what it holds, or leave it out if it bears on nothing. It might name a party, goods or money: "
    "until it is settled, a row with something in it is never cleared, and asks you what that is."
)
_LEFT = "Only if nothing in this column bears on the answer: a note of your own, a number of your file"
_CHIPS = {"near": '<span class="chip o-unknown">to confirm</span> ', "unknown": '<span class="chip o-unknown">not understood</span> '}
_HOW = {
    "template": "the template's own heading",
    "exact": "the fact's own name",
    "synonym": "a usual word for it",
    "position": "its place, as in the template",
    "confirmed": "you said so",
    "near": "like a known heading: not used until you confirm it",
    "ignored": "left out",
    "unknown": "not understood: rows that hold something there are not cleared",
}


def show_headings(found: Reading, *, folded: bool) -> None:
    """Show how each heading was read, and let it be said otherwise.

    Args:
        found: The file as read.
        folded: Whether to fold it all away, since there are results to look at.
    """
    headings = _Headings(found)
    title, doubts = _title(headings.every, len(found.sheets_in_doubt)), any(item.open for item in headings.every)
    with st.expander(title, expanded=bool(doubts or found.sheets_in_doubt) and not folded, icon=":material/view_column:"):
        show_sheets(found)
        if doubts:
            st.caption(_ASKED)
        _offer_proposals(headings)
        for heading in sorted(headings.looked_at, key=lambda item: item.how == "unknown"):
            _ask(heading, headings)
        settled = headings.settled
        if settled and (not headings.looked_at or st.toggle(f"Show the {len(settled)} that need no look", key="bulk-settled")):
            _show_settled(settled)
            _change_one(settled, headings)


class _Headings:
    """The headings of a file: which need a look, and what each may hold."""

    def __init__(self, found: Reading) -> None:
        self.keys = keys_of(found.taken.headings)
        self.every = list(found.taken.headings)
        said = memory.mapping()
        self.looked_at = [item for item in self.every if item.open or self.keys[item] in said]
        self.settled = [item for item in self.every if item not in self.looked_at]
        self._found = found

    @cached_property
    def confirmed_at_once(self) -> list[HeadingRead]:
        """Those whose proposal one click may confirm; of a fact that another column holds, or is proposed for, somebody must say which is it."""
        taken = Counter([item.path or item.proposed for item in self.every])
        return [item for item in self.every if item.how == "near" and item.proposed and taken[item.proposed] == 1]

    def facts(self, heading: HeadingRead) -> tuple[str, ...]:
        """The facts that a column of the heading's sheet may hold."""
        on_sheet = (item.path or "" for item in self.every if item.sheet == heading.sheet)
        collection = next((path.partition("[].")[0] for path in on_sheet if "[]." in path), "")
        return _facts_on(collection)

    def samples(self, heading: HeadingRead) -> str:
        """The first few values of a column."""
        taken = self._found.taken
        sheet = taken.workbook.sheet(heading.sheet)
        header = next((rows.header for rows in taken.rows if rows.sheet == heading.sheet), sheet.first_row)
        at = column_number(heading.column) - sheet.first_column
        below = sheet.rows[max(0, header + 1 - sheet.first_row) :]
        values = (str(row[at]).strip() for row in below if at < len(row) and not is_blank(row[at]))
        return ", ".join(islice(dict.fromkeys(value if len(value) < 40 else f"{value[:37]}…" for value in islice(values, 50)), 3))


def _title(headings: Sequence[HeadingRead], sheets: int = 0) -> str:
    """How many headings are used, how many are to be looked at, and how many are beside the point; how many sheets are in doubt.

    >>> _title([HeadingRead("Deals", "A", "Ref", "reference", "synonym"), HeadingRead("Deals", "B", "", None, "unknown")])
    'Headings: 1 of 2 are used, 1 not understood'
    """
    used = sum(item.path is not None for item in headings)
    near, unknown = (sum(item.how == how for item in headings) for how in ("near", "unknown"))
    counts = ((near, "to confirm"), (unknown, "not understood"), (len(headings) - used - near - unknown, "left out"))
    unread = f"; {sheets} {'sheet' if sheets == 1 else 'sheets'} not read" if sheets else ""
    return f"Headings: {used} of {len(headings)} are used{''.join(f', {count} {words}' for count, words in counts if count)}{unread}"


def _offer_proposals(headings: _Headings) -> None:
    """One button for all that are a known heading but for a slip; what may mean another fact is confirmed by itself, beside its cells."""
    slips = {headings.keys[item]: item.proposed for item in headings.confirmed_at_once if item.slip}
    if slips:
        words = f"Confirm {'the heading that is' if len(slips) == 1 else f'{len(slips)} headings that are'} only spelled otherwise"
        told = "; ".join(f"{item.found}: {fact_in_words(item.proposed)}" for item in headings.confirmed_at_once if item.slip)
        st.button(words, key="bulk-confirm", icon=":material/done_all:", help=told, on_click=_confirmed, args=(slips,))


def _confirmed(proposals: dict[str, str]) -> None:
    memory.set_mapping({**memory.mapping(), **proposals})


def _ask(heading: HeadingRead, headings: _Headings) -> None:
    """One heading, and what its column holds."""
    words, field, out = st.columns([5, 5, 2], vertical_alignment="center")
    key, said = f"bulk-heading-{heading.sheet}-{heading.column}", headings.keys[heading]
    with words:
        samples = headings.samples(heading)
        shown = f'<br><span class="law">{escape(samples)}</span>' if samples else ""
        mark = _CHIPS.get(heading.how, "")
        st.html(f"<div class='question'>{mark}<b>{escape(heading.found or '(no heading)')}</b> <span class='law'>{_where(heading)}</span>{shown}</div>")
    with field:
        held = heading.path or (_OUT if said in memory.mapping() else _OPEN)
        offered = [_OPEN, _OUT, *([heading.proposed] if heading.proposed else []), *headings.facts(heading), held]
        session.sync(key, held)
        st.selectbox(
            f"What {heading.found or f'column {heading.column}'} holds",
            list(dict.fromkeys(offered)),
            key=key,
            label_visibility="collapsed",
            format_func=lambda path: _choice(path, heading),
            on_change=lambda: _said(said, st.session_state[key]),
        )
    if heading in headings.confirmed_at_once:
        sure = f"It is {fact_in_words(heading.proposed)}"
        out.button("Confirm", key=f"bulk-yes-{heading.sheet}-{heading.column}", help=sure, on_click=_confirmed, args=({said: heading.proposed},))
    if heading.open:
        out.button("Leave it out", key=f"bulk-out-{heading.sheet}-{heading.column}", help=_LEFT, on_click=_said, args=(said, _OUT))


def _where(heading: HeadingRead) -> str:
    return escape(f"{heading.sheet}, column {heading.column}")


def _choice(path: str, heading: HeadingRead) -> str:
    if path == _OPEN:
        unread = "Not said yet: what does it hold?"
        return f"Not used yet. Is it {fact_in_words(heading.proposed)}?" if heading.how == "near" else unread
    return "Beside the point: leave this column out" if path == _OUT else fact_in_words(path)


def _said(key: str, path: str) -> None:
    """Keep what a column holds; taken back, the heading is read as before."""
    others = {name: held for name, held in memory.mapping().items() if name != key}
    memory.set_mapping(others if path == _OPEN else {**others, key: path or None})


def _show_settled(settled: Sequence[HeadingRead]) -> None:
    """The headings that need no look, as a table."""
    import pandas as pd

    rows = [(item.sheet, item.column, item.found, fact_in_words(item.path) if item.path else "nothing", _HOW.get(item.how, item.how)) for item in settled]
    table = pd.DataFrame(rows, columns=["Sheet", "Column", "Heading", "Holds", "Known by"])
    st.dataframe(table, hide_index=True, height="content" if len(rows) < 8 else 240, key="bulk-headings", alt="Headings as they were read")


def _change_one(settled: Sequence[HeadingRead], headings: _Headings) -> None:
    """Take a settled heading up, to say otherwise."""
    which, holds, _ = st.columns([4, 5, 3], vertical_alignment="bottom")
    with which:
        place = st.selectbox(
            "Read one of them otherwise",
            list(range(len(settled))),
            index=None,
            key="bulk-change",
            placeholder="Choose a heading",
            format_func=lambda at: f"{settled[at].found or '(no heading)'} ({settled[at].sheet}, {settled[at].column})",
        )
    if place is None:
        return
    heading = settled[place]
    with holds:
        key = f"bulk-change-{heading.sheet}-{heading.column}"
        st.selectbox(
            "It holds",
            [_OUT, *headings.facts(heading)],
            index=None,
            key=key,
            placeholder="Choose a fact",
            format_func=lambda path: _choice(path, heading),
            on_change=lambda: _changed(headings.keys[heading], key),
        )


def _changed(key: str, field: str) -> None:
    if st.session_state[field] is not None:
        _said(key, st.session_state[field])
        st.session_state["bulk-change"] = None


@cache
def _facts_on(collection: str) -> tuple[str, ...]:
    """The facts that a sheet may state: of members of a collection, or of partnerships and their activities."""
    if not collection:
        return tuple(columns_known())
    plan = next(plan for plan in SHEETS if plan.collection == collection)
    return tuple(column.path if column.info is None or column.path == REFERENCE else f"{collection}[].{column.path}" for column in plan.columns)


@cache
def fact_in_words(path: str) -> str:
    """A fact as a column names it, in the words of the form.

    >>> fact_in_words("business.inn"), fact_in_words("activity.kind"), fact_in_words("business.owners[].share")
    ('Russian business › INN', 'Activity › Activity', 'Owners › Share (percent)')
    """
    collection, inside, name = path.partition("[].")
    plan = next((plan for plan in SHEETS if inside and plan.collection == collection), None)
    if plan is not None:
        return f"{plan.title} › {_heading_on(plan, name)}"
    at = steps(path)
    if info_at(at):
        return path_in_words({}, at)
    info = fact_at(path)
    return f"{capital(path.partition('.')[0])} › {info.heading}" if info else _joining(path)


def _heading_on(plan: Plan, name: str) -> str:
    return next((column.heading for column in plan.columns if column.path == name), name)


def _joining(path: str) -> str:
    """What joins sheets, or belongs to another column."""
    joins = (column.heading for plan in SHEETS for column in plan.columns if column.path == path)
    return next(joins, {CURRENCY: "Activity › Currency of the amount"}.get(path, path))
