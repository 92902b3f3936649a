"""Papers cited (viện dẫn): numbers and names found, by whom and of when, and what relation the clause gives."""
