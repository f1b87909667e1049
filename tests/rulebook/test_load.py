"""Loading a rulebook: checked afresh or from the cache it is the same, and its fingerprint is that of its content."""

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sme_check.errors import RuleFileError
from sme_check.rulebook import lint, load
from sme_check.rulebook.load import load_rulebook, rules_folder
from tests.small_law import SMALL, a_definition, a_list, small_law, small_rules


def test_the_package_finds_its_rules() -> None:
    """Without a folder named, the rulebook is the one that comes with the package."""
    assert (rules_folder() / "rulebook.yaml").is_file()


def test_fresh_or_cached_it_is_the_same(tmp_path: Path) -> None:
    """A rulebook from the cache equals the one read from its files."""
    fresh, cached = small_law(tmp_path), small_law(tmp_path)

    assert cached == fresh
    assert cached.measures == fresh.measures
    assert cached.dated_list("goods/3a") == fresh.dated_list("goods/3a")


def test_the_cache_spares_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were found in order once are not checked again while they are the same."""
    fresh = small_law(tmp_path)

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(lint, "check_documents", never)

    assert small_law(tmp_path) == fresh


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    """Whatever stands in the cache, the answer is that of the files."""
    fresh = small_law(tmp_path)
    (cached,) = (tmp_path / "cache").glob("rulebook-*.json")
    cached.write_bytes(cached.read_bytes().replace(b"prohibits", b"notes    ").replace(b"8471 00 00", b"9999 00 00"))

    assert small_law(tmp_path) == fresh


def test_the_fingerprint_is_of_the_content(tmp_path: Path) -> None:
    """The same files elsewhere give the same fingerprint; another letter, another name, another file give another."""
    first = small_law(tmp_path).fingerprint
    elsewhere = tmp_path / "elsewhere" / "law"
    shutil.copytree(SMALL, elsewhere)

    def found() -> str:
        return load_rulebook(elsewhere, cache=tmp_path / "cache").fingerprint

    assert found() == first
    claims = elsewhere / "claims.yaml"
    claims.write_text(claims.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    changed = found()
    (elsewhere / "lists/goods/3a.yaml").rename(elsewhere / "lists/goods/3b.yaml")

    assert len({first, changed, found()}) == 3


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small rules in the place of those that come with the package."""
    shutil.copytree(SMALL, tmp_path / "rules")
    monkeypatch.setattr(load, "rules_folder", lambda: tmp_path / "rules")
    monkeypatch.setenv("SME_CHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "rules"


def test_the_rulebook_in_hand_is_given_again(packed: Path) -> None:
    """As long as its files are the same, so that what was worked out from it is worked out once."""
    assert load_rulebook() is load_rulebook()


def test_a_changed_file_is_noticed_though_a_rulebook_is_in_hand(packed: Path) -> None:
    """A letter of a file, as long and as old as before, is another law; so is one file more, or one fewer."""
    file, more = packed / "lists/goods/3a.yaml", packed / "definitions/more.yaml"
    before, stood = load_rulebook(), file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("8471 00 00", "8472 00 00"), encoding="utf-8")
    os.utime(file, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    changed = load_rulebook()
    more.write_text(json.dumps(a_definition("more", {"is": "uk_nexus"})), encoding="utf-8")
    added = load_rulebook()
    more.unlink()

    assert file.stat().st_size == stood.st_size
    assert changed.dated_list("goods/3a") != before.dated_list("goods/3a")
    assert "more" in added.definitions
    assert load_rulebook() == changed


def test_a_file_changed_for_the_worse_is_refused_though_a_rulebook_is_in_hand(packed: Path) -> None:
    """No answer rests on a law that its files no longer hold."""
    load_rulebook()
    (packed / "definitions/bad.yaml").write_text(json.dumps(a_definition("bad", {"is": "uk_nexsus"})), encoding="utf-8")

    with pytest.raises(RuleFileError, match="uk_nexsus"):
        load_rulebook()


def test_each_thread_has_a_rulebook_of_its_own(packed: Path) -> None:
    """What is kept of a law while it answers is of one thread; the words of the law, which nobody changes, are of all."""
    with ThreadPoolExecutor(1) as other:
        theirs = other.submit(load_rulebook).result()
        assert other.submit(load_rulebook).result() is theirs

    assert theirs is not load_rulebook()
    assert theirs == load_rulebook()
    assert theirs.documents is load_rulebook().documents


def test_faults_are_found_though_other_rules_are_cached(tmp_path: Path) -> None:
    """A rulebook that was changed for the worse is refused, whatever was cached before."""
    small_law(tmp_path)

    with pytest.raises(RuleFileError, match="uk_nexsus"):
        small_law(tmp_path, {"definitions/bad.yaml": a_definition("bad", {"is": "uk_nexsus"})})


def test_a_code_that_is_no_answer_of_the_fact_is_refused(tmp_path: Path) -> None:
    """A service misspelt in a list would never be met, and nobody would hear of it."""
    files = {
        "lists/services/s.yaml": a_list("services/s", "code", {"acounting": "accounting"}),
        "definitions/d.yaml": a_definition("d", {"fact": "activity.service", "listed_in": "services/s"}),
    }

    with pytest.raises(RuleFileError, match=r"acounting(.|\n)*the nearest is accounting"):
        small_law(tmp_path, files)


def test_bytes_that_are_no_utf_8_are_refused(tmp_path: Path) -> None:
    """A rule file in another encoding is named, not stumbled over."""
    root = small_rules(tmp_path)
    (root / "definitions" / "cp1251.yaml").write_bytes("title: Закон".encode("cp1251"))

    with pytest.raises(RuleFileError, match=r"definitions/cp1251\.yaml\n  found     bytes that are no UTF-8"):
        load_rulebook(root, cache=tmp_path / "cache")


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    """A folder that holds no rulebook is no rulebook in which nothing is forbidden."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(RuleFileError, match=r"rulebook\.yaml"):
        load_rulebook(tmp_path / "empty", cache=tmp_path / "cache")
    with pytest.raises(FileNotFoundError):
        load_rulebook(tmp_path / "none", cache=tmp_path / "cache")


def test_what_is_no_rule_file_is_left_alone(tmp_path: Path) -> None:
    """Notes beside the rules are no rules."""
    assert small_law(tmp_path, {"README.md": "How to read this.", "lists/notes.txt": "none"}).fingerprint == small_law(tmp_path / "b").fingerprint


def test_a_rulebook_answers_by_id(tmp_path: Path) -> None:
    """Measures, lists, definitions and claims are found by their ids; an id that nothing bears is a KeyError."""
    law = small_law(tmp_path)

    assert law.measure("uk2019.46B").title == "Luxury goods"
    assert law.list_ids == ("goods/3a",)
    assert set(law.definitions) == {"uk_nexus", "in_russia"}
    assert law.claims["personal_effects"].endswith("?")
    for find in (law.measure, law.dated_list):
        with pytest.raises(KeyError):
            find("nothing")


@pytest.mark.parametrize(("day", "count"), [("2022-04-13", 0), ("2022-04-14", 1)])
def test_what_is_in_force_depends_on_the_day(tmp_path: Path, day: str, count: int) -> None:
    """A measure is in force from its first day on."""
    assert len(list(small_law(tmp_path).in_force_on(date.fromisoformat(day)))) == count


def test_who_decides_depends_on_the_day(tmp_path: Path) -> None:
    """Authorities follow each other; before the first nobody is named."""
    law = small_law(tmp_path)

    assert law.authority_on("exports", date(2022, 1, 1)).startswith("Export Control Joint Unit")
    assert law.authority_on("exports", date(2020, 1, 1)) == "not known for that date"
    assert law.authority_on("nobody", date(2022, 1, 1)) == "not known for that date"
