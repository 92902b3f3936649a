"""Hồ sơ: the yearly filing plan, dossiers and what lies in them, hand-over to the archive, and their printed lists."""
