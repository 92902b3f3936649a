"""Old Excel registers of an office (sổ Excel cũ): a column map, a dry run, row-by-row problems, all or nothing."""
