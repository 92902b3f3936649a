"""The user profile LibreOffice starts with (hồ sơ người dùng): fresh each time, macros off, nothing looked up."""

from __future__ import annotations

from pathlib import Path

_COMMON = "/org.openoffice.Office.Common"
_UPDATE_CHECK = "/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments"
_SETTINGS = (
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    # Without this the fourteen standard fonts of PDF are named, not embedded.
    (f"{_COMMON}/Filter/PDF/Export", "EmbedStandardFonts", "true"),
    # Bookmarks become named places, by which a bundle of letters is parted again. Said here and not to the filter:
    # told anything at all, it takes other defaults for pictures.
    (f"{_COMMON}/Filter/PDF/Export", "ExportBookmarksToPDFDestination", "true"),
    (_UPDATE_CHECK, "AutoCheckEnabled", "false"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # never
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)


def write_profile(folder: Path) -> None:
    """Make a profile in `folder`, which must be new."""
    user = folder / "user"
    user.mkdir(parents=True)
    rows = (_item(path, name, value) for path, name, value in _SETTINGS)
    text = _HEAD + "".join(rows) + "</oor:items>\n"
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _item(path: str, name: str, value: str) -> str:
    from xml.sax.saxutils import quoteattr  # which loads an HTTP client

    return (
        f'<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(name)} oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
    )
