"""Tasks (nhiệm vụ) and deadlines (thời hạn): who is to do what with whom, and by when."""
