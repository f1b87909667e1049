"""Names of Russian regions, as people type them."""

import pytest

from sme_check.facts.codes import check_region
from sme_check.facts.identifiers import ReadingError
from sme_check.facts.regions import regions_named

from .test_codes import column


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Москва", "77"),
        ("г. Москва", "77"),
        ("Moscow", "77"),
        ("Московская обл.", "50"),
        ("moscow region", "50"),
        ("TVER OBLAST", "69"),
        ("Tver", "69"),
        ("Республика Татарстан (Татарстан)", ""),
        ("St. Petersburg", "78"),
        ("Ханты-Мансийский АО - Югра", "86"),
        ("77 - Москва", "77"),
        ("Республика Крым", "91"),
        ("Crimea", "91"),
        ("ДНР", "93"),
        ("Запорожская область (занятая часть)", "90"),
    ],
)
def test_a_region_is_known_by_its_name(typed: str, code: str) -> None:
    """One region's name, in either language and any case, is its code; anything else is none."""
    assert regions_named(typed) == ((code,) if code else ())


@pytest.mark.parametrize(
    ("typed", "why"), [("Altai", "04 and of 22"), ("Torzhok", "no region's name"), ("50 Москва", "code beside it"), ("область", "no region's")]
)
def test_what_names_no_one_region_is_refused(typed: str, why: str) -> None:
    """Two regions' name, a town's, a name beside another's code: the message says which."""
    with pytest.raises(ReadingError, match=why):
        check_region(typed)


def test_every_region_of_the_register_is_known_by_its_russian_name() -> None:
    """The names of the tax service's own table give its codes."""
    pairs = list(zip(column("codes/russia_regions.csv", "tax_region_code"), column("codes/russia_regions.csv", "name_ru"), strict=True))
    assert {(code, name) for code, name in pairs if regions_named(name) != (code,)} <= {pair for pair in pairs if pair[0] in ("93", "94", "99")}
