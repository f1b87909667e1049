"""Codes keep their digits, and a listed code is compared with a given one both ways."""

import csv
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter

from sme_check.facts.codes import (
    COUNTRIES,
    CommodityCode,
    CountryCode,
    Okfs,
    Okopf,
    Okved,
    RegionCode,
    Relation,
    check_commodity_code,
    check_country,
    check_okfs,
    check_okopf,
    check_okved,
    check_region,
    code_prefixes,
    commodity_relation,
    okved_relation,
)
from sme_check.facts.identifiers import ReadingError

DATA = Path(__file__).resolve().parents[3] / "shared/data"
OPPOSITE: dict[Relation, Relation] = {"covers": "finer", "finer": "covers", "apart": "apart"}

commodity_codes = (
    st.integers(1, 5)
    .flatmap(lambda pairs: st.lists(st.integers(1, 99), min_size=pairs, max_size=pairs))
    .map(lambda parts: "".join(f"{part:02}" for part in parts))
)
okved_codes = st.from_regex(r"[1-9][0-9](\.[0-9]([0-9](\.[0-9]{1,2})?)?)?", fullmatch=True)


class Coded(BaseModel):
    commodity: CommodityCode | None = None
    okved: Okved | None = None
    okopf: Okopf | None = None
    okfs: Okfs | None = None
    region: RegionCode | None = None
    country: CountryCode | None = None


def refused(check: Callable[[object], str], code: object) -> str:
    with pytest.raises(ReadingError) as caught:
        check(code)
    return caught.value.found


def column(path: str, name: str) -> list[str]:
    """A column of the shared code lists; the test is skipped where they are absent."""
    if not (DATA / path).exists():
        pytest.skip("the shared code lists are not here")
    with (DATA / path).open(encoding="utf-8") as file:
        return [row[name] for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("8471.30", "847130"),
        ("8471 30 00", "84713000"),
        ("84", "84"),
        (" 8471\u00a030 ", "847130"),
        ("'0101.21", "010121"),
        (8471300000, "8471300000"),
        ("8471300000", "8471300000"),
        ("8471 3000", "84713000"),
        ("8471.3010", "84713010"),
    ],
)
def test_commodity_code_keeps_its_digits(written: object, code: str) -> None:
    """Dots and spaces go, digits stay, leading zeros too."""
    assert check_commodity_code(written) == code


@pytest.mark.parametrize(
    "written",
    ["8", "847", "8471.3", "84713000001", "847130000012", "00", "0012", "ex 8471", "8471,30", "8471..30", ".8471", "", None, True, -84, 8471.3, 8471.0],
)
def test_bad_commodity_code_is_refused(written: object) -> None:
    """An odd count, too many digits, chapter 00, other signs, and any decimal number."""
    refused(check_commodity_code, written)


@pytest.mark.parametrize("written", ["4903 8542", "8471 8528 52", "847130 8528", "8471\u00a0852852"])
def test_digits_that_may_be_several_codes_are_refused(written: str) -> None:
    """A later group that could be a heading of its own is not run together with the first: it would be lost."""
    assert "one code or several?" in refused(check_commodity_code, written)


def test_lost_digits_of_a_commodity_code_are_named() -> None:
    """A decimal number, and an odd count, say what may have been lost."""
    assert "decimal number may have lost digits" in refused(check_commodity_code, 8471.3)
    assert "one seems lost" in refused(check_commodity_code, 1012100)


def test_prefixes_run_from_the_chapter_to_the_code() -> None:
    """Each pair of digits is a level."""
    assert code_prefixes("8471.30.00") == ("84", "8471", "847130", "84713000")
    assert code_prefixes("84") == ("84",)


@pytest.mark.parametrize(
    ("listed", "given_code", "relation"),
    [
        ("8471", "8471 30", "covers"),
        ("8471 30", "8471 30", "covers"),
        ("8471 00 00", "8471 30 00", "covers"),
        ("8471 00 00 00", "8471", "covers"),
        ("8517 11 00", "8517 11", "covers"),
        ("8517 11 00", "8517 11 90", "covers"),
        ("8517 11", "8517", "finer"),
        ("8517 11 20", "8517 11", "finer"),
        ("8517 11", "8517 12", "apart"),
        ("8517 11", "8471 30", "apart"),
        ("8517 10 01", "8517 10 00", "apart"),
        ("8517 10", "8517 10 00", "covers"),
        ("8517 10 10", "8517 10 00", "apart"),
        ("84", "8400", "covers"),
    ],
)
def test_listed_commodity_code_against_a_given_one(listed: str, given_code: str, relation: Relation) -> None:
    """The law's trailing 00 pairs mean the whole heading; those of the given code are digits."""
    assert commodity_relation(listed, given_code) == relation


def test_zeros_within_a_heading_are_its_own() -> None:
    """A heading that ends in 00 (8500 is none, but 2700 might be) is not cut to its chapter."""
    assert commodity_relation("2700", "2710") == "apart"


@given(commodity_codes, commodity_codes)
def test_commodity_relation_is_a_matter_of_prefixes(listed: str, code: str) -> None:
    """Among codes without zero pairs: covers exactly when the listed code is among the given one's prefixes; and the other way round."""
    relation = commodity_relation(listed, code)

    assert (relation == "covers") == (listed in code_prefixes(code))
    if listed != code:
        assert commodity_relation(code, listed) == OPPOSITE[relation]


@given(commodity_codes, commodity_codes)
def test_coarser_commodity_code_never_clears_what_a_finer_one_would_catch(listed: str, code: str) -> None:
    """If a code is caught, then no code above it is apart from the listed one."""
    if commodity_relation(listed, code) == "covers":
        assert all(commodity_relation(listed, prefix) != "apart" for prefix in code_prefixes(code))


@pytest.mark.parametrize("code", ["01", "01.1", "01.11", "01.11.1", "01.11.11"])
def test_okved_is_read_at_each_level(code: str) -> None:
    """From class to kind, dots kept."""
    assert check_okved(f" {code}\u00a0") == code


@pytest.mark.parametrize("written", ["1", "1.11", "0111", "01.", "01.1.1", "01.111", "01.11.111", "01,11", "A", "00", "", 62, 62.01, 1.1, None, True])
def test_bad_okved_is_refused(written: object) -> None:
    """Numbers, missing dots, other layouts."""
    refused(check_okved, written)


def test_okved_refusal_says_what_to_type() -> None:
    """A number is told that codes are quoted text; a lost zero is given back."""
    assert "codes are quoted text" in refused(check_okved, 1.1)
    assert '"01.11"' in refused(check_okved, "1.11")


@pytest.mark.parametrize(
    ("listed", "given_code", "relation"),
    [
        ("01.1", "01.11", "covers"),
        ("01.1", "01.11.1", "covers"),
        ("01.1", "01.1", "covers"),
        ("01", "01.2", "covers"),
        ("01.11.1", "01.11.11", "covers"),
        ("01.1", "01.2", "apart"),
        ("01.11", "01.1", "finer"),
        ("01.11.11", "01.11", "finer"),
        ("01.1", "11.1", "apart"),
    ],
)
def test_listed_okved_against_a_given_one(listed: str, given_code: str, relation: Relation) -> None:
    """The longer code falls under the shorter when it starts with its digits."""
    assert okved_relation(listed, given_code) == relation


@given(okved_codes, okved_codes)
def test_okved_relation_turns_round(listed: str, code: str) -> None:
    """What covers one way is finer the other way."""
    if listed != code:
        assert okved_relation(code, listed) == OPPOSITE[okved_relation(listed, code)]


def test_okopf_has_five_digits() -> None:
    """Spaces go; the older two-digit codes are refused."""
    assert check_okopf("1 23 00") == check_okopf(12300) == "12300"
    for written in ("65", "1230", "123000", "00000", "OOO", None):
        refused(check_okopf, written)


def test_okfs_has_two_digits() -> None:
    """As text or as a whole number."""
    assert check_okfs("16") == check_okfs(16) == "16"
    for written in ("1", "160", "00", "private", None):
        refused(check_okfs, written)


def test_region_has_two_digits_from_01_to_99() -> None:
    """A lost zero is named, 00 refused."""
    assert check_region("01") == "01"
    assert check_region(77) == check_region("77") == "77"
    assert '"01"' in refused(check_region, 1)
    for written in ("00", "177", "RU-MOW", None):
        refused(check_region, written)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("GB", "GB"),
        ("ru", "RU"),
        (" Russia ", "RU"),
        ("Russian  Federation", "RU"),
        ("Россия", "RU"),
        ("United Kingdom", "GB"),
        ("UK", "GB"),
        ("great britain", "GB"),
        ("XK", None),
        ("England", None),
        ("EU", None),
        ("ZZ", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_country_is_a_code_of_iso_3166(written: object, code: str | None) -> None:
    """Codes in any case and the two countries' common names; nothing else."""
    if code is None:
        assert refused(check_country, written)
    else:
        assert check_country(written) == code


def test_all_countries_are_carried() -> None:
    """ISO 3166-1 assigns 249 codes."""
    assert len(COUNTRIES) == 249
    assert {"GB", "RU", "UA", "BY", "SS", "CW"} <= COUNTRIES


@given(st.integers() | st.floats() | st.text() | st.none() | st.booleans() | st.binary())
def test_whatever_is_given_is_read_or_gently_refused(found: object) -> None:
    """No input ends in another kind of error, and what is read is read again to the same."""
    for check in (check_commodity_code, check_okved, check_okopf, check_okfs, check_region, check_country):
        with suppress(ReadingError):
            assert check(check(found)) == check(found)


@pytest.mark.parametrize("kind", [CommodityCode, Okved, Okopf, Okfs, RegionCode, CountryCode])
def test_schema_shows_the_layout(kind: type[str]) -> None:
    """The JSON schema of each gives an example that it accepts as it stands."""
    schema = TypeAdapter(kind).json_schema()

    assert schema["pattern"]
    assert TypeAdapter(kind).validate_python(schema["examples"][0]) == schema["examples"][0]


def test_models_hold_codes_or_nothing() -> None:
    """A code in a model is checked; None stays unknown."""
    assert Coded(commodity="8471.30", country="uk").model_dump(exclude_none=True) == {"commodity": "847130", "country": "GB"}


def test_codes_of_the_classifiers_are_accepted() -> None:
    """Every OKVED-2 class and below, legal form, region and HS code of the shared lists is read as it stands."""
    assert all(check_okved(code) == code for code in column("codes/okved2.csv", "code") if not code.isalpha())
    assert all(check_okopf(code) == code for code in column("codes/okopf.csv", "code"))
    assert all(check_region(code) == code for code in column("codes/russia_regions.csv", "tax_region_code"))
    assert all(len(check_commodity_code(code)) in (2, 4, 6) for code in column("codes/hs2022.csv", "code") if code.isdigit())
