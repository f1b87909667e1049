"""Every form in which a list is published gives the same records; what is no whole list is refused, in words."""

import gzip
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from sme_check.errors import ListError
from sme_check.screening.lists.read import read_list
from sme_check.screening.lists.record import Edition, Name, Record

from .published import HELD, OLDER, Subject, a_body, a_person, a_ship, csv_text, held_list, ods_file, official, xlsx_file, xml_text

DAY = "2026-08-22"
FREEZE_AND_MORE = ["Asset Freeze", "Trust services sanctions", "Prohibition on Correspondent banking relationships and processing payments"]
IMPOSED = "Owned by nobody. The Trust Services sanctions were imposed on 21/03/2023. INN 7707083893"
BANK = a_body(
    "RUS0256",
    "PJSC Sberbank",
    "Sberbank",
    sanctions_imposed=FREEZE_AND_MORE,
    other_information=IMPOSED,
    ofsi_group_id="14205",
    numbers=["OGRN: 1027700132195, INN 7707083893; wrong INN 7707083890"],
    non_latin_names=[{"name_non_latin_script": "ПАО Сбербанк"}],
    addresses=[{"address_line6": "Moscow", "address_country": "Russia"}],
    parents=["Central Bank of the Russian Federation"],
    subsidiaries=["Sberbank CIB", "SberTech"],
    types=["Bank"],
)
PERSON = a_person(
    "RUS0251",
    dobs=["07/10/1952", "dd/mm/1957", "dd/03/1958"],
    passports=["100076310"],
    nationals=["INN 500100732259"],
    nationalities=["Russia"],
    gender="Male",
    born_in=["Soviet Union"],
    names=[
        {"name1": "Vladimir", "name2": "Vladimirovich", "name6": "PUTIN", "name_type": "Primary name"},
        {"name1": "Vladimir", "name6": "Putin", "name_type": "ALias", "alias_strength": "Good quality a.k.a"},
        {"name6": "Vova", "name_type": "Alias", "alias_strength": "Low quality a.k.a"},
    ],
)
SHIP = a_ship("RUS1910", "NEVERLAND", imos=["IMO9074729"], flags=["Gabon"])
THREE = (BANK, PERSON, SHIP)
FORMS: dict[str, Callable[[Path, Iterable[Subject]], object]] = {
    "list.xml": lambda path, subjects: path.write_bytes(xml_text(subjects, DAY)),
    "list.csv": lambda path, subjects: path.write_bytes(csv_text(subjects, DAY)),
    "list.ods": lambda path, subjects: ods_file(path, subjects, DAY),
    "list.xlsx": lambda path, subjects: xlsx_file(path, subjects, DAY),
    "list.xml.gz": lambda path, subjects: path.write_bytes(gzip.compress(xml_text(subjects, DAY))),
}
needs_copies = pytest.mark.skipif(not HELD.is_dir(), reason="the converted copies of the official lists are not here")


def published(folder: Path, name: str, subjects: Iterable[Subject] = THREE) -> Path:
    path = folder / name
    FORMS[name](path, subjects)
    return path


def a_file(folder: Path, content: bytes, name: str = "list.xml") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.fixture(params=FORMS)
def edition(request: pytest.FixtureRequest, tmp_path: Path) -> Edition:
    return read_list(published(tmp_path, request.param))


def of(edition: Edition, identity: str) -> Record:
    return next(record for record in edition.records if record.id == identity)


def test_the_day_and_every_subject_are_read(edition: Edition) -> None:
    """Each form states its day, and each subject stands once, however many rows it spans."""
    assert (edition.series, edition.list_date) == ("uk", date(2026, 8, 22))
    assert [(record.id, record.kind) for record in edition.records] == [("RUS0256", "organisation"), ("RUS0251", "individual"), ("RUS1910", "ship")]


def test_names_keep_their_kind_and_strength(edition: Edition) -> None:
    """Given names stand first; stray capitals in the vocabulary do not matter; other scripts are names too."""
    assert of(edition, "RUS0251").names == (Name("Vladimir Vladimirovich PUTIN"), Name("Vladimir Putin", "alias", "good"), Name("Vova", "alias", "low"))
    assert Name("ПАО Сбербанк", "non_latin") in of(edition, "RUS0256").names


def test_register_numbers_are_pulled_out_by_their_check_digits(edition: Edition) -> None:
    """An INN or OGRN in free text counts only if its check digits hold."""
    assert of(edition, "RUS0256").identifiers["inn"] == ("7707083893",)
    assert of(edition, "RUS0256").identifiers["ogrn"] == ("1027700132195",)
    assert of(edition, "RUS0251").identifiers["inn"] == ("500100732259",)
    assert of(edition, "RUS0251").identifiers["passport"] == ("100076310",)
    assert of(edition, "RUS1910").identifiers == {"imo": ("9074729",)}


@pytest.mark.parametrize("name", FORMS)
def test_register_numbers_among_other_information_are_found(name: str, tmp_path: Path) -> None:
    """Some bodies have their number nowhere else; there it counts only if it is called one, and a director's number is not the firm's."""
    told = a_body("RUS0256", "Zarya", other_information="Director Ivan Petrov - ID500100732259. OGRN: 1027700132195; tel. 7707083893")

    assert read_list(published(tmp_path, name, (told,))).records[0].identifiers == {"ogrn": ("1027700132195",)}


def test_dates_of_birth_are_read_as_far_as_they_are_stated(edition: Edition) -> None:
    """Letters stand for what is not known."""
    assert of(edition, "RUS0251").born == ("1952-10-07", "1957", "1958-03")


def test_what_is_imposed_is_read_in_any_spelling(edition: Edition) -> None:
    """Each spelling of a measure is that measure; a day that the entry states is kept."""
    assert of(edition, "RUS0256").effects == {"asset_freeze": None, "trust_services": date(2023, 3, 21), "correspondent_banking": None}
    assert of(edition, "RUS1910").effects == {"transport": None}


@needs_copies
def test_every_form_of_the_whole_list_gives_the_same_records(tmp_path: Path) -> None:
    """All forms of the whole list agree record by record."""
    whole = {name: read_list(published(tmp_path, name, official())).records for name in ("list.xml", "list.csv", "list.ods", "list.xlsx")}

    assert len(whole["list.xml"]) == len(official())
    for name in ("list.csv", "list.ods", "list.xlsx"):
        assert whole[name] == whole["list.xml"]


@pytest.mark.parametrize("name", [name for name in FORMS if name != "list.xml"])
def test_each_form_gives_the_same_records(name: str, tmp_path: Path) -> None:
    """Whatever screening reads of an entry is read from every form alike."""
    one, other = (json.dumps([record.to_plain() for record in read_list(published(tmp_path, form)).records]) for form in ("list.xml", name))

    assert one == other


def test_what_belongs_to_a_company_is_kept(edition: Edition) -> None:
    """Its parents and its subsidiaries, as the list names them."""
    bank = of(edition, "RUS0256")

    assert (bank.parents, bank.subsidiaries) == (("Central Bank of the Russian Federation",), ("Sberbank CIB", "SberTech"))


def test_the_order_of_elements_and_what_wraps_them_do_not_matter(tmp_path: Path) -> None:
    """An element is known by its name: the list's makers may move it."""
    content = xml_text(THREE, DAY).decode()
    moved = re.sub(r"(<Designation>)(.*?)(<UniqueID>\w+</UniqueID>)", r"\1\3\2", content, flags=re.DOTALL)
    wrapped = moved.replace("<PassportDetails>", "<Documents><PassportDetails>").replace("</PassportDetails>", "</PassportDetails></Documents>")
    spaced = wrapped.replace("<Designations ", '<Designations xmlns="urn:a-list" ')

    assert read_list(a_file(tmp_path, spaced.encode())).records == read_list(a_file(tmp_path, xml_text(THREE, DAY), "as-published.xml")).records


def test_what_nobody_knows_is_counted(tmp_path: Path) -> None:
    """A new element, or a new column, is not passed over in silence; one that screening does not need is no news."""
    xml = xml_text(THREE, DAY).replace(b"<PhoneNumbers />", b"<CryptoWallets><CryptoWallet>bc1q</CryptoWallet></CryptoWallets><PhoneNumbers />")
    csv = csv_text(THREE, DAY).replace(b"Address Country", b"Crypto wallet")

    assert read_list(a_file(tmp_path, xml)).unread == {"cryptowallet": 3}
    assert read_list(a_file(tmp_path, csv, "list.csv")).unread == {"cryptowallet": 2}
    assert read_list(published(tmp_path, "list.ods")).unread == {}


def test_a_new_measure_is_told_and_not_taken_for_none(tmp_path: Path) -> None:
    """Words that no list has used so far may mean a freeze: they are named, and the freeze is in doubt."""
    edition = read_list(a_file(tmp_path, xml_text([a_body("RUS0001", "A", sanctions_imposed=["Block on everything"])], DAY)))

    assert edition.unread == {"the measure “Block on everything”": 1}
    assert (edition.records[0].effects, edition.records[0].doubtful) == ({"asset_freeze": None}, ("asset_freeze",))


def test_a_mark_beside_the_words_counts_too(tmp_path: Path) -> None:
    """The XML says true or false of each measure as well, so no spelling of the words can lose one."""
    edition = read_list(
        a_file(tmp_path, xml_text([a_body("RUS0001", "A", sanctions_imposed=["Travel Ban"], sanctions_imposed_indicators={"asset_freeze": True})], DAY))
    )

    assert edition.records[0].effects == {"asset_freeze": None}


def test_a_freeze_under_another_regime_is_another_measure(tmp_path: Path) -> None:
    """Frozen under the Belarus Regulations is not frozen under the Russia Regulations; and an arms embargo is no freeze."""
    belarus = "The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019"
    firms = [a_body("BEL0001", "A", regime_name=belarus), a_body("BEL0002", "B", regime_name=belarus, sanctions_imposed=["Arms embargo"])]

    effects = [record.effects for record in read_list(a_file(tmp_path, xml_text(firms, DAY))).records]

    assert effects == [{"other_regime_asset_freeze": None}, {}]


@pytest.mark.parametrize(
    "line",
    [
        "Report Date: 22-Aug-2026",
        "Report date: 22 August 2026",
        "REPORT DATE 22/08/2026 10:15",
        "Last updated: 22nd Aug 2026",
        "22-Aug-26",
        "August 22, 2026",
        "2026-08-22",
    ],
)
def test_the_report_date_is_read_as_people_write_days(line: str, tmp_path: Path) -> None:
    """The line above the headings has changed its words over the years."""
    content = csv_text(THREE, DAY).split(b"\n", 1)[1]

    assert read_list(a_file(tmp_path, f'"{line}"\n'.encode() + content, "list.csv")).list_date == date(2026, 8, 22)


@needs_copies
def test_every_word_of_what_is_imposed_is_understood(tmp_path: Path) -> None:
    """All that is imposed under the Russia regime has its effect, but for the travel ban, which bears on no partnership."""
    edition = read_list(published(tmp_path, "list.xml", official()))
    silent = {words for record in edition.records if record.id.startswith("RUS") for words in record.sanctions if not record.effects}

    assert silent <= {"Travel Ban"}


@needs_copies
@pytest.mark.parametrize(
    ("name", "day", "subjects", "effects"),
    [
        (OLDER[0], date(2014, 4, 2), 2297, {"eu_asset_freeze": 33, "eu_misappropriation": 18}),
        (OLDER[1], date(2016, 3, 23), 1924, {"eu_asset_freeze": 183, "eu_misappropriation": 16}),
        (OLDER[2], date(2018, 4, 13), 2106, {"eu_asset_freeze": 188, "eu_misappropriation": 13}),
        (OLDER[3], date(2018, 11, 29), 2137, {"eu_asset_freeze": 199, "eu_misappropriation": 12}),
        ("ofsi-conlist-2025-04-10", date(2025, 4, 10), 4686, {"asset_freeze": 4686}),
    ],
)
def test_older_lists_are_read_whole(name: str, day: date, subjects: int, effects: dict[str, int], tmp_path: Path) -> None:
    """The Treasury's list names regimes and no measures; OFSI's is one of asset freezes. Their day is in the file's name."""
    edition = read_list(held_list(name, tmp_path / f"{name}.csv"))

    assert (edition.list_date, len(edition.records)) == (day, subjects)
    assert {effect: sum(effect in record.effects for record in edition.records) for effect in effects} == effects


OFSI = (
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,"
    "Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,"
    "National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,"
    "Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID\n"
)
VEB = '"VNESHECONOMBANK"' + "," * 28 + "Entity,Primary name,,{regime},01/08/2014,,01/08/2014,13081\n"


def test_the_separate_list_is_told_by_its_regime(tmp_path: Path) -> None:
    """Persons named for regs 16 and 17 are named, and not thereby designated."""
    regime = "Russia (persons named in relation to financial and investment restrictions)"
    edition = read_list(a_file(tmp_path, f"Last Updated,28/01/2026\n{OFSI}{VEB.format(regime=regime)}".encode(), "InvBan.csv"))

    assert (edition.series, edition.list_date) == ("restrictions", date(2026, 1, 28))
    assert edition.records[0].effects == {"named": date(2014, 8, 1)}


def test_an_older_list_may_be_given_its_day(tmp_path: Path) -> None:
    """A list that does not state its day takes the one given; without it, the newest day in it."""
    path = a_file(tmp_path, f"{OFSI}{VEB.format(regime='Russia')}".encode(), "conlist.csv")

    assert read_list(path, date(2025, 4, 10)).list_date == date(2025, 4, 10)
    assert read_list(path).list_date == date(2014, 8, 1)


def test_digits_in_the_name_of_a_file_that_are_no_day_say_nothing(tmp_path: Path) -> None:
    """The number of a download is not taken for a day."""
    path = a_file(tmp_path, f"{OFSI}{VEB.format(regime='Russia')}".encode(), "conlist-20261399.csv")

    assert read_list(path, date(2025, 4, 10)).list_date == date(2025, 4, 10)


def test_a_list_kept_as_unicode_text_is_read(tmp_path: Path) -> None:
    """Spreadsheet programs write UTF-16 too; the records are the same."""
    plain = read_list(a_file(tmp_path, csv_text(THREE, DAY), "list.csv"))

    assert read_list(a_file(tmp_path, csv_text(THREE, DAY).decode("utf-8-sig").encode("utf-16"), "wide.csv")).records == plain.records


def test_a_day_that_the_name_of_the_file_denies_is_refused(tmp_path: Path) -> None:
    """An old list cannot be passed off as a newer one: it would clear whoever was listed in between."""
    path = a_file(tmp_path, f"{OFSI}{VEB.format(regime='Russia')}".encode(), "conlist-2025-04-10.csv")

    assert read_list(path, date(2025, 4, 10)).list_date == date(2025, 4, 10)
    with pytest.raises(ListError, match="2025-04-10"):
        read_list(path, date(2026, 5, 14))


BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Designations>&b;</Designations>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><Designations><DateGenerated>&x;</DateGenerated></Designations>'


@pytest.mark.parametrize("content", [BOMB, OUTSIDE, OUTSIDE.decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16")])
def test_declarations_are_refused(content: bytes, tmp_path: Path) -> None:
    """Entities can swell or reach outside, in any encoding; the official file declares none."""
    with pytest.raises(ListError, match="document type declaration"):
        read_list(a_file(tmp_path, content))


def test_declarations_are_refused_in_spreadsheets(tmp_path: Path) -> None:
    """The XML within an ODS file is no safer than any other."""
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", BOMB)

    with pytest.raises(ListError, match="document type declaration"):
        read_list(path)


@pytest.mark.parametrize("name", FORMS)
def test_a_file_of_absurd_size_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is counted is what is unpacked."""
    monkeypatch.setattr("sme_check.screening.lists.guard.Counted.__init__.__defaults__", (200,))

    with pytest.raises(ListError, match="more data than any such list has"):
        read_list(published(tmp_path, name))


def test_cells_that_repeat_without_end_are_refused(tmp_path: Path) -> None:
    """A few bytes of ODS may claim millions of cells."""
    path = ods_file(tmp_path / "list.ods", THREE, DAY)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="900000">')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", content)

    with pytest.raises(ListError, match="900000 times"):
        read_list(path)


@pytest.mark.parametrize("name", FORMS)
def test_a_file_cut_off_anywhere_is_refused(name: str, tmp_path: Path) -> None:
    """Cut off within an entry, no form passes for a whole list."""
    content = published(tmp_path, name).read_bytes()

    for cut in range(1, 20):
        with pytest.raises(ListError):
            read_list(a_file(tmp_path, content[: len(content) * cut // 20 - 3], name))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (b"<html><body>Not found</body></html>", "a web page and not the list"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html><body>Sorry<br></body></html>", "a web page and not the list"),
        (b"<feed></feed>", "an XML file of feed"),
        ("Name,INN\n".encode("utf-16"), "none of the headings"),
        (b"name,inn\nSberbank,7707083893\n", "none of the headings"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "zero bytes"),
        (b"PK\x03\x04 and no more", "a spreadsheet file that breaks off"),
        (xml_text((), DAY), "a list without entries"),
        (xml_text(THREE, ""), "no DateGenerated"),
        (xml_text([a_body("RUS0001", "A", individual_entity_ship="Boat")], DAY), "Boat"),
        (xml_text([a_body("", "A")], DAY), "without UniqueID"),
        (xml_text([a_body("RUS0001")], DAY), "an entry without a name"),
        (xml_text([a_body("RUS0001", "A", date_designated="2022-13-45")], DAY), "45/13/2022"),
        (csv_text(THREE, DAY).split(b"\n", 1)[1], "no report date"),
        (csv_text(THREE, DAY).replace(b"RUS0251", b""), "without the unique id"),
    ],
)
def test_a_wrong_file_is_refused_in_words(content: bytes, words: str, tmp_path: Path) -> None:
    """Each message says what was found."""
    with pytest.raises(ListError) as caught:
        read_list(a_file(tmp_path, content))

    assert words in str(caught.value)
