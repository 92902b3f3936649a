"""Data of the worked example (dữ liệu minh họa): office files, documents and two news texts; facts and sources in README.md."""
