"""The only door to SQL and to files: `open_store` gives a `Store`, its transactions take and give values."""

from registry.store.store import Store, Transaction, open_store

__all__ = ["Store", "Transaction", "open_store"]
