"""How an article is shown to the reader: windows of whole sentences, each with its context.

A window holds some sentences of its own (those whose triggers it decides) and, as halo, the sentence
before and after them and the line that opens a list whose items it holds. What the reader may call a
filler of a trigger lies in the trigger's *scope*: its own sentence, its neighbours and its opener.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.nlp.document import Doc

#: Word pieces that a window gathers before its closing halo; the halo may add one sentence more.
WINDOW_PIECES = 190

#: Word pieces that a window may show in all: the encoder has 512 positions, two of them for its marks.
SHOWN_PIECES = 510

#: Word pieces of one sentence beyond which it is not read (a table or a link list).
SENTENCE_PIECES = 180


@dataclass(frozen=True, slots=True)
class Window:
    """sentences: indices into the article's sentences in reading order; own: those it decides."""

    sentences: tuple[int, ...]
    own: tuple[int, ...]


def openers(doc: Doc) -> list[int | None]:
    """For every sentence the index of the sentence that opens its list, None outside a list.

    A list is a run of item lines; it is opened by the last sentence of the line before its first item.
    """
    out: list[int | None] = []
    opener: int | None = None
    previous_item = False
    for index, sentence in enumerate(doc.sentences):
        if sentence.item:
            if not previous_item:
                opener = index - 1 if index else None
            out.append(opener)
        else:
            out.append(None)
        previous_item = sentence.item
    return out


def windows(pieces: Sequence[int], opened_by: Sequence[int | None]) -> list[Window]:
    """Windows over sentences of the given numbers of word pieces (0: the sentence is not read)."""
    readable = [index for index, count in enumerate(pieces) if count]
    place = {index: at for at, index in enumerate(readable)}
    out: list[Window] = []
    at = 0
    while at < len(readable):
        shown: set[int] = set()
        own: list[int] = []
        total = 0
        first = pieces[readable[at]]
        if at and first + pieces[readable[at - 1]] <= SHOWN_PIECES:
            shown.add(readable[at - 1])
            total += pieces[readable[at - 1]]
        while at < len(readable):
            index = readable[at]
            new = {index} | _opener(index, opened_by, place)
            cost = sum(pieces[item] for item in new - shown)
            if own and total + cost > WINDOW_PIECES:
                break
            if total + cost > SHOWN_PIECES:  # one long sentence under a long opener
                new, cost = {index}, pieces[index]
            shown |= new
            total += cost
            own.append(index)
            at += 1
        if at < len(readable) and total + pieces[readable[at]] <= SHOWN_PIECES:
            shown.add(readable[at])
        out.append(Window(tuple(sorted(shown)), tuple(own)))
    return out


def scope(index: int, window: Window, opened_by: Sequence[int | None]) -> tuple[int, ...]:
    """Sentences of the window in which fillers of a trigger of sentence ``index`` may stand."""
    position = window.sentences.index(index)
    near = set(window.sentences[max(0, position - 1) : position + 2])
    opener = opened_by[index]
    if opener is not None and opener in window.sentences:
        near.add(opener)
    return tuple(sorted(near))


def _opener(index: int, opened_by: Sequence[int | None], place: dict[int, int]) -> set[int]:
    opener = opened_by[index]
    return {opener} if opener is not None and opener in place else set()
