"""Commands are typed in a folder of their own: what is written beside the clerk does not land in the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the commands of a test are typed in, empty before it."""
    folder = tmp_path_factory.mktemp("noi-go-lenh")
    monkeypatch.chdir(folder)
    return folder
