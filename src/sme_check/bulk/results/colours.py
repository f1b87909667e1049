"""The colours of a workbook as plain RGB: given outright, by number, or by the workbook's theme and a tint."""

import colorsys
from typing import Any
from xml.etree.ElementTree import ParseError, fromstring

from openpyxl.styles.colors import COLOR_INDEX

__all__ = ["Colours"]

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
"""The colours of a theme in the order in which cells count them."""


class Colours:
    """The colours of one workbook.

    Args:
        theme: Its theme as XML, or None.
    """

    def __init__(self, theme: bytes | str | None) -> None:
        self._theme = _theme(theme) if theme else {}

    def rgb(self, colour: Any) -> str | None:
        """A colour of openpyxl as `#RRGGBB`; None for none, or one that cannot be told."""
        if colour is None:
            return None
        plain = self._plain(colour)
        return _tinted(plain, float(colour.tint or 0)) if plain else None

    def _plain(self, colour: Any) -> str | None:
        if colour.type == "rgb" and isinstance(colour.rgb, str) and len(colour.rgb) == 8:
            return colour.rgb[2:]
        if colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
            return str(COLOR_INDEX[colour.indexed])[2:]
        if colour.type == "theme" and 0 <= colour.theme < len(_ORDER):
            return self._theme.get(_ORDER[colour.theme])
        return None


def _theme(xml: bytes | str) -> dict[str, str]:
    try:
        scheme = fromstring(xml).find(f".//{_MAIN}clrScheme")
    except ParseError:
        return {}
    found = {}
    for item in scheme if scheme is not None else ():
        for colour in item:
            found[item.tag.removeprefix(_MAIN)] = colour.get("lastClr") or colour.get("val") or ""
    return {name: value for name, value in found.items() if len(value) == 6}


def _tinted(rgb: str, tint: float) -> str:
    """A colour lighter by a tint above 0, darker by one below.

    >>> _tinted("000000", 0.5), _tinted("FFFFFF", -0.25), _tinted("1F3864", 0)
    ('#808080', '#BFBFBF', '#1F3864')
    """
    if not tint:
        return f"#{rgb.upper()}"
    hue, light, strength = colorsys.rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, strength))
