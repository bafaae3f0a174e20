"""Who "we" and "I" are: the side of the one who speaks, else of the one who publishes the text."""

import re
from collections.abc import Sequence

from kg.model.vocabulary import EntityType
from kg.nlp.mentions import Form, Mention, titles, wordset
from kg.nlp.resolution_clusters import Cluster, ClusterBook, once

#: What speaks for itself with "we".
_SIDES = (EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE)
#: Bodies of a state: their "we" is the state.
_OF_STATE = re.compile(
    r"(?i)\b(?:ministry|department|pentagon|white house|kremlin|parliament|embassy|government|cabinet|senate|congress|"
    r"office|administration|presidency|duma|downing)\b"
)
#: Words of offices beside a name, besides the titles.
_OFFICE_WORDS = wordset(
    "minister president premier chancellor secretary spokesman spokeswoman spokesperson ambassador envoy commander "
    "chief chairman chairwoman chair ceo director head leader king general admiral colonel adviser advisor official "
    "officer senator governor mayor diplomat representative negotiator lawmaker manager founder executive deputy vice "
    "member congressman congresswoman"
)
#: Characters before and behind a name in which its office is looked for.
_LEAD = 80
_TAIL = 110
#: Headings of texts in which somebody speaks for himself.
_SPEECH = re.compile(r"(?i)\b(?:statement|remarks|address|speech|letter|message|op-?ed)\b.{0,40}?\b(?:by|from|of)\b")
#: Headings of texts in which a body speaks for its members.
_JOINT = re.compile(r"(?i)\b(?:statement|communiqu[eé]|declaration)\b")
#: A statement of several, what comes before those who give it, and the sentences that its heading can take.
_TOGETHER = re.compile(r"(?i)\bjoint (?:press |media )?(?:statement|communiqu[eé]|declaration)\b")
_GIVEN_BY = re.compile(r"(?i)\b(?:by|from|between)\b")
_OF = re.compile(r"(?i)\s+of\b")
_HEADING = 4
#: Characters behind "joint statement" that are too few to name who gives it.
_MORE = 12
#: Lines at the top in which the author may stand, and at the bottom in which the signature may.
_TOP, _BOTTOM = 3, 2


def publisher_side(book: ClusterBook, pronoun: Mention) -> tuple[Cluster, ...]:
    """Whom "we" means where nobody is quoted: the body or the states whose joint statement the text is, else the
    state whose ministry, president or army publishes it. A state that the article doesn't name gets the pronoun as
    mention."""
    joint = _joint_body(book)
    if joint is not None:
        return (joint,)
    together = _joint_states(book)
    if together:
        return together
    code = book.publisher_state()
    if code is None:
        return ()
    known = book.clusters.get(f"Country:{code}")
    return (known,) if known is not None else book.state(code, pronoun)


def author(book: ClusterBook) -> tuple[Cluster, ...]:
    """Who says "I" where nobody is quoted: the person in the heading of a statement, in a line of its own below
    it or under the text, or in the publisher's name."""
    lines: dict[int, list[tuple[int, int]]] = {}
    for sentence in book.doc.sentences:
        lines.setdefault(sentence.line, []).append((sentence.start, sentence.end))
    spans = [(places[0][0], places[-1][1]) for _, places in sorted(lines.items())]
    people = [(m, c) for m, c in book.placed if c.type is EntityType.PERSON and m.form is Form.NAME]
    publisher = book.doc.article.publisher or ""
    for start, end in (*spans[:_TOP], *spans[-_BOTTOM:]):
        here = [(m, c) for m, c in people if start <= m.start and m.end <= end]
        spoken = _SPEECH.search(book.text, start, end)
        for mention, cluster in here:
            if spoken is not None and mention.start >= spoken.end() - 1:
                return (cluster,)
            if _alone(book.text[start : mention.start], book.text[mention.end : end]):
                return (cluster,)
    return tuple(c for m, c in people if " " in book.words_of(m) and book.words_of(m) in publisher)[:1]


def _alone(before: str, behind: str) -> bool:
    """Whether a line holds nothing but a name with its office."""
    office = re.fullmatch(r"(?: [JS][Rr])?\.?|, [A-Z][^.]*", behind)
    return not before.strip(" By") and len(behind) < _LEAD and office is not None


def _joint_body(book: ClusterBook) -> Cluster | None:
    first = book.doc.sentences[0] if book.doc.sentences else None
    if first is None or not _JOINT.search(book.text, first.start, first.end):
        return None
    for mention, cluster in book.placed:
        member = cluster.entry is not None and cluster.entry.kind == "international_organisation"
        if mention.end <= first.end and cluster.type is EntityType.ORGANIZATION and member:
            return cluster
    return None


def _joint_states(book: ClusterBook) -> tuple[Cluster, ...]:
    """The states in the heading of a joint statement: those behind "by", "from", "between" or "statement of", else
    those before it ("India-Japan joint statement"); none unless there are two. A heading that says no more than what
    it is goes on in the next line."""
    lines: dict[int, list[int]] = {}
    for sentence in book.doc.sentences[:_HEADING]:
        lines.setdefault(sentence.line, []).extend((sentence.start, sentence.end))
    heads = [(places[0], places[-1]) for _, places in sorted(lines.items())]
    stated = _TOGETHER.search(book.text, *heads[0]) if heads else None
    if stated is None:
        return ()
    end = heads[1][1] if heads[0][1] - stated.end() < _MORE and len(heads) > 1 else heads[0][1]
    given = _GIVEN_BY.search(book.text, stated.end(), end) or _OF.match(book.text, stated.end(), end)
    start, end = (given.end(), end) if given is not None else (heads[0][0], stated.start())
    states = [c for m, c in book.placed if c.type is EntityType.COUNTRY and start <= m.start and m.end <= end]
    found = once(states)
    return found if len(found) > 1 else ()


def side_of(book: ClusterBook, speaker: Cluster, types: frozenset[EntityType]) -> tuple[Cluster, ...]:
    """Whom a speaker means by "we", of the types that a role admits: a state or body itself, of a person the
    state of which a table knows him, else the state or body whose office stands beside the name."""
    if speaker.type in _SIDES:
        return _admitted(book, speaker, types)
    if speaker.type is not EntityType.PERSON:
        return ()
    country = speaker.entry.country if speaker.entry else None
    state = book.clusters.get(f"Country:{country or speaker.country}")
    if country is not None and state is not None and (not types or state.type in types):
        return (state,)
    for mention in speaker.mentions:
        beside = _office_of(book, mention)
        answer = _admitted(book, beside, types) if beside is not None else ()
        if answer:
            return answer
    return (state,) if state is not None and (not types or state.type in types) else ()


def _admitted(book: ClusterBook, side: Cluster, types: frozenset[EntityType]) -> tuple[Cluster, ...]:
    """The side, or the state of which it is a body."""
    if side.type is not EntityType.COUNTRY:
        if side.entry is not None and side.entry.kind == "media":
            return ()
        named = " ".join(book.words_of(mention) for mention in side.mentions[:3])
        of_state = side.type is EntityType.ORGANIZATION and bool(_OF_STATE.search(named))
        state = book.clusters.get(f"Country:{side.country}")
        if state is not None and (of_state or (types and side.type not in types)):
            side = state
    return (side,) if not types or side.type in types else ()


def _office_of(book: ClusterBook, mention: Mention) -> Cluster | None:
    """The state or body in the office that stands before or behind a name: "Polish Deputy Prime Minister X",
    "X, a spokesman for the ministry"."""
    sentence = book.doc.sentences[mention.sentence]
    opens = max(sentence.start, mention.start - _LEAD)
    inside = re.split(r"[.;:,(“”\"\n](?=\s)|[“”\"(]", book.text[opens : mention.end])[-1]
    start = mention.end - len(inside)
    if _has_office(inside):
        before = [(m, c) for m, c in _sides(book, start, mention.end) if _titled(book.text[m.end : mention.start])]
        if before:
            return _chosen(before)
    behind = re.match(
        rf"(?:[’']s)?, (?:the |an? )?([^.;:“”\"\n]{{3,{_TAIL}}}?)(?=,|\.|;|\n|“|\"| said| told| says|$)",
        book.text[mention.end :],
    )
    if behind is not None and _has_office(behind.group(1)):
        found = _sides(book, mention.end + behind.start(1), mention.end + behind.end(1))
        if found:
            return _chosen(found)
    return None


def _titled(words: str) -> bool:
    """Whether nothing but an office stands between a state and a name; nothing at all for "President of X Y"."""
    plain = re.sub(r"^[’']s\b", "", words).split()
    low = [word.lower().strip(",") for word in plain]
    return all(
        word in _OFFICE_WORDS or (word,) in titles() or raw[:1].isupper() or word in {"of", "for", "and", "the", "&"}
        for word, raw in zip(low, plain, strict=True)
    )


def _has_office(words: str) -> bool:
    return any(word in _OFFICE_WORDS for word in re.findall(r"[a-z]+", words.lower()))


def _sides(book: ClusterBook, start: int, end: int) -> list[tuple[Mention, Cluster]]:
    return [
        (m, c)
        for m, c in book.placed
        if start <= m.start and m.end <= end and c.type in _SIDES and (m.form is not Form.DESCRIPTION or c.kept)
    ]


def _chosen(found: Sequence[tuple[Mention, Cluster]]) -> Cluster:
    """A body before the state whose name opens it, else the first."""
    bodies = [c for m, c in found if c.type is not EntityType.COUNTRY]
    return (bodies or [c for _, c in found])[0]
