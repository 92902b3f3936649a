"""The file's theme (chủ đề): the fonts and colours it lends to styles by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ALIASES = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}
_WORD_NAMES = {
    "text1": "dk1",
    "dark1": "dk1",
    "text2": "dk2",
    "dark2": "dk2",
    "background1": "lt1",
    "light1": "lt1",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Fonts by "major" and "minor", colours (six hex digits) by their name in the theme."""

    fonts: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: etree._Element | None) -> Theme:
        """The theme of a file; an empty one when it has none."""
        if tree is None:
            return cls()
        fonts = {kind: _latin(tree, kind) for kind in ("major", "minor")}
        scheme = next(tree.iter(f"{_A}clrScheme"), None)
        colours = {_local(entry): _colour(entry) for entry in (scheme if scheme is not None else ())}
        return cls({kind: font for kind, font in fonts.items() if font}, colours)

    def font(self, reference: str) -> str:
        """The font that "minorHAnsi" and the like stand for, "" when the theme does not say."""
        return self.fonts.get("major" if reference.startswith("major") else "minor", "")

    def colour(self, name: str) -> str:
        """The colour of a name as drawings or Word's own text write it; "" for black or unknown."""
        known = self.colours.get(_ALIASES.get(name) or _WORD_NAMES.get(name) or name, "")
        return "" if known == "000000" else known


def _latin(tree: etree._Element, kind: str) -> str:
    found = tree.find(f".//{_A}{kind}Font/{_A}latin")
    return str(found.get("typeface", "")) if found is not None else ""


def _colour(entry: etree._Element) -> str:
    inner = entry[0] if len(entry) else None
    if inner is None:
        return ""
    return str(inner.get("lastClr") or inner.get("val") or "").upper()


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
