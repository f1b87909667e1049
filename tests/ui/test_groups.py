"""Every declared fact has its place on the page, and each kind of activity is asked what it needs first."""

import pytest

from sme_check.facts.activity import Activity, ActivityKind
from sme_check.facts.business import Business
from sme_check.facts.declare import FactModel
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Owner, Party
from sme_check.facts.table import facts_of
from sme_check.ui import groups
from sme_check.ui.groups import Group, arises, asked_first, group_at, place_of


def models_under(model: type[FactModel], seen: set[type[FactModel]]) -> set[type[FactModel]]:
    """A model of facts with all that its facts lead to."""
    seen = seen | {model}
    for info in facts_of(model):
        if info.model is not None and info.model not in seen:
            seen = models_under(info.model, seen)
    return seen


MODELS = sorted(models_under(Partnership, set()), key=lambda model: model.__name__)


def test_the_walk_finds_the_models_of_every_depth() -> None:
    """The tests below look at every model, an owner's owners included."""
    assert {"Partnership", "UkParty", "Business", "Activity", "GoodsItem", "OtherParty", "Owner", "Officer", "Bank", "LookUp", "LicenceClaim"} == {
        model.__name__ for model in MODELS
    }


@pytest.mark.parametrize("model", MODELS)
def test_every_declared_fact_has_a_place(model: type[FactModel]) -> None:
    """A fact that is declared is on the page: its group, its rank, and whether it is asked first; the table places it, or the default does."""
    for info in facts_of(model):
        assert isinstance(place_of(model, info.name).group, Group), f"{model.__name__}.{info.name}"


@pytest.mark.parametrize("model", MODELS)
def test_no_place_is_kept_for_a_fact_that_is_gone(model: type[FactModel]) -> None:
    """The table names only facts that are declared, each once."""
    assert set(groups._PLACES[model.__name__]) <= {info.name for info in facts_of(model)}
    words = [name for asked, more in groups._TABLE[model.__name__].values() for name in f"{asked} {more}".split()]
    assert len(words) == len(set(words))


def test_facts_that_only_some_kinds_need_are_facts_of_an_activity() -> None:
    """A fact that is asked of some kinds only is a declared one."""
    assert set(groups._ASKED_OF) <= {info.name for info in facts_of(Activity)}


@pytest.mark.parametrize("kind", [kind.value for kind in ActivityKind])
def test_every_kind_asks_for_the_others_and_the_payment(kind: str) -> None:
    """Whatever the kind, who else takes part and which way money passes are asked first."""
    assert asked_first(Activity, "others", {"kind": kind})
    assert asked_first(Activity, "payment", {"kind": kind})


def test_loan_terms_are_asked_first_for_a_loan_alone() -> None:
    """The maturity of a loan is not asked of an export."""
    assert asked_first(Activity, "maturity_days", {"kind": "loan"})
    assert not asked_first(Activity, "maturity_days", {"kind": "export"})
    assert not asked_first(Activity, "maturity_days", {})


def test_legal_advice_is_asked_what_it_concerns() -> None:
    """Only legal advice is asked whether it concerns what is forbidden."""
    assert asked_first(Activity, "advice_enables_prohibited", {"kind": "service", "service": "legal_advice"})
    assert not asked_first(Activity, "advice_enables_prohibited", {"kind": "service", "service": "translation"})


def test_votes_that_follow_the_shares_are_not_asked_for() -> None:
    """An owner whose votes follow the share is not asked for them again."""
    assert asked_first(Owner, "votes", {})
    assert not asked_first(Owner, "votes", {"votes_follow_shares": True})


def test_what_cannot_arise_is_not_asked() -> None:
    """A body has no date of birth; a sole trader is not incorporated anywhere; of a party of unknown kind both are asked."""
    assert not arises("born", {"kind": "organisation"})
    assert not arises("established_in", {"kind": "sole_trader"})
    assert arises("born", {})
    assert arises("established_in", {})


def test_the_date_comes_first() -> None:
    """The as-of date is asked before all else."""
    assert place_of(Partnership, "as_of").group is Group.CASE
    assert place_of(Partnership, "as_of").rank == 0


def test_each_group_of_the_form_holds_something() -> None:
    """No group of the form is empty."""
    held = {place_of(model, info.name).group for model in (Partnership, Business, Activity, Party) for info in facts_of(model)}
    assert held == set(Group)


@pytest.mark.parametrize(
    ("path", "group"),
    [
        (("as_of",), Group.CASE),
        (("business", "inn"), Group.WHO),
        (("business", "owners", 0, "established_in"), Group.WHO),
        (("activities", 1, "goods", 0, "origin"), Group.WHAT),
        (("activities", 0, "amount"), Group.MONEY),
        (("look_ups", 0, "as_at"), Group.LOOKED_UP),
        (("nonsense",), None),
    ],
)
def test_a_fault_is_found_in_its_group(path: tuple[str | int, ...], group: Group | None) -> None:
    """What is inside a card stands where its card stands."""
    assert group_at(path) is group


def test_a_new_fact_has_a_place_before_anybody_gives_it_one() -> None:
    """Declaring a fact is the one edit: until the table places it, it stands under "more facts"."""
    place = place_of(Activity, "a_fact_declared_tomorrow")

    assert (place.group, place.first) == (Group.WHO, False)
