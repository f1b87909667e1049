"""Every message of the linter is earned by a broken file, and names file and line."""

import re
import shutil
from pathlib import Path

import pytest

from sme_check.errors import RuleFileError
from sme_check.rulebook.lint import check_documents
from sme_check.rulebook.load import file_contents

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_refused_in_words(broken: Path, tmp_path: Path) -> None:
    """The linter says where, what was found and what is accepted, as the head of the broken file promises."""
    text = broken.read_text(encoding="utf-8")
    root = tmp_path / "rules"
    shutil.copytree(HERE / "small", root)
    place = root / re.findall(r"^# place: (.*)$", text, re.MULTILINE)[0]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")

    with pytest.raises(RuleFileError) as refusal:
        check_documents(root, file_contents(root), unused=True)

    said = str(refusal.value)
    promised = re.findall(r"^# says: (.*)$", text, re.MULTILINE)
    assert promised
    assert [words for words in promised if words not in said] == [], said
    assert place.name in said


def test_the_small_rulebook_is_in_order() -> None:
    """What the broken files are laid beside is itself in order, so each refusal is the broken file's own."""
    documents = check_documents(HERE / "small", file_contents(HERE / "small"))

    assert list(documents["measure"]) == ["uk2019.46B"]


def test_the_line_named_is_the_line_at_fault(tmp_path: Path) -> None:
    """The line in a message is the line on which the fault stands."""
    root = tmp_path / "rules"
    shutil.copytree(HERE / "small", root)
    place = root / "measures/uk2019/046b-luxury.yaml"
    lines = place.read_text(encoding="utf-8").splitlines()
    fault = next(number for number, line in enumerate(lines) if "is: uk_nexus" in line)
    lines[fault] = lines[fault].replace("uk_nexus", "uk_nexsus")
    place.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(RuleFileError, match=rf"046b-luxury\.yaml, line {fault + 1}: forbids\.all\[0\]\.is"):
        check_documents(root, file_contents(root))
