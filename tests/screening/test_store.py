"""An import counts at one moment or not at all: whatever fails before it leaves the lists in use as they were, and says what happened."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sme_check.errors import ListError
from sme_check.screening.changes import changes
from sme_check.screening.report import describe_changes, describe_store
from sme_check.screening.store import Held, Store, TooMuchLost, data_folder
from sme_check.screening.update import Imported, import_list

from .lists.published import a_body, csv_text, xml_text

TWENTY = tuple(a_body(f"RUS{number:04}", f"Firm {number}") for number in range(20))
OLD, NEW = "2026-08-22", "2026-10-08"


def a_list(folder: Path, subjects: tuple[dict[str, object], ...] = TWENTY, day: str = OLD, name: str = "list.xml") -> Path:
    path = folder / name
    path.write_bytes(xml_text(subjects, day))
    return path


def imported(store: Store, path: Path, *, confirmed: bool = False) -> Imported:
    return import_list(str(path), store=store, most_lost=0.1, confirmed=confirmed)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that holds one list of twenty."""
    store = Store(tmp_path / "data")
    imported(store, a_list(tmp_path))
    return store


def stands(store: Store, day: str = OLD, entries: int = 20) -> bool:
    """Whether the list in use is that of a day, whole."""
    newest = store.in_use()[0]
    return newest.list_date == date.fromisoformat(day) and len(store.read(newest).records) == entries


def test_what_was_imported_is_read_back_as_it_was(store: Store, tmp_path: Path) -> None:
    """A record survives the store unchanged."""
    from sme_check.screening.lists.read import read_list

    assert store.read(store.in_use()[0]).records == read_list(tmp_path / "list.xml").records


def test_a_newer_list_comes_to_count_and_its_predecessor_is_kept(store: Store, tmp_path: Path) -> None:
    """Both are held; the newer stands first."""
    imported(store, a_list(tmp_path, TWENTY[1:], NEW))

    assert [str(item.list_date) for item in store.in_use()] == [NEW, OLD]


def test_the_same_list_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    """What is held is not written twice, from whatever form it is read."""
    before = store.fingerprint
    (tmp_path / "list.csv").write_bytes(csv_text(TWENTY, OLD))

    assert not imported(store, a_list(tmp_path)).new
    assert not imported(store, tmp_path / "list.csv").new
    assert store.fingerprint == before


def test_another_list_of_the_same_day_takes_its_place(store: Store, tmp_path: Path) -> None:
    """The one imported last counts, the other is kept."""
    imported(store, a_list(tmp_path, TWENTY[1:]))

    assert stands(store, entries=19)
    assert (len(store.held()), len(store.in_use())) == (2, 1)


def test_a_list_of_half_the_size_is_refused_until_confirmed(store: Store, tmp_path: Path) -> None:
    """It may be right; somebody must look."""
    half = a_list(tmp_path, TWENTY[:10], NEW)

    with pytest.raises(ListError, match="lacks 10 of the 20 entries") as caught:
        imported(store, half)

    assert "--confirm" in str(caught.value)
    assert stands(store)
    assert imported(store, half, confirmed=True).entries == 10
    assert stands(store, NEW, 10)


@pytest.mark.parametrize(("left", "taken"), [(18, True), (17, False)])
def test_a_list_may_lack_the_share_that_the_rulebook_allows(left: int, taken: bool, store: Store, tmp_path: Path) -> None:
    """A tenth of the entries may be gone, and not one more."""
    file = a_list(tmp_path, TWENTY[:left], NEW)

    if taken:
        assert imported(store, file).entries == left
    else:
        with pytest.raises(ListError, match="lacks 3 of the 20 entries"):
            imported(store, file)


def test_a_shorter_list_of_the_same_day_is_held_against_the_one_before_it(store: Store, tmp_path: Path) -> None:
    """A correction of the day's list that lost half of it is refused too."""
    with pytest.raises(ListError, match="lacks 10 of the 20 entries"):
        imported(store, a_list(tmp_path, TWENTY[:10]))

    assert stands(store)


def test_an_older_list_is_not_held_against_a_newer_one(store: Store, tmp_path: Path) -> None:
    """The list of an earlier year is naturally shorter."""
    imported(store, a_list(tmp_path, TWENTY[:3], "2022-04-01"))

    assert stands(store)


@pytest.mark.parametrize("content", [b"", b"<Designations>", b"hello", xml_text(TWENTY, NEW)[:3000]])
def test_a_file_that_cannot_be_read_changes_nothing(content: bytes, store: Store, tmp_path: Path) -> None:
    """Truncated, wrong or empty."""
    path = tmp_path / "broken.xml"
    path.write_bytes(content)

    with pytest.raises(ListError):
        imported(store, path)

    assert stands(store)


def test_a_damaged_file_is_noticed(store: Store) -> None:
    """One changed byte, and the checksum differs."""
    damage(store.in_use()[0])

    with pytest.raises(ListError, match="checksum"):
        store.read(store.in_use()[0])
    assert any("DAMAGED" in line for line in describe_store(store, date(2026, 8, 22)))


def test_a_damaged_list_is_mended_by_importing_it_again(store: Store, tmp_path: Path) -> None:
    """The same list is then new."""
    store.in_use()[0].path.write_bytes(b"nothing")

    assert imported(store, a_list(tmp_path)).new
    assert stands(store)


_KILLS = """
import os, random, signal, sys, time
from pathlib import Path
from sme_check.screening.store import Store
from sme_check.screening.update import import_list

folder, rounds, *sources = sys.argv[1:]

def import_all(into):
    for source in sources:
        import_list(source, store=Store(Path(into)), most_lost=0.9, confirmed=True)

begun = time.monotonic()
import_all(folder + "-unharmed")
whole, chance = time.monotonic() - begun, random.Random(4)
for number in range(int(rounds)):
    child = os.fork()
    if child == 0:
        import_all(folder)
        os._exit(0)
    time.sleep(chance.uniform(0, whole))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    store = Store(Path(folder))
    print(" ".join(f"{held.list_date}:{len(store.read(held).records)}" for held in store.in_use()), flush=True)
    if number % 5 == 4:
        for held in store.held()[:-1]:
            held.path.unlink()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot fork here")
def test_an_import_killed_at_any_moment_leaves_a_whole_list_in_use(store: Store, tmp_path: Path) -> None:
    """Killed fifty times at moments drawn by chance from the whole of an import: what counts afterwards is whole, and the next import goes through."""
    subjects = tuple(a_body(f"RUS{number:04}", f"Firm {number}", uk_statement_of_reasons="words " * 50) for number in range(300))
    sources = [a_list(tmp_path, subjects[: 300 - day], f"2026-10-{day:02}", f"{day}.xml") for day in range(1, 4)]
    words = [sys.executable, "-c", _KILLS, str(store.folder.parent), "50", *map(str, sources)]

    lines = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()

    found = {part for line in lines for part in line.split()}
    assert len(lines) == 50
    assert f"{OLD}:20" in found <= {f"{OLD}:20", *(f"2026-10-{day:02}:{300 - day}" for day in range(1, 4))}
    assert len(set(lines)) > 1  # it was killed early and late
    imported(store, sources[-1], confirmed=True)
    assert stands(store, "2026-10-03", 297)
    assert not list(store.folder.glob("*.part"))


_ONE = """
import sys
from pathlib import Path
from sme_check.screening.store import Store
from sme_check.screening.update import import_list
import_list(sys.argv[2], store=Store(Path(sys.argv[1])), most_lost=0.1)
"""


def test_imports_at_the_same_time_wait_for_one_another(store: Store, tmp_path: Path) -> None:
    """Both lists are held, whole, and of one day the one that was written last counts."""
    sources = [a_list(tmp_path, TWENTY, NEW, "one.xml"), a_list(tmp_path, TWENTY[1:], NEW, "two.xml"), a_list(tmp_path, TWENTY, "2026-11-01", "three.xml")]

    work = [subprocess.Popen([sys.executable, "-c", _ONE, str(store.folder.parent), str(source)]) for source in sources]

    assert [process.wait() for process in work] == [0, 0, 0]
    assert [(str(item.list_date), item.number) for item in store.held()] == [("2026-11-01", 1), (NEW, 2), (NEW, 1), (OLD, 1)]
    assert not store.sound()[1]


@pytest.mark.skipif(sys.platform == "win32", reason="files are locked otherwise here")
def test_an_import_that_waits_too_long_says_so(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another that hangs does not make this one hang for ever."""
    import fcntl

    monkeypatch.setattr("sme_check.screening.store._PATIENCE", 0.05)
    with (store.folder / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(ListError, match="another import has been under way"):
            imported(store, a_list(tmp_path, TWENTY, NEW))

    assert stands(store)


def damage(held: Held) -> None:
    """Change one byte of an edition."""
    content = bytearray(held.path.read_bytes())
    content[-5] ^= 1
    held.path.write_bytes(bytes(content))


def test_the_edition_before_a_damaged_one_takes_its_place(store: Store, tmp_path: Path) -> None:
    """Of the same day or of an earlier one; and a sentence says so."""
    imported(store, a_list(tmp_path, TWENTY[1:]))
    imported(store, a_list(tmp_path, TWENTY, NEW))
    for held in store.in_use():
        damage(held)

    whole, notes = store.sound()

    assert [(str(item.list_date), item.number) for item in whole] == [(OLD, 1)]
    assert len(notes) == 2
    assert "8 October 2026 held on this machine cannot be used" in notes[0]
    assert "rest on the UK Sanctions List of 22 August 2026 instead" in notes[0]


def test_with_nothing_left_nothing_takes_its_place(store: Store) -> None:
    """That, too, is said."""
    damage(store.in_use()[0])

    assert store.sound()[0] == ()
    assert "no edition before it is held" in store.sound()[1][0]


def test_a_new_list_is_held_against_the_last_whole_one(store: Store, tmp_path: Path) -> None:
    """Damage does not open the door to half a list."""
    imported(store, a_list(tmp_path, TWENTY, NEW))
    damage(store.in_use()[0])

    with pytest.raises(TooMuchLost, match="lacks 10 of the 20"):
        imported(store, a_list(tmp_path, TWENTY[:10], "2026-11-01"))


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files cannot be limited here")
def test_a_full_disk_leaves_the_old_list_in_use(store: Store, tmp_path: Path) -> None:
    """Where files may not grow, the import says so and nothing has changed."""
    import resource

    path = a_list(tmp_path, tuple(a_body(f"RUS{number:04}", f"Firm {number}") for number in range(2000)), NEW)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(ListError, match="could not be written: File too large"):
            imported(store, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert stands(store)
    assert not list(store.folder.glob("*.part"))


def test_the_fingerprint_is_of_the_content_alone(store: Store, tmp_path: Path) -> None:
    """The same lists, wherever and whenever imported, have the same fingerprint; another list has another."""
    other = Store(tmp_path / "elsewhere")
    imported(other, a_list(tmp_path, name="under-another-name.xml"))

    assert other.fingerprint == store.fingerprint != Store(tmp_path / "empty").fingerprint == ""
    imported(other, a_list(tmp_path, TWENTY, NEW))
    assert other.fingerprint != store.fingerprint


def test_what_changed_is_told(store: Store, tmp_path: Path) -> None:
    """Added, removed, and what differs in those that stayed."""
    renamed = a_body("RUS0001", "Firm 1", "Another name")
    imported(store, a_list(tmp_path, (renamed, *TWENTY[2:], a_body("RUS9999", "Newcomer")), NEW))
    after, before = map(store.read, store.in_use())

    found = changes(before, after)

    assert (found.added, found.removed, found.changed) == ((("RUS9999", "Newcomer"),), (("RUS0000", "Firm 0"),), (("RUS0001", "Firm 1", ("names",)),))
    assert next(describe_changes(store, "uk", None, None)).endswith("1 added, 1 removed, 1 changed.")


def test_status_says_where_each_list_came_from(store: Store) -> None:
    """Its day, its age on the day asked about, its file."""
    lines = list(describe_store(store, date(2026, 9, 1)))

    assert lines[0].startswith("UK Sanctions List of 22 August 2026: newest, 10 days old; 20 entries, XML from list.xml")


def test_a_setting_moves_the_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`SME_CHECK_DATA` names the folder."""
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path))

    assert data_folder() == tmp_path


def test_what_is_kept_names_no_folder_of_the_machine(store: Store, tmp_path: Path) -> None:
    """The file's own name is enough to know it by."""
    about = json.loads(store.in_use()[0].path.read_bytes().split(b"\n")[1])

    assert about["source"] == "list.xml"
    assert str(tmp_path) not in json.dumps(about)


def test_a_user_without_a_home_holds_no_lists(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is held, and an import says where it may be told to write."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("SME_CHECK_DATA", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)

    assert Store().held() == ()
    with pytest.raises(ListError, match="SME_CHECK_DATA"):
        imported(Store(), a_list(tmp_path))
