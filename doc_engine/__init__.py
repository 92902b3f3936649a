"""The document engine (bộ máy soạn văn bản): pure, data → bytes and bytes → data and findings.

No clock, path, network, process or database. The public names are loaded lazily, because the Word
libraries cost a third of a second to import and `vanthu --help` must not pay for them.
"""
