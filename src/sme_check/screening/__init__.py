"""Screening: names, numbers and owners against the lists held.

    register = Register.build(lists, parties)                    # HeldList, ListedParty; to_plain() and from_plain() for a JSON cache
    screening = Screening([register, ...], as_of, look_ups, Policy(possible=0.84, marked=7, refused=30))
    screening.designated_for(party, measure, path="business")    -> Answer
    screening.named_in(party, list_id, path="business")          -> Answer
    screening.hits(party)                                        -> tuple[Hit, ...]   # what the form shows
    owned_or_controlled(party, is_listed, path="business")       -> Answer            # is_listed: Callable[[Party], Answer]
    owned_by(party, is_named, path="business")                   -> Answer            # reg 16(7)
    eu_owned_or_controlled(party, is_listed, path="business")    -> Answer            # listed holdings added up

`Answer(truth, why, evidence, gap, missing, questions, provisional, path)`: gap is None, "missing", "data" or "judgement". Lists are read by others:
whoever reads one gives `HeldList(id, title, designates_for, complete, because, as_at, look_up)` and `ListedParty(id, list_id, kind, names,
identifiers, born, known_by_name, in_force, effects)`, with `Period(start, end, verified)`. Nothing here knows a measure or reads a file.
"""

from .answer import Answer, Evidence
from .index import Hit, Index, Likeness, Query
from .listed import ListedParty, Period
from .ownership import eu_owned_or_controlled, holds_majority, owned_by, owned_or_controlled
from .parties import UK_LIST, Screening
from .register import HeldList, Policy, Register

__all__ = [
    "UK_LIST",
    "Answer",
    "Evidence",
    "HeldList",
    "Hit",
    "Index",
    "Likeness",
    "ListedParty",
    "Period",
    "Policy",
    "Query",
    "Register",
    "Screening",
    "eu_owned_or_controlled",
    "holds_majority",
    "owned_by",
    "owned_or_controlled",
]
