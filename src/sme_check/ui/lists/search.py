"""Look for a name or a number in the lists held."""

import streamlit as st

from sme_check.assessment.imported import lists_in_use
from sme_check.assessment.search import look_for
from sme_check.rulebook.load import load_rulebook
from sme_check.screening.index import Hit
from sme_check.ui.words import and_list, day_in_words

from .held import today
from .words import hit_as_html

__all__ = ["show_search"]

_MOST = 20
_CLEARS = "That nothing was found here is no proof: the check of a partnership says whom the lists held clear, and on which day."


def show_search() -> None:
    """Show the field, and what was found."""
    st.subheader("Look for a name in the lists held", anchor=False)
    text = st.text_input(
        "A name in any script, an INN, an OGRN or a ship's IMO number",
        key="lists-search",
        placeholder="Sberbank, Сбербанк, 7707083893",
        icon=":material/search:",
    )
    if not text.strip():
        return
    with st.spinner("Looking…"):
        hits = look_for(text, load_rulebook(), today())
    st.html(_found_in_words(len(hits)))
    if hits:
        with st.container(height=430 if len(hits) > 2 else "content", border=False):
            st.html("".join(map(_shown, hits[:_MOST])))


def _shown(hit: Hit) -> str:
    return hit_as_html(hit, today())


def _found_in_words(found: int) -> str:
    days = [day_in_words(item.list_date) for item in lists_in_use(load_rulebook()).held]
    lists = f"and the list{'' if len(days) == 1 else 's'} of {and_list(days)}" if days else "alone, for no list is held"
    where = f"in the rulebook {lists}"
    if not found:
        return f'<p class="limits"><b>Nothing like it</b> {where}. {_CLEARS}</p>'
    more = f"; the best {_MOST} are shown" if found > _MOST else ""
    return f'<p class="limits"><b>{found} entr{"y" if found == 1 else "ies"}</b> {where}{more}.</p>'
