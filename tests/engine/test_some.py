"""Some member of a collection: those that were stated, and all that may bring in more."""

from pathlib import Path

from sme_check.engine.proof import opens_of
from tests.small_law import prove, small_law


def test_all_that_is_missing_of_a_collection_is_asked(tmp_path: Path) -> None:
    """Where several facts may each bring in another party, every one of them is named, not the first alone."""
    proof = prove(
        small_law(tmp_path),
        {"some": "all_parties", "that": {"fact": "it.kind", "equals": "public_body"}},
        {"business": {"kind": "organisation"}, "activities": [{"kind": "payment"}]},
    )

    assert [item.place for item in opens_of(proof)] == ["activities[0].others", "business.owners", "business.banks"]
