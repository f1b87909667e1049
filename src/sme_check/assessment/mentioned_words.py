"""What is said of texts that may name listed parties: whom, where, and what settles it."""

from collections.abc import Iterable, Sequence

from sme_check.screening.running import Mention

from .mentioned import Mentioned, name_of
from .place_words import place_in_words
from .questions import Question

__all__ = ["ACCEPTED", "BECAUSE", "PLACE_ASKED", "asked", "listed_names", "question", "settled", "shown"]

BECAUSE = "No measure is found to apply on the facts stated, but a text may name a listed party or a place in occupied territory: a person must judge."
PLACE_ASKED = ", which may lie in occupied Ukrainian territory: does anything of this touch that territory (origin, delivery, use, land, place of business)?"
"""What is asked of a text that could not be read as a fact and names a place, behind what it says."""
ACCEPTED = "that party as a fact, if it takes part, owns, pays or receives; else {}"
_ASKED = "whom no fact states: does that party take part, own, pay or receive? If so, state it as a fact; if not, it is settled by {}"
_SETTLED = "a look-up with the list entry {}, the result, the day and the reason, or the text without the name"
_SHOWN, _ENTRIES, _PLACES = 200, 3, 3
"""Letters of a text that are shown; entries, and places of one text, that are named."""


def asked(found: Iterable[Mentioned]) -> tuple[Question, ...]:
    """What a person is to judge of texts among the facts."""
    return tuple(Question("judgement", "", question(item.text, item.whom, _places(item.places))) for item in found)


def question(text: str, whom: Sequence[Mention], where: str) -> str:
    """What a person is asked of a text; of one that names nobody, about the place."""
    if not whom:
        return f"“{text[:_SHOWN]}” ({where}){PLACE_ASKED}"
    return f"“{shown(text, whom)}” ({where}) may name {listed_names(whom)}, {_ASKED.format(settled(whom))}."


def _places(places: Sequence[str]) -> str:
    more = len(places) - _PLACES
    return ", ".join(map(place_in_words, places[:_PLACES])) + (f" and {more} more" if more > 0 else "")


def settled(whom: Sequence[Mention]) -> str:
    """What settles it where nobody is meant: of each name one entry."""
    entries = {name_of(item): next(iter(item.hit.entry.numbers("uk_list")), item.hit.entry.id) for item in reversed(whom[:_ENTRIES])}
    return _SETTLED.format(" and ".join(dict.fromkeys(reversed(entries.values()))))


def listed_names(whom: Sequence[Mention]) -> str:
    """Whom a text may name, with the entry of the list."""
    named = [f"{item.hit.listed} ({item.hit.entry.list_id}, {item.hit.entry.id})" for item in whom[:_ENTRIES]]
    more = len(whom) - _ENTRIES
    return "; ".join([*named, *([f"and {more} more"] if more > 0 else [])])


def shown(text: str, whom: Sequence[Mention]) -> str:
    """The text, or of a long one what stands around the name."""
    at = max(text.find(whom[0].words) - _SHOWN // 2, 0)
    return text if len(text) <= _SHOWN else f"{'…' if at else ''}{text[at : at + _SHOWN]}{'…' if at + _SHOWN < len(text) else ''}"
