"""What a wheel carries beyond the package: the law, the examples and the page navigation, which a checkout has at its top."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["CustomBuildHook"]


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `rules/`, `examples/` and `app.py` to a real wheel, and not to an editable one: there a copy would only grow stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Say what else goes in, before the wheel is written."""
        if version == "standard":
            build_data["force_include"].update({"rules": "sme_check/_rules", "examples": "sme_check/_examples", "app.py": "sme_check/_app.py"})
