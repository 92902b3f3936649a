"""Draft → Composed (soạn thành văn bản): every word of the document decided, nothing laid out yet.

`compose` completes citations and tasks, punctuates căn cứ, kính gửi and nơi nhận, builds the signature
lines and closes the text with "./.". What is wrong in the data is raised together as `BadInput`; what
departs from the form is a finding.
"""

from doc_engine.compose.citations import CitationLookup, CitationRequest
from doc_engine.compose.document import compose

__all__ = ["CitationLookup", "CitationRequest", "compose"]
