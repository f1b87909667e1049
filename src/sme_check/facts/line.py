"""Lines: one activity and one item of its goods, with the partnership's facts beside it. Rules see lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .activity import Activity, ActivityKind, GoodsItem
from .amounts import Share
from .business import UkLink, UkParty
from .of_party import ABSENT, Absent, kind_of_party, party_value
from .partnership import Partnership
from .party import Owner, Party, PartyKind

__all__ = ["ABOUT_GOODS", "Line", "Member", "Members", "lines_of"]

ABOUT_GOODS = frozenset(
    {
        ActivityKind.EXPORT,
        ActivityKind.SUPPLY_TO_RUSSIA,
        ActivityKind.MAKE_AVAILABLE,
        ActivityKind.TECHNOLOGY_TRANSFER,
        ActivityKind.TECHNICAL_ASSISTANCE,
        ActivityKind.BROKERING,
        ActivityKind.GOODS_FINANCE,
        ActivityKind.IMPORT,
        ActivityKind.ACQUIRE,
        ActivityKind.SUPPLY_FROM_RUSSIA,
    }
)
"""Kinds that cannot be without goods: an empty list of goods then says that they were not stated."""

_MORE_THAN_HALF = Share.model_validate("more than 50")
_ROUNDING = Decimal("0.1")  # three times 33.33 is the whole


@dataclass(frozen=True, slots=True)
class Member:
    """A party, and where it stands in the facts."""

    path: str
    party: Party


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a collection that were stated, and the facts missing where it may have more."""

    stated: tuple[Member, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One activity, one item.

    Attributes:
        partnership: All the facts.
        as_of: The day whose law is applied.
        activity: The activity, or None if no activity was stated.
        item: The item; None if its goods were not stated; ABSENT if there are none.
        activity_path, item_path: Where the two stand in the facts.
    """

    partnership: Partnership
    as_of: date
    activity: Activity | None
    item: "GoodsItem | Absent | None"
    activity_path: str
    item_path: str

    @property
    def label(self) -> str:
        """What the line is about, in a few words."""
        if self.activity is None:
            return "activities not stated"
        what = self.activity.kind.label if self.activity.kind else "activity not stated"
        if isinstance(self.item, GoodsItem):
            goods = self.item.description or (f"goods of code {self.item.code}" if self.item.code else "goods not described")
            return f"{self.activity_path}: {what}: {goods}"
        return f"{self.activity_path}: {what}"

    def place(self, path: str) -> str:
        """Where in the partnership file the fact of a rule's path stands."""
        root, _, name = path.partition(".")
        if root == "activity":
            return f"{self.activity_path}.{name}" if self.activity is not None else "activities"
        if root == "goods":
            return f"{self.item_path}.{name}" if isinstance(self.item, GoodsItem) else self.item_path
        return name if root == "partnership" else path

    def read(self, path: str) -> Any:
        """The value of a fact: None if unknown, ABSENT if it cannot arise."""
        root, _, name = path.partition(".")
        match root:
            case "activity":
                return None if self.activity is None else getattr(self.activity, name)
            case "goods":
                return getattr(self.item, name) if isinstance(self.item, GoodsItem) else self.item
            case "business":
                return party_value(self.partnership.business, name)
            case "uk_party":
                return getattr(self.partnership.uk_party, name)
            case "partnership":
                return self.as_of if name == "as_of" else getattr(self.partnership, name)
        raise KeyError(path)

    def members(self, collection: str) -> Members:
        """The parties of a collection.

        Raises:
            KeyError: There is no such collection.
        """
        match collection:
            case "business.owners" | "business.officers" | "business.banks":
                return self._stated(collection.partition(".")[2])
            case "business.all_owners":
                return _owners_under(self.partnership.business, "business")
            case "activity.others":
                return self._others()
            case "counterparties":
                return self._counterparties()
            case "all_parties":
                return self._all_parties()
            case "uk_party":
                return _uk_side(self.partnership.uk_party)
        raise KeyError(collection)

    def _stated(self, name: str) -> Members:
        parties = getattr(self.partnership.business, name)
        path = f"business.{name}"
        if parties is None:
            owned = name != "owners" or kind_of_party(self.partnership.business) not in (PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER)
            return Members((), (path,) if owned else ())
        stated = tuple(Member(f"{path}[{number}]", party) for number, party in enumerate(parties))
        return Members(stated, (path,) if name == "owners" and not _hold_the_whole(parties) else ())

    def _others(self) -> Members:
        if self.activity is None:
            return Members((), ("activities",))
        path = f"{self.activity_path}.others"
        if self.activity.others is None:
            return Members((), (path,))
        return Members(tuple(Member(f"{path}[{number}]", party) for number, party in enumerate(self.activity.others)))

    def _counterparties(self) -> Members:
        others = self._others()
        return Members((Member("business", self.partnership.business), *others.stated), others.missing)

    def _all_parties(self) -> Members:
        parties = self._counterparties()
        owners = [_owners_under(member.party, member.path) for member in parties.stated]
        banks = self._stated("banks")
        stated = [*parties.stated, *(member for found in owners for member in found.stated), *banks.stated]
        missing = [*parties.missing, *(path for found in owners for path in found.missing), *banks.missing]
        return Members(tuple(stated), tuple(missing))


def _uk_side(uk_party: UkParty) -> Members:
    """The UK party as a party, if anything is said of who it is; its parents are its owners. Nothing is missing where nothing is said."""
    if not uk_party.name and not uk_party.owned_by:
        return Members(())
    kind = {UkLink.UK_BODY: PartyKind.ORGANISATION, UkLink.UK_NATIONAL: PartyKind.INDIVIDUAL}.get(uk_party.link) if uk_party.link else None
    owners = tuple(Owner(name=name, share=_MORE_THAN_HALF) for name in uk_party.owned_by or ())
    return Members((Member("uk_party", Party(name=uk_party.name, kind=None if owners else kind, owners=owners or None)),))


def _hold_the_whole(owners: tuple[Owner, ...]) -> bool:
    """Whether the owners named surely hold all shares; else somebody who was not named holds the rest. An empty list says that nobody owns it."""
    return not owners or sum((owner.share.lowest for owner in owners if owner.share), Decimal(0)) > 100 - _ROUNDING


def _owners_under(party: Party, path: str) -> Members:
    """Every owner at any depth; a body whose owners were not stated leaves them missing."""
    if party.owners is None:
        unowned = kind_of_party(party) in (PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER, PartyKind.PUBLIC_BODY)
        return Members((), () if unowned else (f"{path}.owners",))
    stated: list[Member] = []
    missing: list[str] = [] if _hold_the_whole(party.owners) else [f"{path}.owners"]
    for number, owner in enumerate(party.owners):
        here = f"{path}.owners[{number}]"
        below = _owners_under(owner, here)
        stated += [Member(here, owner), *below.stated]
        missing += below.missing
    return Members(tuple(stated), tuple(missing))


def _items(activity: Activity, path: str) -> Iterator[tuple["GoodsItem | Absent | None", str]]:
    if activity.goods:
        yield from ((item, f"{path}.goods[{number}]") for number, item in enumerate(activity.goods))
    elif activity.goods is None or activity.kind is None or activity.kind in ABOUT_GOODS:
        yield None, f"{path}.goods"
    else:
        yield ABSENT, f"{path}.goods"


def lines_of(partnership: Partnership, as_of: date) -> tuple[Line, ...]:
    """The lines of a partnership; one of unknowns where no activity was stated.

    Args:
        partnership: The facts.
        as_of: The day whose law is applied.
    """
    if not partnership.activities:
        return (Line(partnership, as_of, None, None, "activities", "activities"),)
    return tuple(
        Line(partnership, as_of, activity, item, f"activities[{number}]", item_path)
        for number, activity in enumerate(partnership.activities)
        for item, item_path in _items(activity, f"activities[{number}]")
    )
