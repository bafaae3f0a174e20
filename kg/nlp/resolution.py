"""Resolution inside one article: which mentions are the same somebody or something.

A wrong merge is worse than none and a wrong identifier is worse than none: names join by the tables, by
a shared full name or by a short form that only one entity of the article can own; descriptions join by
their head noun and the state named in them (:mod:`kg.nlp.resolution_clusters`). What a claim's filler
stands for is read in :mod:`kg.nlp.resolution_fillers`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Entity, Point, Span
from kg.model.ids import identified_entity_id, local_entity_id, named_entity_id
from kg.model.vocabulary import WEAPON_CODES, EntityType
from kg.nlp.document import Doc
from kg.nlp.lexicon import Entry, Lexicon, fold
from kg.nlp.mentions import FillerSpan, Form, LearnedMention, holder_at
from kg.nlp.resolution_clusters import Cluster, ClusterBook, weapon_kind
from kg.nlp.resolution_fillers import FillerReader

#: Bodies and pacts keep the name that the article gives them; their identity is the table's.
_AS_WRITTEN = frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.AGREEMENT})

__all__ = ["Entities", "FillerSpan", "LearnedMention", "resolve"]


@dataclass(frozen=True, slots=True)
class Entities:
    """The article's entities, and which of them a filler's words stand for.

    entities: in the order of their first mentions, each with its mentions in reading order.
    """

    entities: tuple[Entity, ...]
    _places: tuple[tuple[int, int, int], ...]
    _fillers: dict[tuple[int, int], tuple[int, ...]]

    def of(self, start: int, end: int) -> tuple[Entity, ...]:
        """Entities that the words [start, end) stand for: one, several for a plural or a list, or none."""
        known = self._fillers.get((start, end))
        if known is not None:
            return tuple(self.entities[index] for index in known)
        return tuple(self.entities[index] for index in _covering(self._places, start, end))


def _covering(places: Sequence[tuple[int, int, int]], start: int, end: int) -> tuple[int, ...]:
    """The mention that best covers the words: the greatest overlap, then the shortest, then the last."""
    best: tuple[float, int] | None = None
    for first, last, index in places:
        shared = min(end, last) - max(start, first)
        if shared <= 0:
            continue
        score = shared / max(end - start, last - first)
        if best is None or score > best[0]:
            best = (score, index)
    return (best[1],) if best and best[0] >= 0.3 else ()


def resolve(
    doc: Doc,
    lexicon: Lexicon,
    *,
    learned: Sequence[LearnedMention] = (),
    fillers: Sequence[FillerSpan] = (),
) -> Entities:
    """The article's entities from its own words, the learned mentions and the spans that claims use.

    The same input gives the same entities whatever the order of learned and fillers.
    """
    book = ClusterBook(doc, lexicon, learned)
    reader = FillerReader(book)
    asked = sorted(fillers, key=_asked)
    read = [(filler, reader.read(filler)) for filler in asked]
    used = {id(cluster) for _, clusters in read for cluster in clusters}
    kept = [c for c in book.clusters.values() if c.kept and c.mentions and book.confirmed(c, used=id(c) in used)]
    kept.sort(key=lambda cluster: min((m.start, m.end) for m in cluster.mentions))
    entities, index_of = _unique([_entity(book, cluster) for cluster in kept])
    numbers = {id(cluster): index_of[number] for number, cluster in enumerate(kept)}
    places = sorted({(m.start, m.end, numbers[id(c)]) for m, c in book.placed if id(c) in numbers})
    answers: dict[tuple[int, int], tuple[int, ...]] = {}
    for filler, clusters in read:
        place = (filler.span.start, filler.span.end)
        found = tuple(dict.fromkeys(numbers[id(c)] for c in clusters if id(c) in numbers))
        answers[place] = answers.get(place) or found
    return Entities(tuple(entities), tuple(places), answers)


def _asked(filler: FillerSpan) -> tuple[object, ...]:
    voices = [(voice.start, voice.end) for voice in filler.voices]
    return (filler.span.start, filler.span.end, sorted(filler.types), filler.speaker, voices)


def _entity(book: ClusterBook, cluster: Cluster) -> Entity:
    spans = sorted({(m.start, m.end) for m in cluster.mentions})
    mentions = tuple(Span(start, end, book.text[start:end]) for start, end in spans)
    entry = cluster.entry
    name = _canonical(book, cluster)
    identifiers = entry.identifiers if entry else ()
    country = cluster.country or (entry.country if entry else None)
    point: Point | None = entry.point if entry else None
    weapon_class = None
    if cluster.type is EntityType.WEAPON:
        codes = (entry.kind if entry else "", cluster.noun.replace(" ", "_"), weapon_kind(cluster.noun) or "")
        weapon_class = next((WEAPON_CODES[code].value for code in codes if code in WEAPON_CODES), None)
    return Entity(
        id=_identity(book, cluster, name, identifiers),
        type=cluster.type,
        name=name,
        mentions=mentions,
        identifiers=identifiers,
        country=country,
        weapon_class=weapon_class,
        point=point if cluster.type is EntityType.PLACE else None,
    )


def _identity(book: ClusterBook, cluster: Cluster, name: str, identifiers: tuple[tuple[str, str], ...]) -> str:
    scheme = dict(identifiers)
    for best in ("iso3166", "wikidata", "geonames", "siso"):
        if best in scheme:
            return identified_entity_id(cluster.type.value, best, scheme[best])
    distinctive = cluster.entry is not None or any(m.form is Form.NAME for m in cluster.mentions)
    if cluster.type is EntityType.PERSON:
        distinctive = " " in name
    if distinctive:
        spelt = cluster.type in _AS_WRITTEN or cluster.type is EntityType.PERSON
        known = cluster.entry.name if cluster.entry is not None and spelt else name
        return named_entity_id(cluster.type.value, known)
    return local_entity_id(cluster.type.value, name, book.doc.article.id)


def _canonical(book: ClusterBook, cluster: Cluster) -> str:
    """The name to show: the table's, a weapon's designator as the article writes it, a person's fullest form."""
    named = [m for m in cluster.mentions if m.form is Form.NAME]
    forms = [m.label or re.sub(r"[’']s$", "", book.words_of(m)) for m in named or cluster.mentions]
    if cluster.type is EntityType.WEAPON:
        forms = [re.sub(r"(?<=\d)s$", "", form) for form in forms]
    entry = cluster.entry
    if entry is not None and cluster.type is EntityType.WEAPON:
        bare = [book.text[m.start : m.name_end or m.end] for m in named]
        bare = [re.sub(r"(?<=\d)s$", "", form) for form in bare if re.search(r"\d", form)]
        full = [form for m in named if not (form := book.text[m.start : m.name_end or m.end]).isupper()]
        shown = bare or full or [book.text[m.start : m.name_end or m.end] for m in named]
        return Counter(shown).most_common(1)[0][0] if shown else entry.name
    if entry is not None and cluster.type in _AS_WRITTEN:
        # the fullest form that the article writes; an acronym alone gives way to the table's name
        full = [form for form in forms if " " in form or not form.isupper()]
        known = any(fold(form) == fold(entry.name) for form in full)
        return max(full, key=len) if named and full and not known else entry.name
    if cluster.type is EntityType.PERSON:
        return _person_name(entry, [untitled(form) for form in forms] if named else forms)
    if entry is not None and cluster.type is not EntityType.PLACE:
        return entry.name
    if named and cluster.type is not EntityType.COUNTRY:
        return Counter(forms).most_common(1)[0][0] if cluster.type is EntityType.PLACE else max(forms, key=len)
    return Counter(forms).most_common(1)[0][0]


def _person_name(entry: Entry | None, forms: Sequence[str]) -> str:
    """The table's name in the article's spelling ("Aleksandar Vucic"), else the fullest form."""
    if entry is None:
        return max(forms, key=lambda form: (len(form.split()), -forms.index(form)))
    same = [form for form in forms if fold(form) == fold(entry.name)]
    return Counter(same).most_common(1)[0][0] if same else entry.name


def untitled(name: str) -> str:
    """A person's name without the office in front: "Commerce Secretary Howard Lutnick" is Howard Lutnick."""
    words = name.split()
    return " ".join(words[holder_at(words) :]) or name


def _unique(entities: list[Entity]) -> tuple[list[Entity], list[int]]:
    """One entity an id, and where each of the given ones went: two clusters that turned out to carry the same
    identity become one."""
    place: dict[str, int] = {}
    out: list[Entity] = []
    moved: list[int] = []
    for entity in entities:
        at = place.setdefault(entity.id, len(out))
        moved.append(at)
        if at == len(out):
            out.append(entity)
        else:
            out[at] = replace(out[at], mentions=tuple(sorted({*out[at].mentions, *entity.mentions})))
    return out, moved
