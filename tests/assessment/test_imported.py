"""Lists imported take part in every answer: complete where they are, with the rulebook's own dates, for the day asked about."""

import hashlib
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from sme_check.assessment.as_dict import as_dict
from sme_check.assessment.assess import check
from sme_check.assessment.assessment import Assessment
from sme_check.assessment.imported import named_by, prepare, registers_on
from sme_check.assessment.registers import policy_of
from sme_check.assessment.render import as_text
from sme_check.assessment.verdict import Verdict
from sme_check.cli import main
from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.rulebook.load import load_rulebook
from sme_check.screening.parties import Screening
from sme_check.screening.store import Store, TooMuchLost
from sme_check.screening.update import import_list

from ..screening.lists.published import HELD, OLDER, a_body, a_person, csv_text, held_list, official, xml_text

RULES = load_rulebook()
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
SBERBANK = a_body(
    "RUS0256",
    "PJSC Sberbank",
    date_designated="2022-03-01",
    last_updated="2026-08-01",
    sanctions_imposed=["Asset freeze", "Correspondent Banking Sanctions and processing payments"],
    numbers=["INN 7707083893"],
)
NEWCOMER = a_body("RUS9001", "Zavod Imeni Nikogo", date_designated="2026-09-10", last_updated="2026-09-10", numbers=["INN 7701234560"])
STRANGER = Party(name="OOO Yazykovaya Gavan")
needs_copies = pytest.mark.skipif(not HELD.is_dir(), reason="the converted copies of the official lists are not here")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The user's store, empty."""
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path / "data"))
    return Store()


def take(store: Store, path: Path, *subjects: dict[str, object], day: str = "2026-10-08") -> None:
    """Import a list of a few."""
    path.write_bytes(xml_text(subjects, day))
    import_list(str(path), store=store, most_lost=1)


def says(party: Party, measure: str, day: str) -> Truth:
    as_of = date.fromisoformat(day)
    return Screening(registers_on(RULES, as_of)[0], as_of, policy=policy_of(RULES)).designated_for(party, measure).truth


def test_without_an_import_the_rulebook_answers_as_before(store: Store) -> None:
    """Nothing is known not to be listed, and the fingerprint is the rulebook's."""
    assert says(STRANGER, "asset_freeze", "2026-10-08") is U
    assert check({"as_of": "2026-10-08", "uk_party": {"link": "uk_body"}}, rulebook=RULES).lists_fingerprint == RULES.fingerprint


def test_the_fingerprint_names_the_list(store: Store, tmp_path: Path) -> None:
    """An answer says which lists it rests on."""
    take(store, tmp_path / "list.xml", SBERBANK)

    found = check({"as_of": "2026-10-08", "uk_party": {"link": "uk_body"}}, rulebook=RULES).lists_fingerprint

    assert found == f"{RULES.fingerprint}+{store.fingerprint}"


@pytest.mark.parametrize(("day", "truth"), [("2026-10-08", F), ("2026-10-01", F), ("2026-11-07", F), ("2026-11-08", U), ("2026-08-01", U)])
def test_a_list_clears_who_is_not_on_it_near_its_day(day: str, truth: Truth, store: Store, tmp_path: Path) -> None:
    """Up to the limits that the rulebook sets, and no further."""
    take(store, tmp_path / "list.xml", SBERBANK)

    assert says(STRANGER, "asset_freeze", day) is truth


def test_a_number_on_the_list_is_a_match(store: Store, tmp_path: Path) -> None:
    """Whatever name the party bears."""
    take(store, tmp_path / "list.xml", NEWCOMER | {"numbers": ["INN 7707083893"]})

    assert says(Party(name="Somebody else", inn="7707083893"), "asset_freeze", "2026-10-08") is T


def test_an_entry_in_both_keeps_the_dates_of_the_rulebook(store: Store, tmp_path: Path) -> None:
    """Sberbank was designated under reg 17A on 1 March 2022, its assets froze on 6 April; the list shows the first date alone."""
    bank = Party(inn="7707083893")
    take(store, tmp_path / "list.xml", SBERBANK)

    assert says(bank, "asset_freeze", "2022-04-06") is says(bank, "asset_freeze", "2026-10-08") is T
    assert says(bank, "asset_freeze", "2022-03-10") is not T
    assert says(bank, "correspondent_banking", "2022-03-10") is T


def test_an_entry_in_both_is_one_entry(store: Store, tmp_path: Path) -> None:
    """One designation is shown once, and a decision that names it by either id stands; the list of Schedule 2 still names it."""
    take(store, tmp_path / "list.xml", SBERBANK)
    as_of = date(2026, 10, 8)
    screening = Screening(registers_on(RULES, as_of)[0], as_of, policy=policy_of(RULES))

    entries = [hit.entry for hit in screening.hits(Party(inn="7707083893"))]

    assert [entry.id for entry in entries if entry.effects.get("asset_freeze")] == ["RUS0256"]
    assert screening.named_in(Party(inn="7707083893"), "schedule-2").truth is T


def test_a_short_name_of_the_rulebook_leads_to_the_entry_of_the_list(store: Store, tmp_path: Path) -> None:
    """What others bear too is a possible match after an import as before it; the name of its own is a match."""
    take(store, tmp_path / "list.xml", a_body("RUS0237", "PJSC Promsvyazbank", date_designated="2022-02-22", sanctions_imposed=["Asset freeze"]))

    assert says(Party(name="ПСБ"), "asset_freeze", "2026-10-08") is U
    assert says(Party(name="Promsvyazbank"), "asset_freeze", "2026-10-08") is T


def test_who_left_the_list_is_free_from_the_next_list_on(store: Store, tmp_path: Path) -> None:
    """The rulebook, read on 22 August, still names it; the list of October does not, and between the two nobody knows."""
    take(store, tmp_path / "list.xml", NEWCOMER)
    bank = Party(inn="7707083893")

    days = ("2026-08-22", "2026-08-23", "2026-10-07", "2026-10-08")
    assert [says(bank, "asset_freeze", day) for day in days] == [T, U, U, F]


def test_a_list_of_the_day_on_which_the_rulebook_was_read_frees_nobody(store: Store, tmp_path: Path) -> None:
    """Where the two disagree about one day, the one who is named by either is not cleared."""
    take(store, tmp_path / "list.xml", NEWCOMER, day="2026-08-22")

    assert says(Party(inn="7707083893"), "asset_freeze", "2026-08-24") is T


def test_the_index_that_was_made_gives_the_same_answers(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made, kept, and read back; a damaged one is made again."""
    take(store, tmp_path / "list.xml", SBERBANK, a_person("RUS0001", "Ivan Testov"))
    prepare(RULES)
    monkeypatch.setattr("sme_check.assessment.imported._KEPT", {})
    kept = says(Party(inn="7707083893"), "asset_freeze", "2026-10-08")
    for file in (store.folder / "index").iterdir():
        file.write_bytes(b"0\n{}")
    monkeypatch.setattr("sme_check.assessment.imported._KEPT", {})

    assert kept is says(Party(inn="7707083893"), "asset_freeze", "2026-10-08") is T


def bare(day: str = "2026-10-08") -> Assessment:
    """An answer for next to no facts."""
    return check({"as_of": day, "uk_party": {"link": "uk_body"}, "business": {"name": "Somebody", "inn": "7707083893"}}, rulebook=RULES)


@pytest.mark.parametrize("before", [True, False])
def test_a_damaged_list_stops_no_answer(before: bool, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The edition before it answers, or the rulebook alone; the answer is provisional and says on what it rests."""
    if before:
        take(store, tmp_path / "first.xml", SBERBANK, day="2026-10-01")
    take(store, tmp_path / "second.xml", SBERBANK, NEWCOMER)
    store.in_use()[0].path.write_bytes(b"nothing")
    monkeypatch.setattr("sme_check.assessment.imported._KEPT", {})

    answer = bare()

    assert answer.provisional
    assert ("1 October 2026 instead" if before else "no edition before it") in answer.lists_notes[0]
    assert answer.lists_notes[0] in as_text(answer).replace("\n    ", " ")
    assert as_dict(answer)["lists"]["notes"] == list(answer.lists_notes)
    assert says(STRANGER, "asset_freeze", "2026-10-08") is (F if before else U)
    take(store, tmp_path / "second.xml", SBERBANK, NEWCOMER)
    assert not bare().lists_notes


@pytest.mark.parametrize("content", [b"", b"0\n{}", b"\xff\xfe", "signed"])
def test_an_index_that_cannot_be_read_is_made_again(content: bytes | str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In silence: the list itself is whole."""
    monkeypatch.setattr("sme_check.assessment.imported._KEPT", {})
    take(store, tmp_path / "list.xml", SBERBANK)
    prepare(RULES)
    body = b'{"own": [], "published": 3}'
    for file in (store.folder / "index").iterdir():
        file.write_bytes(content if isinstance(content, bytes) else hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    monkeypatch.setattr("sme_check.assessment.imported._KEPT", {})

    assert not bare().lists_notes
    assert says(Party(inn="7707083893"), "asset_freeze", "2026-10-08") is T


def test_a_measure_in_words_that_nobody_knows_is_in_doubt(store: Store, tmp_path: Path) -> None:
    """It may be a freeze: whoever bears it is neither frozen nor clear."""
    take(store, tmp_path / "list.xml", NEWCOMER | {"sanctions_imposed": ["Block on everything"]})

    assert says(Party(inn="7701234560"), "asset_freeze", "2026-10-08") is U


def test_a_freeze_under_another_regime_is_asked_for_by_its_own_name(store: Store, tmp_path: Path) -> None:
    """It is no freeze under the Russia Regulations."""
    take(store, tmp_path / "list.xml", NEWCOMER | {"unique_id": "BEL0001", "regime_name": "The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019"})
    firm = Party(inn="7701234560")

    assert says(firm, "asset_freeze", "2026-10-08") is F
    assert says(firm, "other_regime_asset_freeze", "2026-10-08") is T


def test_an_answer_cites_the_regime_under_which_somebody_is_frozen(store: Store, tmp_path: Path) -> None:
    """Listed under the Belarus Regulations: the measure of the other regimes decides, names them, and the Russia Regulations are not claimed."""
    take(store, tmp_path / "list.xml", NEWCOMER | {"unique_id": "BEL0001", "regime_name": "The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019"})
    facts = {"as_of": "2026-10-08", "uk_party": {"link": "uk_body"}, "business": {"name": "Zavod Imeni Nikogo", "inn": "7701234560"}}

    answer = check(facts | {"activities": [{"kind": "export", "payment": "from_russia"}]}, rulebook=RULES)

    assert answer.verdict is Verdict.PROHIBITED
    assert {finding.measure.id for finding in answer.decided_by} == {"uk2019.other-regimes"}
    assert "The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019" in str(answer.decided_by[0].proof)


def test_the_uk_party_is_looked_for_under_other_regimes_too(store: Store, tmp_path: Path) -> None:
    """A UK party that bears the name of somebody frozen under the Belarus Regulations is no ordinary UK party."""
    take(store, tmp_path / "list.xml", NEWCOMER | {"unique_id": "BEL0001", "regime_name": "The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019"})
    business = {"name": "OOO Yazykovaya Gavan", "kind": "organisation", "established_in": "RU"}
    facts = {"as_of": "2026-10-08", "business": business, "activities": [{"kind": "export", "payment": "from_russia"}]}

    def proof_of(name: str) -> str:
        answer = check(facts | {"uk_party": {"link": "uk_body", "name": name}}, rulebook=RULES)
        return " ".join(str(finding.proof) for finding in answer.findings if finding.measure.id == "uk2019.other-regimes")

    assert "BEL0001" in proof_of("Zavod Imeni Nikogo")
    assert "BEL0001" not in proof_of("Northmoor Bakery Ltd")


@needs_copies
def test_half_a_list_is_noticed_though_it_is_the_first(store: Store, tmp_path: Path) -> None:
    """Nothing is held to compare it with, but the rulebook knows who is designated; the whole list is taken without a question."""
    path = tmp_path / "list.csv"
    for part, refused in ((official()[::2], True), (official(), False)):
        path.write_bytes(csv_text(part, "2026-08-22"))
        with pytest.raises(TooMuchLost, match="entries known to be on the list of that day") if refused else nullcontext():
            import_list(str(path), store=store, most_lost=0.1, named=named_by(RULES))


@needs_copies
def test_who_was_listed_on_28_february_2017(store: Store, tmp_path: Path) -> None:
    """The lists of 2016 and 2018 show who was listed that day; who left between them is not known, unless the rulebook holds the day."""
    for name in OLDER[1:3]:
        import_list(str(held_list(name, tmp_path / f"{name}.csv")), store=store, most_lost=0.1)
    as_of = date(2017, 2, 28)
    screening = Screening(registers_on(RULES, as_of)[0], as_of, policy=policy_of(RULES))

    def of(name: str, measure: str) -> Truth:
        hits = [hit for hit in screening.hits(Party(name=name)) if hit.entry.effects.get(measure)]
        assert len(hits) == 1, hits
        from sme_check.screening.listed import state_on

        return state_on(hits[0].entry.effects[measure], as_of, complete=True)

    assert of("Viktor Fedorovych YANUKOVYCH", "eu_misappropriation") is T
    assert of("Sergey Valeryevich AKSYONOV", "eu_asset_freeze") is T
    assert says(STRANGER, "eu_asset_freeze", "2017-02-28") is F
    assert says(STRANGER, "eu_asset_freeze", "2017-10-01") is U


@needs_copies
def test_every_identifier_of_the_whole_list_is_found(store: Store, tmp_path: Path) -> None:
    """Each INN and OGRN of a frozen body, asked alone, is a match."""
    take(store, tmp_path / "list.xml", *official(), day="2026-08-22")
    as_of = date(2026, 8, 22)
    screening = Screening(registers_on(RULES, as_of)[0], as_of, policy=policy_of(RULES))
    held = store.read(store.in_use()[0])
    asked = [
        (kind, value) for record in held.records if "asset_freeze" in record.effects for kind in ("inn", "ogrn") for value in record.identifiers.get(kind, ())
    ]

    missed = [value for kind, value in asked if screening.designated_for(Party.model_validate({kind: value}), "asset_freeze").truth is not T]

    assert len(asked) > 500
    assert not missed


def test_lists_are_looked_after_from_the_command_line(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Update, status and diff; what is refused is refused with the code for input that cannot be read."""
    first, second = tmp_path / "first.xml", tmp_path / "second.xml"
    first.write_bytes(xml_text([SBERBANK, NEWCOMER], "2026-10-01"))
    second.write_bytes(xml_text([SBERBANK], "2026-10-08"))

    assert main(["lists", "status"]) == 0
    assert main(["lists", "update", "--from", str(first)]) == 2, "the rulebook knows many who are not on it"
    assert main(["lists", "update", "--from", str(first), "--confirm"]) == 0
    assert main(["lists", "update", "--from", str(second)]) == 2
    assert main(["lists", "update", "--from", str(second), "--confirm"]) == 0
    assert main(["lists", "diff"]) == 0
    assert main(["lists", "update", "--offline"]) == 2
    shown = capsys.readouterr()
    assert "No list is imported" in shown.out
    assert "0 added, 1 removed, 0 changed" in shown.out
    assert "lacks 1 of the 2 entries" in shown.err
    assert "the network is turned off" in shown.err
