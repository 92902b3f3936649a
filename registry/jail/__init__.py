"""Child processes with limits (tiến trình con có giới hạn): the converter to PDF, and reading foreign files."""

from __future__ import annotations

from registry.jail.bulk import NoPdf
from registry.jail.child import in_child
from registry.jail.libreoffice import Converter, LibreOffice
from registry.jail.process import Completed, Limits, run_limited

__all__ = ["Completed", "Converter", "LibreOffice", "Limits", "NoPdf", "in_child", "run_limited"]
