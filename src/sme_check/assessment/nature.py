"""What the business is in law: a company, a sole trader, a body of the state. Size and independence both begin there."""

from collections.abc import Iterator, Mapping

from sme_check.facts.business import Business
from sme_check.facts.identifiers import inn_is_personal, ogrn_is_individual
from sme_check.facts.party import PartyKind
from sme_check.rulebook.outreach import LegalForm, OutreachRules

from .possible import Evidence, together

__all__ = ["NATURES", "natures_of"]

NATURES = ("company", "cooperative_or_farm", "sole_trader", "individual", "other_body", "state_body")
"""What the table of legal forms tells apart."""

_BODIES = frozenset({"company", "cooperative_or_farm", "other_body", "state_body"})
_PERSONS = frozenset({"sole_trader", "individual"})
_OF_KIND = {
    PartyKind.ORGANISATION: _BODIES,
    PartyKind.SOLE_TRADER: frozenset({"sole_trader"}),
    PartyKind.INDIVIDUAL: frozenset({"individual"}),
    PartyKind.PUBLIC_BODY: frozenset({"state_body"}),
}


def _form(code: str, forms: Mapping[str, LegalForm]) -> tuple[str, LegalForm] | None:
    """The longest listed code that the given one begins with."""
    listed = next((code[:length] for length in range(len(code), 0, -1) if code[:length] in forms), None)
    return (listed, forms[listed]) if listed else None


def _evidence(business: Business, rules: OutreachRules) -> Iterator[Evidence]:
    if business.kind is not None:
        yield Evidence(_OF_KIND[business.kind], f"It is stated to be {business.kind.label}.")
    if business.legal_form is not None:
        found = _form(business.legal_form, rules.legal_forms)
        if found is None:
            yield Evidence(frozenset(NATURES), f"Legal form {business.legal_form} is not in the table of legal forms, so it says nothing here.")
        else:
            yield Evidence(found[1].natures, f"Legal form {business.legal_form}: {found[1].codes[found[0]]}.")
    if business.ogrn is not None:
        personal = ogrn_is_individual(business.ogrn)
        yield Evidence(frozenset({"sole_trader"}) if personal else _BODIES, f"Its registration number is that of {'a sole trader' if personal else 'a body'}.")
    if business.inn is not None:
        personal = inn_is_personal(business.inn)
        yield Evidence(_PERSONS if personal else _BODIES, f"Its taxpayer number is that of {'a person' if personal else 'a body'}.")


def natures_of(business: Business, rules: OutreachRules) -> tuple[frozenset[str], tuple[str, ...]]:
    """What the business may be in law, with the reasons; empty if what was stated contradicts itself.

    Law: Federal Law 209-FZ, art 4(1), through the table of legal forms.
    """
    return together(NATURES, _evidence(business, rules))
