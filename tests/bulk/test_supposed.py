"""What a business would be if another row told rightly of it."""

from sme_check.bulk.runs.supposed import joined_look_ups, supposed

VERA = {"name": "Vera Gavanskaya", "kind": "individual", "share": "60 %"}
PAVEL = {"name": "Pavel Prichalov", "kind": "individual", "share": "40 %"}


def test_what_another_row_states_stands_in_the_place_of_the_own_word() -> None:
    """What it leaves open stays as it was."""
    assert supposed({"region": "77", "kind": "organisation"}, [{"region": "92"}]) == [{"region": "92", "kind": "organisation"}]


def test_an_owner_called_the_same_keeps_what_the_other_row_leaves_open() -> None:
    """In whichever alphabet and order; an owner whom the other does not name is none there."""
    (found,) = supposed({"owners": [VERA, PAVEL]}, [{"owners": [{"name": "Гаванская Вера", "share": "100 %"}]}])

    assert found["owners"] == [{"name": "Гаванская Вера", "kind": "individual", "share": "100 %"}]


def test_officers_are_those_of_all_rows() -> None:
    """Once each; of the same name but with other numbers they are two."""
    first, second = {"name": "Vera Gavanskaya", "inn": "500100732259"}, {"name": "Vera Gavanskaya", "inn": "7707083893"}
    (found,) = supposed({"officers": [first]}, [{"officers": [{"name": "Gavanskaya Vera"}, second]}])

    assert found["officers"] == [first, second]


def test_a_name_spelled_otherwise_supposes_nothing() -> None:
    """In the other alphabet, the legal form behind it; another name is one more that the business has."""
    own = {"name": "OOO Gavan"}

    assert supposed(own, [{"name": "ООО «Гавань»"}, {"name": "Gavan LLC"}]) == []
    assert supposed(own, [{"name": "OOO Prichal"}]) == [{"name": "OOO Gavan", "other_names": ["OOO Prichal"]}]


def test_its_own_further_names_stay() -> None:
    """Beside those of the other row."""
    (found,) = supposed({"name": "Gavan", "other_names": ["Mys"]}, [{"name": "Prichal"}])

    assert found["other_names"] == ["Mys", "Prichal"]


def test_the_same_is_supposed_once() -> None:
    """However many rows tell it; and nothing where they tell what the row tells itself."""
    assert len(supposed({"region": "77"}, [{"region": "92"}, {"region": "92"}, {"region": "77"}])) == 1


def test_look_ups_of_other_rows_come_beside_its_own() -> None:
    """Each once."""
    one, other = {"about": "uk_sanctions_list", "subject": "Vera"}, {"about": "uk_sanctions_list", "subject": "Pavel"}

    assert joined_look_ups({"look_ups": [one]}, [{"look_ups": [one, other]}, {"look_ups": [other]}]) == [other]
