"""Reading a partnership: what is refused, in which words, and what is read just as it was written."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sme_check.errors import FactError, Problem
from sme_check.facts.activity import ActivityKind
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import plain_facts, read_partnership, read_partnership_file
from tests.generated import a_partnership


def refused(data: Any) -> tuple[Problem, ...]:
    """The faults of some facts."""
    with pytest.raises(FactError) as refusal:
        read_partnership(data)
    return refusal.value.problems


def written(folder: Path, text: str | bytes, name: str = "case.yaml") -> Path:
    """A file with some content."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def refused_file(folder: Path, text: str | bytes, name: str = "case.yaml") -> Problem:
    """The first fault of a file."""
    with pytest.raises(FactError) as refusal:
        read_partnership_file(written(folder, text, name))
    return refusal.value.problems[0]


def test_nothing_stated_is_a_partnership_of_unknowns() -> None:
    """Every fact may be left out: it is unknown, and no fact has a convenient default."""
    partnership = read_partnership({})

    assert partnership.activities is None
    assert partnership.as_of is None
    assert set(partnership.business.model_dump().values()) == {None}
    assert set(partnership.uk_party.model_dump().values()) == {None}


@pytest.mark.parametrize("name", ["as_of", "uk_party", "business", "activities", "look_ups", "licences", "reference"])
def test_null_says_nothing(name: str) -> None:
    """A fact given as null is the same as one left out."""
    assert read_partnership({name: None}) == read_partnership({})


def test_null_claims_nothing() -> None:
    """Claims left empty in an activity claim nothing."""
    assert read_partnership({"activities": [{"claims": None}]}) == read_partnership({"activities": [{}]})


def test_an_empty_list_is_not_unknown() -> None:
    """An empty list says "none", which is a fact, and survives being written and read again."""
    partnership = read_partnership({"activities": [{"goods": [], "others": []}]})

    assert partnership.activities is not None
    assert partnership.activities[0].goods == ()
    assert read_partnership(plain_facts(partnership)) == partnership


def test_a_partnership_is_read_as_itself() -> None:
    """What is a partnership already is not read twice."""
    partnership = read_partnership({"reference": "A"})

    assert read_partnership(partnership) is partnership


def test_all_the_faults_come_at_once() -> None:
    """A file with many wrong things says each of them, with its path, what was found and what is accepted."""
    problems = refused(
        {
            "as_of": "2026-02-30",
            "colour": "blue",
            "business": {"inn": "7707083894", "kind": "organization", "owners": "Ivanov", "headcount": -5, "government_of_russia": "perhaps"},
            "activities": [
                {"kind": "export", "goods": [{"code": "847"}, {"code": 8471.3}], "amount": "5 $", "territories": ["crimea", "crimee"], "payment_days": "soon"},
                {"others": [{"roles": "payer"}]},
            ],
        }
    )

    assert {problem.where for problem in problems} == {
        "as_of",
        "colour",
        "business.inn",
        "business.kind",
        "business.owners",
        "business.headcount",
        "business.government_of_russia",
        "activities[0].goods[0].code",
        "activities[0].goods[1].code",
        "activities[0].amount",
        "activities[0].territories[1]",
        "activities[0].payment_days",
        "activities[1].others[0].roles",
    }
    assert all(problem.found and problem.accepted for problem in problems)


def test_no_message_says_found_twice() -> None:
    """What a value was and what is accepted are said once each."""
    problems = refused({"as_of": "soon", "business": {"inn": "1", "state_share": "half", "okved_main": 85}, "activities": [{"amount": 5, "payment_days": -1}]})

    assert len(problems) == 6
    for problem in problems:
        assert "found" not in problem.found + problem.accepted
        assert str(problem).count("accepted") == 1


def test_a_fault_names_the_fact_by_its_heading() -> None:
    """What is accepted is said beside the heading that the adviser knows."""
    (problem,) = refused({"business": {"inn": "123"}})

    assert problem.found == '"123": 3 digits'
    assert problem.accepted.startswith("INN: an INN of 10 digits")


@pytest.mark.parametrize(
    ("facts", "where", "nearest"),
    [
        ({"busines": {}}, "busines", "business"),
        ({"business": {"okved": "85.41"}}, "business.okved", "okved_main"),
        ({"activities": [{"delivered": "RU"}]}, "activities[0].delivered", "delivered_to"),
        ({"business": {"owners": [{"owners": [{"shares": 5}]}]}}, "business.owners[0].owners[0].shares", "share"),
        ({"activities": [{"kind": "exports"}]}, "activities[0].kind", "export"),
        ({"activities": [{"territories": ["crimee"]}]}, "activities[0].territories[0]", "crimea"),
    ],
)
def test_the_nearest_name_is_offered(facts: dict[str, Any], where: str, nearest: str) -> None:
    """A name or an answer that is nearly right gets the right one offered, at any depth."""
    (problem,) = refused(facts)

    assert (problem.where, problem.nearest) == (where, nearest)


@pytest.mark.parametrize(
    ("facts", "accepted"),
    [
        ({"business": []}, "Russian business: a group of facts"),
        ({"activities": {"kind": "export"}}, "Activities: a list of groups of facts"),
        ({"activities": [None]}, "Activities: a group of facts"),
        ({"business": {"other_names": "OOO"}}, "Other names: a list of texts"),
        ({"business": {"other_names": [7]}}, "Other names: text"),
        ({"reference": 5}, "Reference: text"),
        ({"business": {"government_of_russia": "да"}}, "Government of Russia: true or false"),
        ({"business": {"headcount": True}}, "Staff: a whole number, 0 or more"),
    ],
)
def test_a_value_of_another_kind_is_refused(facts: dict[str, Any], accepted: str) -> None:
    """A text for a list, a number for a text, a truth for a number: each is refused in plain words."""
    (problem,) = refused(facts)

    assert problem.accepted == accepted


def test_one_answer_for_a_list_of_answers_is_refused() -> None:
    """Where several answers may be given they stand in a list, and the message says so."""
    (problem,) = refused({"activities": [{"territories": "crimea"}]})

    assert problem.accepted.startswith("Occupied territory: a list, each one of crimea, sevastopol")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), -1, True, "nan", "1e999", "some"])
def test_a_number_that_cannot_be_compared_is_refused(number: Any) -> None:
    """Nothing is more or less than NaN, so it must not come to a comparison, where it would answer no."""
    (problem,) = refused({"activities": [{"goods": [{"unit_price_gbp": number}]}]})

    assert problem.where == "activities[0].goods[0].unit_price_gbp"


def test_json_with_nan_is_refused(tmp_path: Path) -> None:
    """JSON that bends the standard to write NaN is refused at the fact."""
    problem = refused_file(tmp_path, '{"business": {"revenue_million_rub": NaN}}', "case.json")

    assert problem.where == "business.revenue_million_rub"


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("no", False), ("true", True), ("False", False), ("YES", True), ("off", False)])
def test_a_yes_or_no_may_be_written_as_people_write_it(tmp_path: Path, text: str, value: bool) -> None:
    """Yes and no are read in plain words too."""
    file = written(tmp_path, f"business: {{government_of_russia: {text}}}")

    assert read_partnership_file(file).business.government_of_russia is value


@pytest.mark.parametrize("text", ["null", "~", ""])
def test_an_answer_left_empty_is_unknown(tmp_path: Path, text: str) -> None:
    """A key with nothing after it is a fact not stated, never "no"."""
    file = written(tmp_path, f"business:\n  government_of_russia: {text}\n  owners: {text}\n")

    assert read_partnership_file(file).business == read_partnership({}).business


@pytest.mark.parametrize(
    ("line", "path", "value"),
    [
        ("activities: [{goods: [{code: 0101}]}]", "activities.0.goods.0.code", "0101"),
        ("activities: [{goods: [{code: 02012030}]}]", "activities.0.goods.0.code", "02012030"),
        ("activities: [{goods: [{code: 8471.30}]}]", "activities.0.goods.0.code", "847130"),
        ("activities: [{goods: [{code: 8471 30 00}]}]", "activities.0.goods.0.code", "84713000"),
        ("business: {okved_main: 01.10}", "business.okved_main", "01.10"),
        ("business: {region: 02}", "business.region", "02"),
        ("activities: [{delivered_to: NO}]", "activities.0.delivered_to", "NO"),
        ("business: {name: 2026-05-15}", "business.name", "2026-05-15"),
        ("business: {banks: [{bic: 044525225}]}", "business.banks.0.bic", "044525225"),
    ],
)
def test_a_value_stays_as_it_was_written(tmp_path: Path, line: str, path: str, value: str) -> None:
    """A leading zero, a last zero, Norway: what YAML would guess into a number or a truth is left alone."""
    data: Any = json.loads(json.dumps(plain_facts(read_partnership_file(written(tmp_path, line)))))
    for step in path.split("."):
        data = data[int(step)] if step.isdigit() else data[step]

    assert data == value


@pytest.mark.parametrize("text", ["business: {name: A}\nbusiness: {name: B}\n", "business:\n  owners: []\n  name: A\n  owners: [{share: 60}]\n"])
def test_a_key_given_twice_is_refused(tmp_path: Path, text: str) -> None:
    """The second would silently take the place of the first, and a fact would be lost."""
    problem = refused_file(tmp_path, text)

    assert "twice" in problem.found
    assert problem.where.startswith("case.yaml, line ")


def test_a_json_key_given_twice_is_refused(tmp_path: Path) -> None:
    """JSON too: the second of two equal keys would win in silence."""
    assert "the key business twice" in refused_file(tmp_path, '{"business": {}, "business": {}}', "case.json").found


def test_a_number_without_end_is_refused(tmp_path: Path) -> None:
    """A number of thousands of digits is refused as any other fault is, and does not end the programme."""
    assert "digits" in refused_file(tmp_path, '{"business": {"headcount": ' + "9" * 5000 + "}}", "case.json").found
    for number in ("9" * 5000, "1e999999"):
        assert refused_file(tmp_path, f"business: {{headcount: {number}}}", "case.yaml").where == "business.headcount"
        assert refused_file(tmp_path, f"activities: [{{payment_days: {number}}}]", "case.yaml").where == "activities[0].payment_days"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "nothing"),
        ("# only a remark\n", "nothing"),
        ("- export\n- import\n", '["export", "import"]'),
        ("just words", "just words"),
        ("[]", "[]"),
    ],
)
def test_a_file_without_facts_is_refused(tmp_path: Path, text: str, found: str) -> None:
    """An empty file, a list, a sentence: each is no partnership, and the message says what one holds."""
    problem = refused_file(tmp_path, text)

    assert (problem.where, problem.found) == ("the file", found)
    assert problem.accepted.startswith("a mapping of facts: reference, as_of")


def test_an_empty_mapping_is_a_file_of_unknowns(tmp_path: Path) -> None:
    """`{}` states nothing, and that may be said."""
    assert read_partnership_file(written(tmp_path, "{}")) == read_partnership({})


@pytest.mark.parametrize("name", ["case.yaml", "case.json"])
def test_a_mark_of_byte_order_is_no_part_of_the_text(tmp_path: Path, name: str) -> None:
    """A file saved with a BOM, as Windows does, reads like any other."""
    file = written(tmp_path, b'\xef\xbb\xbf{"reference": "A"}', name)

    assert read_partnership_file(file).reference == "A"


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "koi8-r"])
def test_another_encoding_is_refused_in_words(tmp_path: Path, encoding: str) -> None:
    """Cyrillic in Windows-1251 is no UTF-8; nothing is guessed."""
    problem = refused_file(tmp_path, "business: {name_cyrillic: ООО Язык}".encode(encoding))

    assert problem.found.startswith("bytes that are no UTF-8")
    assert problem.accepted == "a text file in UTF-8"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("business:\n\tname: A\n", 2),
        ("business: {name: A\nactivities: [\n", 2),
        ("a: b: c", 1),
        ("business: !!python/object/apply:os.system [ls]\n", 1),
        ("business: *nobody", 1),
        ("as_of: !!timestamp 2026-02-30", 1),
        ("reference: \x00", 1),
        ("{? [a] : b}", 1),
        ("--- {}\n--- {}\n", 2),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    """A tab, a bracket left open, a tag that would run something: refused, with the line."""
    problem = refused_file(tmp_path, text)

    assert problem.where == f"case.yaml, line {line}"
    assert problem.accepted == "YAML or JSON"
    assert not problem.found.startswith("found")


def test_what_is_no_json_is_refused_with_its_line(tmp_path: Path) -> None:
    """A file that calls itself JSON is read as JSON."""
    problem = refused_file(tmp_path, '{\n"reference": }', "case.JSON")

    assert (problem.where, problem.accepted) == ("case.JSON, line 2", "JSON")


@pytest.mark.parametrize(("text", "name"), [("[" * 5000, "case.yaml"), ("[" * 200_000, "case.json"), ('{"a":' * 3000 + "1" + "}" * 3000, "case.json")])
def test_endless_nesting_is_refused(tmp_path: Path, text: str, name: str) -> None:
    """Brackets without end are a fault of the file and not of the program."""
    assert refused_file(tmp_path, text, name).where.startswith(("case", "the file"))


def test_owners_of_owners_have_an_end() -> None:
    """A chain of owners is read as deep as any real one, and refused where it must be a mistake."""

    def chain(depth: int) -> dict[str, Any]:
        owner: dict[str, Any] = {"name": "the last"}
        for _ in range(depth):
            owner = {"owners": [owner]}
        return {"business": owner}

    assert read_partnership(chain(25)).business.owners
    assert "deep" in refused(chain(500))[0].found


def test_a_list_that_leads_into_itself_is_refused(tmp_path: Path) -> None:
    """An anchor that refers to what it stands in has no end."""
    assert "deep" in refused_file(tmp_path, "business: &b {owners: [*b]}").found


def test_anchors_that_swell_are_refused(tmp_path: Path) -> None:
    """A few lines that stand for millions of values are refused before they are spread out."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]

    assert "values" in refused_file(tmp_path, "\n".join(lines)).found


def test_anchors_may_be_used(tmp_path: Path) -> None:
    """What stands twice may be written once."""
    partnership = read_partnership_file(written(tmp_path, "activities: [&one {kind: export}, {<<: *one, delivered_to: RU}]"))

    assert partnership.activities is not None
    assert [activity.kind for activity in partnership.activities] == [ActivityKind.EXPORT, ActivityKind.EXPORT]


@pytest.mark.parametrize("key", [1, ("a", "b"), None, True])
def test_a_key_that_is_no_text_is_refused(key: Any) -> None:
    """A mapping whose keys are no texts is refused, not stumbled over."""
    assert "key" in refused({key: 1})[0].found
    assert refused({"business": {key: 1}})[0].where == "business"


@pytest.mark.parametrize("key", ["a[0]", "a.b", "", "[", "имя"])
def test_any_key_that_is_not_declared_is_refused(key: str) -> None:
    """Whatever signs it has, a key that no fact bears is refused."""
    assert refused({key: 1})[0].accepted.startswith("a fact that is declared here")


def test_a_missing_file_is_for_the_caller(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is an OSError and not a fault of the facts."""
    with pytest.raises(FileNotFoundError):
        read_partnership_file(tmp_path / "none.yaml")
    with pytest.raises(OSError, match=r"irectory|denied"):
        read_partnership_file(tmp_path)


@pytest.mark.parametrize("seed", range(40))
def test_facts_survive_being_written_and_read(seed: int) -> None:
    """Whatever was stated, its plain form is JSON that reads back to the same facts, and writes back to the same form."""
    partnership = read_partnership(a_partnership(Random(seed)))
    plain = json.loads(json.dumps(plain_facts(partnership)))

    assert read_partnership(plain) == partnership
    assert plain_facts(read_partnership(plain)) == plain


@pytest.mark.parametrize("share", [51, "more than 50", "30-45", "less than 25", "0.5 %", "1 %", {"from": 30, "to": 45}])
def test_a_share_survives_being_written_and_read(share: Any) -> None:
    """Bounds, and whether each is excluded, are kept in the plain form."""
    partnership = read_partnership({"business": {"owners": [{"share": share}]}, "activities": [{"amount": "£1,000.50"}]})

    assert read_partnership(json.loads(json.dumps(plain_facts(partnership)))) == partnership


def test_facts_cannot_be_changed() -> None:
    """A partnership that was read stays as it was read."""
    partnership = read_partnership({})

    with pytest.raises(ValueError, match="frozen"):
        setattr(partnership, "reference", "B")  # noqa: B010 - mypy knows that it is frozen, too
    assert isinstance(partnership, Partnership)
