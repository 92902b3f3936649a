"""Pictures, pages and tables made from the books (bản xem, bảng kê): bytes that are not official documents.

Each is asked of its own module: a command that prints one pays for no other.
"""
