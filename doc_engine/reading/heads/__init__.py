"""A paper's own head and foot (thể thức của chính văn bản): agency, number, day, subject, recipients, signature."""
