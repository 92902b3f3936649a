"""Bodies and their names (tên cơ quan): where one begins and ends, and how it is written in full."""
