"""Numbers that name somebody check themselves."""

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from sme_check.facts.identifiers import (
    Bic,
    Imo,
    Inn,
    Kpp,
    Ogrn,
    ReadingError,
    check_bic,
    check_imo,
    check_inn,
    check_kpp,
    check_ogrn,
    inn_is_personal,
    ogrn_is_individual,
)

SBERBANK_INN, SBERBANK_OGRN = "7707083893", "1027700132195"
PERSON_INN, PERSON_OGRN = "500100732259", "304500116000157"
COMPANIES = Path(__file__).resolve().parents[3] / "shared/data/companies-dev/egrul_companies_2025.csv"


class Somebody(BaseModel):
    inn: Inn | None = None
    ogrn: Ogrn | None = None
    kpp: Kpp | None = None
    bic: Bic | None = None
    imo: Imo | None = None


def an_inn(digits: str) -> str:
    """The INN that starts with these 9 or 10 digits."""
    rows = ((2, 4, 10, 3, 5, 9, 4, 6, 8),) if len(digits) == 9 else ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))
    for weights in rows:
        digits += str(sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 % 10)
    return digits


def an_ogrn(digits: str) -> str:
    """The OGRN or OGRNIP that starts with these 12 or 14 digits."""
    return digits + str(int(digits) % (11 if len(digits) == 12 else 13))[-1]


def one_digit_changed(number: str) -> list[str]:
    return [number[:place] + digit + number[place + 1 :] for place in range(len(number)) for digit in "0123456789" if digit != number[place]]


def refused(check: object, number: object) -> str:
    assert callable(check)
    with pytest.raises(ReadingError) as caught:
        check(number)
    assert str(caught.value).startswith("found ")
    assert "; accepted: " in str(caught.value)
    return caught.value.found


@pytest.mark.parametrize(
    "written", [SBERBANK_INN, " 7707083893 ", "'7707083893", "7707 083 893", "7707083893\u00a0", "\ufeff7707083893", 7707083893, 7707083893.0]
)
def test_inn_is_read_as_people_and_spreadsheets_write_it(written: object) -> None:
    """Spaces, a stray apostrophe and whole numbers lead to the same digits."""
    assert check_inn(written) == SBERBANK_INN


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "770708389",
        "77070838931",
        "7707083894",
        "500100732258",
        "500100732269",
        "0000000000",
        "7707O83893",
        "٧707083893",
        True,
        None,
        1.5,
        -7707083893,
    ],
)
def test_bad_inn_is_refused(written: object) -> None:
    """Another length, another alphabet, zeros only, no number at all, or a check digit that does not hold."""
    refused(check_inn, written)


@pytest.mark.parametrize(("number", "typed"), [(101000021, "0101000021"), (10100001237, "010100001237")])
def test_lost_leading_zero_is_named(number: int, typed: str) -> None:
    """A whole number one digit short is refused, with what to type."""
    found = refused(check_inn, number)

    assert "leading zero seems lost" in found
    assert f'"{typed}"' in found


def test_mistyped_inn_says_so() -> None:
    """A check digit that does not hold is explained."""
    assert "mistyped" in refused(check_inn, "7707083894")


@given(st.from_regex(r"[1-9][0-9]{8}([0-9])?", fullmatch=True))
def test_inn_with_right_check_digits_is_accepted_and_most_slips_are_not(digits: str) -> None:
    """Every rightly made INN is read, and at least 88 in 100 single-digit slips are met (remainders 10 and 0 share a digit)."""
    inn = an_inn(digits)
    slips = [slip for slip in one_digit_changed(inn) if not holds(slip)]

    assert check_inn(inn) == inn
    assert len(slips) >= 0.88 * 9 * len(inn)


def holds(inn: str) -> bool:
    try:
        return bool(check_inn(inn))
    except ReadingError:
        return False


@given(st.integers(min_value=-(10**20), max_value=10**20) | st.floats() | st.text() | st.none() | st.booleans() | st.binary())
def test_whatever_is_given_is_read_or_gently_refused(found: object) -> None:
    """No input ends in another kind of error."""
    for check in (check_inn, check_ogrn, check_kpp, check_bic, check_imo):
        with suppress(ReadingError):
            assert check(check(found)) == check(found)


def test_inn_of_a_person_has_twelve_digits() -> None:
    """Twelve digits are a person's, ten an organisation's."""
    assert inn_is_personal(PERSON_INN)
    assert not inn_is_personal(SBERBANK_INN)


@pytest.mark.parametrize("written", [SBERBANK_OGRN, PERSON_OGRN, "1 02 77 00132195", 1027700132195, 304500116000157])
def test_ogrn_is_read(written: object) -> None:
    """Both kinds, as text or as whole numbers."""
    assert check_ogrn(written) == str(written).replace(" ", "")


@pytest.mark.parametrize("written", ["1027700132194", "304500116000158", SBERBANK_INN, "10277001321950", "0000000000000", None])
def test_bad_ogrn_is_refused(written: object) -> None:
    """Another length, or a check digit that does not hold; an INN is not an OGRN."""
    refused(check_ogrn, written)


@pytest.mark.parametrize("remainder", [10, 11, 12])
def test_ogrnip_takes_the_last_digit_of_a_two_digit_remainder(remainder: int) -> None:
    """Remainders 10 to 12 by 13 give check digits 0 to 2, which python-stdnum refuses."""
    start = next(number for number in range(30450011600000, 30450011600013) if number % 13 == remainder)

    assert check_ogrn(f"{start}{remainder - 10}") == f"{start}{remainder - 10}"


@given(st.from_regex(r"[1-9][0-9]{11}([0-9]{2})?", fullmatch=True))
def test_every_rightly_made_ogrn_is_accepted(digits: str) -> None:
    """Every rightly made OGRN and OGRNIP is read, and another last digit is refused."""
    ogrn = an_ogrn(digits)

    assert check_ogrn(ogrn) == ogrn
    assert ogrn_is_individual(ogrn) == (len(digits) == 14)
    refused(check_ogrn, ogrn[:-1] + str((int(ogrn[-1]) + 1) % 10))


def test_kpp_may_have_letters_in_the_middle() -> None:
    """The fifth and sixth characters may be Latin letters; nothing else may."""
    assert check_kpp("7707ab001") == "7707AB001"
    assert check_kpp(770701001) == "770701001"
    assert "А, В typed in Cyrillic" in refused(check_kpp, "7707АВ001")
    for written in ("77070100", "7707010011", "77O701001", "770701 00A", "000000000", None, 10101001):
        refused(check_kpp, written)


def test_bic_is_russian_or_swift() -> None:
    """A BIK of nine digits from 0, or SWIFT letters, capitals restored."""
    assert check_bic("044525225") == "044525225"
    assert check_bic("sabrrumm") == "SABRRUMM"
    assert check_bic("SABR RU MM XXX") == "SABRRUMMXXX"
    for written in ("144525225", "SABRRUM", "SABRRUMMXX", "SABR1UMM", "Gazprombank", "PAO Sberbank", "", None, 144525225):
        refused(check_bic, written)


def test_bik_that_lost_its_zero_is_refused() -> None:
    """A BIK read as a number has lost its first zero: the message says what to type."""
    assert '"044525225"' in refused(check_bic, 44525225)
    assert '"044525225"' in refused(check_bic, "44525225")


def test_swift_code_in_cyrillic_letters_is_named() -> None:
    """Letters that only look Latin are pointed out."""
    assert "typed in Cyrillic" in refused(check_bic, "SАBRRUMM")


@pytest.mark.parametrize("written", ["9074729", "IMO 9074729", "imo9074729", "IMO No. 9074729", "IMO: 9074729", 9074729])
def test_imo_is_read_with_or_without_its_prefix(written: object) -> None:
    """The seven digits remain."""
    assert check_imo(written) == "9074729"


@pytest.mark.parametrize("written", ["9074728", "907472", "0000000", "IMO", "MMSI 9074729", None])
def test_bad_imo_is_refused(written: object) -> None:
    """Another length, or a check digit that does not hold."""
    refused(check_imo, written)


def test_model_hands_on_what_was_found_and_what_is_accepted() -> None:
    """Inside a model the refusal keeps its two halves, so that an edge can show them by field."""
    with pytest.raises(ValidationError) as caught:
        Somebody(inn="7707083894", bic="x")

    errors = [error["ctx"]["error"] for error in caught.value.errors()]
    assert [type(error) for error in errors] == [ReadingError, ReadingError]
    assert [error["loc"] for error in caught.value.errors()] == [("inn",), ("bic",)]


def test_unknown_stays_unknown() -> None:
    """None is no number but an unanswered question."""
    assert Somebody(inn=None).inn is None


@pytest.mark.parametrize("kind", [Inn, Ogrn, Kpp, Bic, Imo])
def test_schema_shows_the_layout(kind: type[str]) -> None:
    """The JSON schema of each gives a pattern that its own example meets."""
    schema = TypeAdapter(kind).json_schema()

    assert schema["type"] == "string"
    assert TypeAdapter(kind).validate_python(schema["examples"][0]) == schema["examples"][0]


@pytest.mark.skipif(not COMPANIES.exists(), reason="the shared development data is not here")
def test_numbers_of_the_register_are_accepted() -> None:
    """Every INN, OGRN and KPP of an extract of the Russian register passes."""
    with COMPANIES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            assert check_inn(row["inn"]) == row["inn"]
            assert check_ogrn(row["ogrn"]) == row["ogrn"]
            assert not row["kpp"] or check_kpp(row["kpp"]) == row["kpp"]
