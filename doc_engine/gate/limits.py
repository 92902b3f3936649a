"""The figures of the gate (giới hạn của cửa nhận tệp): real files stay far below every one of them."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_FILE = 20 * MEGABYTE
MAX_PARTS = 2_000
MAX_DIRECTORY = 2 * MEGABYTE  # bytes of the zip's central directory: 2,000 entries with long names fit
MAX_UNPACKED = 64 * MEGABYTE
MAX_XML_PART = 16 * MEGABYTE
MAX_RATIO = 300  # unpacked bytes for one packed byte, in parts above 1 MB
RATIO_FROM = MEGABYTE
MAX_DEPTH = 120
MAX_ELEMENTS = 400_000  # of the whole container
MAX_ATTRIBUTES = 2_000_000  # of the whole container; a Word paragraph carries five
MAX_TEXT = (
    MEGABYTE  # characters of one text node; no run of bytes without "<" may fill a whole piece of 1 MB either
)
MAX_PIXELS = 50_000_000
