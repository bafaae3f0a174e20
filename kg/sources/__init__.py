"""Articles in: files, folders, standard input and JSON Lines become articles, one at a time.

    articles(inputs, settings) -> Article | Skipped ...

The text is kept exactly as it was read, line ends and control characters and all (a byte order mark
is not part of it); offsets count code points of that text. What can't be read is a :class:`Skipped`
with one sentence, and the rest of the inputs goes on.
"""

from kg.sources.reading import articles, kept
from kg.sources.values import MAX_BYTES, Meta, Skipped, SourceSettings

__all__ = ["MAX_BYTES", "Meta", "Skipped", "SourceSettings", "articles", "kept"]
