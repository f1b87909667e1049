"""The page of the lists as an adviser clicks through it, without a browser: what is held, an update that works or fails, a search, what changed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sme_check.screening.store import Store
from sme_check.screening.update import import_list

from ..screening.lists.published import a_body, a_ship, xml_text

BELARUS = "The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019"
FIRMS = (
    *(a_body(f"RUS{number:04}", f"Zavod Imeni Nikogo Nomer {number}") for number in range(9)),
    a_body("BEL0001", "Minskaya Fabrika Nichego", regime_name=BELARUS),
    a_ship("RUS1910", "NEVERLAND", imos=["IMO9074729"]),
)


def the_page() -> None:
    """The page by itself."""
    from sme_check.ui.lists_page import lists_page

    lists_page()


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    """The page before an empty store; the compiled rulebook is kept for the other tests, away from the user's own; lists of a few firms are whole."""
    monkeypatch.setattr("sme_check.ui.lists.update.named_by", lambda _: lambda *_: frozenset())
    monkeypatch.setenv("SME_CHECK_CACHE", str(tmp_path_factory.getbasetemp() / "rulebook-cache"))
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SME_CHECK_OFFLINE", "0")
    return AppTest.from_function(the_page, default_timeout=60)


def run(page: AppTest) -> AppTest:
    """Run the page, which must never break."""
    page.run()
    assert not page.exception, page.exception
    return page


def said(page: AppTest) -> str:
    """All that the page says in HTML, and in its coloured boxes."""
    return " ".join(str(part.proto.body) for part in page.get("html")) + " ".join(
        part.value for part in (*page.error, *page.success, *page.warning, *page.markdown)
    )


def day(ago: int) -> str:
    return (datetime.now(UTC).date() - timedelta(days=ago)).isoformat()


def held(folder: Path, ago: int, firms: tuple[dict[str, object], ...] = FIRMS) -> None:
    """Import a list of some days ago."""
    path = folder / f"list-{ago}.xml"
    path.write_bytes(xml_text(firms, day(ago)))
    import_list(str(path), store=Store(), most_lost=1)


def give(page: AppTest, firms: tuple[dict[str, object], ...], ago: int, name: str = "UK-Sanctions-List.xml") -> AppTest:
    """Give a file, and import it."""
    page.file_uploader(key="lists-file").upload(name, xml_text(firms, day(ago)), "text/xml")
    run(page)
    return press(page, "lists-import")


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return run(page)


def test_with_no_list_the_page_opens_and_says_what_that_means(page: AppTest) -> None:
    """Nothing is fetched by looking."""
    assert "No list is held yet" in said(run(page))
    assert not Store().folder.exists()


@pytest.mark.parametrize(("ago", "words"), [(7, "current"), (8, "ageing"), (30, "ageing"), (31, "too old: clears nobody today")])
def test_the_age_of_a_list_is_held_against_the_limits(ago: int, words: str, page: AppTest, tmp_path: Path) -> None:
    """Marked after 7 days, of no use for today after 30."""
    held(tmp_path, ago)

    assert f">{words}" in said(run(page))
    assert f"{ago} days" in said(page)


def test_a_damaged_list_is_told_and_the_page_stands(page: AppTest, tmp_path: Path) -> None:
    """With what is used in its place."""
    held(tmp_path, 5)
    held(tmp_path, 1)
    Store().in_use()[0].path.write_bytes(b"nothing")

    assert ">damaged<" in said(run(page))
    assert "instead" in page.error[0].value


def test_a_name_is_found_with_its_regime_and_measures(page: AppTest, tmp_path: Path) -> None:
    """In Cyrillic as well; a freeze under another regime is called so."""
    held(tmp_path, 1)
    run(page)

    page.text_input(key="lists-search").set_value("Минская фабрика ничего")
    found = said(run(page))

    assert "Minskaya Fabrika Nichego" in found
    assert BELARUS in found
    assert "Asset freeze under another regime since 6 April 2022" in found
    assert "match" in found


@pytest.mark.parametrize(
    ("text", "words"), [("IMO 9074729", "NEVERLAND"), ("Yazykovaya Gavan", "Nothing like it"), ("  ", "No list"), ("<b>x</b>", "Nothing like it")]
)
def test_whatever_is_looked_for_is_answered(text: str, words: str, page: AppTest, tmp_path: Path) -> None:
    """By number, by a name that nobody bears, by nothing."""
    if text.strip():
        held(tmp_path, 1)
    run(page)

    page.text_input(key="lists-search").set_value(text)

    assert words in said(run(page))


def test_a_list_is_imported_from_a_file(page: AppTest) -> None:
    """Under its own name, with the number of its entries."""
    give(run(page), FIRMS, 2)

    assert "11 entries, imported" in page.success[0].value.replace("\\", "")
    assert "from UK-Sanctions-List.xml" in said(page)


def test_a_list_that_lost_much_waits_for_a_look(page: AppTest, tmp_path: Path) -> None:
    """What is gone is said; one button takes it all the same."""
    held(tmp_path, 5)
    give(run(page), FIRMS[:5], 1)

    assert "lacks 6 of the 11 entries" in said(page)
    assert len(Store().in_use()) == 1
    press(page, "lists-confirm")
    assert "5 entries, imported" in page.success[0].value.replace("\\", "")
    assert not [button for button in page.button if button.key == "lists-confirm"]


def test_a_wrong_file_is_refused_in_words(page: AppTest, tmp_path: Path) -> None:
    """And the list in use stays."""
    held(tmp_path, 5)
    run(page)
    page.file_uploader(key="lists-file").upload("<b>list.csv", b"name,inn\nSberbank,7707083893\n", "text/csv")
    run(page)
    press(page, "lists-import")

    assert "Nothing was imported; the lists in use stay" in said(page)
    assert "none of the headings of a known list" in said(page)
    assert "&lt;b&gt;list.csv" in said(page)


def test_what_is_not_understood_is_told(page: AppTest) -> None:
    """A measure in new words, or a new element."""
    give(run(page), (a_body("RUS0001", "Firm", sanctions_imposed=["Block on everything"]),), 1)

    assert "Block on everything" in page.warning[0].value


def test_a_fetch_that_fails_says_exactly_what_failed(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens there, so the connection is refused."""
    monkeypatch.setattr("sme_check.ui.lists.update.OFFICIAL", "http://127.0.0.1:9/list.xml")

    press(run(page), "lists-fetch")

    assert "http://127.0.0.1:9/list.xml: the connection was refused" in said(page)


def test_offline_nothing_can_be_fetched(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The button is dead, and the page says why; a file still goes."""
    monkeypatch.setenv("SME_CHECK_OFFLINE", "1")
    run(page)

    assert page.button(key="lists-fetch").disabled
    assert "SME_CHECK_OFFLINE" in said(page)
    give(page, FIRMS, 2)
    assert page.success


def test_entries_are_counted_and_changes_are_found(page: AppTest, tmp_path: Path) -> None:
    """Regime by regime and kind by kind; what was added, removed and changed, and a word to find it by."""
    held(tmp_path, 5)
    held(tmp_path, 1, (*FIRMS[1:], a_body("RUS9999", "Newcomer")))
    run(page)

    page.segmented_control(key="lists-detail").set_value("Entries by regime")
    rows = run(page).dataframe[0].value.to_dict("records")
    page.segmented_control(key="lists-detail").set_value("What changed")
    changes = run(page).dataframe[0].value
    page.text_input(key="lists-changes").set_value("newcomer")
    one = run(page).dataframe[0].value

    assert {"Regime": BELARUS, "Persons": 0, "Organisations": 1, "Ships": 0, "With an asset freeze": 1} in rows
    assert list(zip(changes["Change"], changes["Entry"], strict=True)) == [("added", "RUS9999"), ("removed", "RUS0000")]
    assert list(one["Name"]) == ["Newcomer"]
