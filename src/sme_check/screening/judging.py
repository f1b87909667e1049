"""What a likeness of names or numbers is worth, once all that is known of both parties is compared."""

from . import reading
from .hit import EITHER, Hit, Likeness, Query
from .legal_forms import clash, split
from .listed import ListedParty
from .matching import ALONE, Found
from .scoring import NO_PATRONYMIC, alike
from .short_names import short_names
from .vocabulary import is_patronymic

__all__ = ["by_identifier", "by_name", "by_part"]


def by_identifier(entry: ListedParty, number: tuple[str, str], found: Found | None) -> Hit:
    """A match by a number, whatever the names."""
    kind, value = number
    why = [f"{kind.upper()} {value} is that of {_called(entry)}"]
    if found is None:
        why.append("the names differ; a number outranks a name")
    return Hit(entry, Likeness.MATCH, 1.0, bool(found and found.equal), f"{kind.upper()} {value}", entry.names[0] if entry.names else entry.id, tuple(why))


def by_name(entry: ListedParty, found: Found, query: Query, asked_forms: frozenset[str]) -> Hit | None:
    """What a like name is worth; None where the father's name shows another person."""
    if NO_PATRONYMIC in found.why and _other_patronymic(found.asked, entry):
        return None
    listed = entry.names[found.name]
    likeness_said = "the names are equal once spelled alike" if found.equal else f"the names are alike: {found.score:.2f}"
    agree, against = _evidence(entry, query, equal=found.equal)
    forms = bool(asked_forms) and clash(asked_forms, split(listed).forms)
    why = [f"{likeness_said} (asked {found.asked}; listed {listed})", *found.why, *agree, *against, *(["the legal forms differ"] if forms else [])]
    surely = found.equal and entry.known_by_name and listed not in entry.shared and not _is_short_for(found.asked, listed)
    likeness = Likeness.MATCH if surely and not (against or forms or _other_kind(entry, query)) else Likeness.POSSIBLE
    if against and not surely:
        likeness = Likeness.DIFFERENT
    return Hit(entry, likeness, found.score, found.equal, found.asked, listed, tuple(why))


def by_part(entry: ListedParty, found: Found, query: Query) -> Hit | None:
    """A possible match by a part of the name; what is known of the party speaks against it only where the part is no name of its own."""
    if (NO_PATRONYMIC in found.why and _other_patronymic(found.part, entry)) or (ALONE in found.why and entry.kind == "ship"):
        return None  # ships are called by every word there is
    listed = entry.names[found.name]
    agree, against = _evidence(entry, query, equal=found.equal)
    whole = f" of {found.asked}" if found.part != found.asked else ""
    how = "a listed name" if found.equal else f"like a listed name: {found.score:.2f}"
    what = "what is stated as the bank's code" if ("bic", found.asked) in query.identifiers else "a part of the name"
    likeness_said = f"{what} is {how} (asked {found.part}{whole}; listed {listed})"
    likeness = Likeness.DIFFERENT if against and not found.apart else Likeness.POSSIBLE
    return Hit(entry, likeness, found.score, found.equal, found.asked, listed, (likeness_said, *found.why, *agree, *against))


def _evidence(entry: ListedParty, query: Query, *, equal: bool) -> tuple[list[str], list[str]]:
    """What, beside the names, is to be weighed, and what speaks against one identity: another kind does unless the names are equal, or where it is a ship."""
    agree: list[str] = []
    against: list[str] = []
    for kind, value in query.identifiers:
        held = entry.numbers(kind)
        if held and kind in {"inn", "ogrn", "imo"}:
            against.append(f"the {kind.upper()} differs: {value}, listed {', '.join(held)}")
    if query.born and entry.born:
        same = any(query.born.startswith(born) for born in entry.born)
        (agree if same else against).append(f"the date of birth {'agrees' if same else 'differs'}: {query.born}, listed {', '.join(entry.born)}")
    if other := _other_kind(entry, query):
        (agree if equal and entry.kind != "ship" else against).append(other)
    return agree, against


def _is_short_for(asked: str, listed: str) -> bool:
    """Whether a name is only what a longer listed one says of itself for short."""
    ours = {tuple(sorted(row)) for row in reading.of_body(asked)}
    short = {tuple(sorted(row)) for name in short_names(listed) for row in reading.of_body(name)}
    return not ours.isdisjoint(short) and ours.isdisjoint(tuple(sorted(row)) for row in reading.of_body(listed))


def _other_kind(entry: ListedParty, query: Query) -> str:
    """That the party is said to be of another kind, or nothing."""
    if query.kind in {None, entry.kind} or (query.kind == EITHER and entry.kind != "ship"):
        return ""
    what = "no ship" if query.kind == EITHER else f"an {query.kind}"
    return f"the party is {what}, the listed one is {'a ship' if entry.kind == 'ship' else 'an ' + entry.kind}"


def _other_patronymic(asked: str, entry: ListedParty) -> bool:
    """Whether the entry has a patronymic under another of its names, and not the one asked for."""
    ours = [word for folded in reading.of_person(asked) for word in folded if is_patronymic(word)]
    theirs = [word for name in entry.names for folded in reading.of_person(name) if len(folded) > 2 for word in folded if is_patronymic(word)]
    return bool(ours and theirs) and not any(alike(one, other) for one in ours for other in theirs)


def _called(entry: ListedParty) -> str:
    return f"{entry.names[0] if entry.names else entry.id} ({entry.list_id}, {entry.id})"
