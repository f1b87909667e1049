"""What a dry run says of cells: column by column, each thing found once with where it stands."""

from sme_check.bulk.workbooks.taken import CellFound
from sme_check.commands.dry_run import problem_lines


def cells(*names: str, found: str = '"1000": which currency?', heading: str = "Value", nearest: str = "") -> list[CellFound]:
    return [CellFound("Deals", name, found, "a sum with its currency", nearest, heading) for name in names]


def test_cells_that_ask_for_the_same_stand_together() -> None:
    """However far apart they were found: what is accepted is said once, and each thing found once with all its cells."""
    found = [*cells("G4"), *cells("H5", heading="Stake"), *cells("G9", found="5 mln", nearest="5 GBP"), *cells("G12")]

    assert list(problem_lines(found)) == [
        "  Deals, Value: accepted a sum with its currency",
        '    G4, G12: "1000": which currency?',
        "    G9: 5 mln (the nearest is 5 GBP)",
        "  Deals, Stake: accepted a sum with its currency",
        '    H5: "1000": which currency?',
    ]


def test_of_very_many_cells_it_is_said_how_many_more() -> None:
    """The first twenty are named where the very same stands in all of them."""
    _, line = problem_lines(cells(*(f"G{row}" for row in range(2, 1032))))

    assert line.startswith("    G2, G3, ")
    assert line.endswith('G21 and 1,010 more: "1000": which currency?')


def test_what_is_of_a_whole_sheet_names_the_sheet() -> None:
    """There is no cell to name, and often no heading."""
    assert list(problem_lines(cells("", heading="", found="nothing"))) == ["  Deals: accepted a sum with its currency", "    the sheet: nothing"]
