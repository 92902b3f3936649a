"""The text as a copy brought it, made ready to read (bản chép): code tables, scans, lines torn or run together."""
