"""The words of the trade as data (từ vựng): types, cues, laws, days, terms, territories."""
