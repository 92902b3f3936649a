"""Run by the system's Python with python3-uno: converts every .docx of a folder by one LibreOffice that stays alive.

`/usr/bin/python3 benchmarks/kept_alive.py PIPE FOLDER`. A peer of `bench_pdf`, no part of the product.
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS_TO_START = 60


def main(pipe, folder):
    """Load, export and close one letter after the other; then tell the office to end."""
    desktop = _desktop(pipe)
    for path in sorted(Path(folder).glob("*.docx")):
        document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (_value("Hidden", True),))
        document.storeToURL(path.with_suffix(".pdf").as_uri(), (_value("FilterName", "writer_pdf_Export"),))
        document.close(True)
    desktop.terminate()


def _desktop(pipe):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _value(name, value):
    said = PropertyValue()
    said.Name, said.Value = name, value
    return said


if __name__ == "__main__":
    main(*sys.argv[1:])
