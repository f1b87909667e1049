"""The public surface: a dozen names, each with words, and nothing heavy behind them."""

import subprocess
import sys

import pytest

import sme_check


@pytest.mark.parametrize("name", sme_check.__all__)
def test_each_public_name_is_there(name: str) -> None:
    """Every name of `__all__` can be imported, and explains itself."""
    found = getattr(sme_check, name)

    assert name == "__version__" or found.__doc__


def test_there_are_no_other_names() -> None:
    """A name that is not public is an AttributeError, as of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'assess_everything'"):
        _ = sme_check.assess_everything


def test_the_errors_are_one_family() -> None:
    """Whatever the package raises on purpose is caught by one name."""
    for error in (sme_check.FactError, sme_check.RuleFileError, sme_check.ListError):
        assert issubclass(error, sme_check.SmeCheckError)


def test_an_error_is_where_found_and_accepted() -> None:
    """A message says where, what was found, what is accepted, and the nearest if there is one."""
    problems = [sme_check.Problem("business.inn", "123", "10 digits"), sme_check.Problem("kind", "exports", "an activity", "export")]
    error = sme_check.FactError(problems)

    assert error.problems == tuple(problems)
    assert str(error) == "business.inn\n  found     123\n  accepted  10 digits\nkind\n  found     exports\n  accepted  an activity; the nearest is export"


def test_the_package_itself_imports_almost_nothing() -> None:
    """Importing the package brings in neither pydantic nor yaml: they come with the first name that needs them."""
    program = "import sys, sme_check; print(sorted({'pydantic', 'yaml', 'pandas', 'streamlit'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.strip() == "[]"
