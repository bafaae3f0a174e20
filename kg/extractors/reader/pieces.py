"""Words to word pieces, one word at a time (the reader was trained on words as spaCy cuts them)."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.extractors.reader.windows import SENTENCE_PIECES

#: Characters of one word that are read; longer ones are links or garbage.
WORD_CHARACTERS = 40

CLS, SEP, UNKNOWN = 101, 102, 100


class Pieces:
    """Word pieces of words, remembered; tokenizer: the encoder's ``tokenizer.json``."""

    def __init__(self, tokenizer: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Piece numbers of each word, never empty."""
        cut = [word[:WORD_CHARACTERS] for word in words]
        new = sorted({word for word in cut if word not in self._known})
        for word, encoded in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = tuple(encoded.ids) or (UNKNOWN,)
        found = [self._known[word] for word in cut]
        if len(self._known) > 200_000:  # a long run over many articles must not grow without bound
            self._known.clear()
        return found


def readable(pieces: Iterable[Sequence[int]]) -> int:
    """How many words of a sentence are read: as many as fit into SENTENCE_PIECES."""
    total = count = 0
    for word in pieces:
        total += len(word)
        if total > SENTENCE_PIECES:
            break
        count += 1
    return count
