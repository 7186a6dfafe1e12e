"""Saving workbooks once more with LibreOffice, where that is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

SOFFICE = shutil.which("soffice")
IS_INSTALLED = SOFFICE is not None
NOT_INSTALLED = "LibreOffice (soffice) is not installed, so nothing was saved with it"
A_MINUTE_OR_TWO = 150


def save_again(files: Iterable[Path], out: Path, form: str, profile: Path) -> None:
    """The files as LibreOffice writes them in this form (`xlsx`, `ods`), in the folder `out`.

    `profile` is a folder for its settings: it takes none of the user's own.
    """
    assert SOFFICE is not None, NOT_INSTALLED
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", str(out), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=A_MINUTE_OR_TWO,
    )
