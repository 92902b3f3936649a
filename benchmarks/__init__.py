"""Measurements (đo tốc độ): figures are compared between commits on one machine, never asserted in tests."""
