"""What pronouns, plurals and other words that only point mean: "they", "both countries", "the first", "his country"."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.model.vocabulary import EntityType
from kg.nlp.antecedents import PRONOUNS, Pronoun, chosen
from kg.nlp.document import Token
from kg.nlp.mentions import ELLIPTIC, FillerSpan, Form, Mention, singular, wordset
from kg.nlp.resolution_clusters import Cluster, ClusterBook, once
from kg.nlp.resolution_voices import side_of

_ONE_PERSON = frozenset({EntityType.PERSON})
_GROUPS = {
    **dict.fromkeys(
        wordset("country nation state side neighbor neighbour government party capital power"), EntityType.COUNTRY
    ),
    **dict.fromkeys(
        wordset(
            "leader president minister man official general counterpart interlocutor politician ambassador diplomat "
            "secretary chief"
        ),
        EntityType.PERSON,
    ),
    **dict.fromkeys(wordset("company firm organization organisation agency"), EntityType.ORGANIZATION),
    **dict.fromkeys(wordset("army military navy force"), EntityType.ARMED_FORCE),
}
SINGLES = {
    **dict.fromkeys(wordset("country nation government regime kingdom republic junta"), EntityType.COUNTRY),
    **dict.fromkeys(wordset("city town village"), EntityType.PLACE),
    **dict.fromkeys(
        wordset("president minister leader general chancellor secretary spokesman spokeswoman official"),
        EntityType.PERSON,
    ),
    **dict.fromkeys(wordset("company firm group organization alliance agency"), EntityType.ORGANIZATION),
}
_PAIRS = frozenset({"both", "two", "the", "these", "three", "four", "those"})
#: Words for a state of which somebody is, or for what is its own.
STATE_WORDS = wordset("country state nation land people homeland motherland government territory soil")
_OWNED = STATE_WORDS | {"airspace", "ambassador", "border", "waters", "sky", "home"}
#: Halves and unions by their common short names: keys of clusters, or a table's names.
_HALVES = {"North": "Country:KP", "South": "Country:KR", "Union": "European Union", "Alliance": "NATO"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What people do who meet, and the sentences back in which they may be named.
_TALKED = wordset(
    "discussed agreed exchanged reaffirmed underscored emphasized emphasised reviewed addressed welcomed noted "
    "expressed pledged committed concurred attended signed talked spoke met consulted affirmed condemned commended "
    "touched paid stressed confirmed considered shared voiced called decided coordinated"
)
_TALK_NEAR = 6
_WHERE = frozenset({"there", "here"})
_COUNTED = frozenset({EntityType.WEAPON, EntityType.ARMED_FORCE})
_LOCATED = frozenset({EntityType.PLACE, EntityType.COUNTRY})
#: Sentences back in which several, and a single country, town or body, are looked for.
_NEAR, _SINGLE_NEAR = 2, 6
#: Kinds of pronouns.
_IT, _THEY = "it", "they"


class Antecedents:
    """Finds in one article what pointing words take up."""

    def __init__(self, book: ClusterBook) -> None:
        self._book = book

    def elliptic(
        self, tokens: Sequence[Token], inside: Sequence[int], number: int, filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """What "the first", "one", "the rest" or "others" are some of: the weapons or troops named last."""
        words = [tokens[i] for i in inside if tokens[i].tag not in {"DT", "PRP$"}]
        vague = [word for word in words if word.text.lower() in ELLIPTIC]
        if not vague or not all(word in vague or word.tag == "CD" for word in words):
            return ()
        pool = [(m, c) for m, c in self._before(filler, number, _NEAR) if c.type in _COUNTED and c.kept]
        return self._subject_first(pool, number)

    def place_of(
        self, tokens: Sequence[Token], inside: Sequence[int], number: int, filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """Where "there" is: the place named last, in the sentence or before it."""
        if len(inside) != 1 or tokens[inside[0]].text.lower() not in _WHERE:
            return ()
        pool = [
            (m, c)
            for m, c in self._before(filler, number, _NEAR)
            if c.type in _LOCATED and c.kept and m.form is not Form.DEMONYM
        ]
        places = [(m, c) for m, c in pool if c.type is EntityType.PLACE]
        return ((places or pool)[-1][1],) if pool else ()

    def state_of(
        self, tokens: Sequence[Token], inside: list[int], number: int, filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """The state in "his country" and "its territory": the one of him or it."""
        first, last = tokens[inside[0]], singular(tokens[inside[-1]].text)
        pronoun = first.text.lower()
        if len(inside) != 2 or first.tag != "PRP$" or last not in _OWNED or pronoun not in PRONOUNS:
            return ()
        if last not in STATE_WORDS and EntityType.PLACE not in filler.types and EntityType.PERSON not in filler.types:
            return ()
        types = frozenset({EntityType.COUNTRY})
        wanted = FillerSpan(filler.span, types if PRONOUNS[pronoun] == _IT else types | _ONE_PERSON)
        owner = self.of(tokens, inside[:1], inside[0], number, wanted)
        if owner and owner[0].type is EntityType.PERSON:
            return side_of(self._book, owner[0], types)
        return owner[:1]

    def half(self, tokens: Sequence[Token], inside: Sequence[int]) -> tuple[Cluster, ...]:
        """ "The North" and "the South" of an article about Korea, "the Union" of one about the European."""
        words = [tokens[i] for i in inside if tokens[i].tag not in {"DT", "POS"}]
        if len(words) != 1 or len(inside) < 2 or not words[0].text[0].isupper():
            return ()
        key = _HALVES.get(words[0].text, "")
        if key.startswith("Country") and not all(f"Country:{code}" in self._book.clusters for code in ("KP", "KR")):
            return ()
        known = self._book.named(key)
        return () if known is None else (known,)

    def _before(self, filler: FillerSpan, number: int, reach: int) -> list[tuple[Mention, Cluster]]:
        """Mentions before a filler, some sentences back, of the types that its role admits."""
        placed = self._book.placed
        earlier = [(m, c) for m, c in placed if m.end <= filler.span.start and m.sentence >= number - reach]
        return [(m, c) for m, c in earlier if c.type in filler.types] if filler.types else earlier

    def of(
        self, tokens: Sequence[Token], inside: list[int], head: int, number: int, filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """Antecedents of pronouns and of plurals such as "both countries" or "the two leaders"."""
        ending = [tokens[i].text.lower() for i in inside[-2:]]
        partitive = len(inside) > 2 and ending[0] == "of" and ending[1] in PRONOUNS
        if partitive:  # "six of them" are some of what "them" means
            head, inside = inside[-1], inside[-1:]
        word = tokens[head].text.lower()
        if word in PRONOUNS:
            if len(inside) > 1:
                return ()
            together = self._together(tokens, head, number, filler) if PRONOUNS[word] == _THEY else ()
            likeliest = None if together else chosen(Pronoun(self._book, number, head, filler))
            return together if likeliest is None else (likeliest,)
        words = {tokens[i].text.lower() for i in inside}
        noun = singular(tokens[head].text)
        if tokens[head].tag == "NNS" or {"heads", "state"} <= words:
            earlier = self._before(filler, number, _NEAR)
            return self._several("leader" if "heads" in words else noun, words, earlier, filler)
        return self._single(noun, words, self._before(filler, number, _SINGLE_NEAR), filler.span.start)

    def _several(
        self, noun: str, words: set[str], earlier: list[tuple[Mention, Cluster]], filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """ "Both countries", "the two leaders", "the three companies"."""
        kind = _GROUPS.get(noun)
        if kind is None or not words & _PAIRS:
            return ()
        if kind is EntityType.COUNTRY:
            return self._two_countries(filler.span.start)
        size = 3 if "three" in words else 4 if "four" in words else 2
        recent = once([c for m, c in reversed(earlier) if c.type is kind and m.form is not Form.DESCRIPTION])
        if len(recent) < size and kind is EntityType.PERSON:
            # a readout that goes on for paragraphs, or one that names states alone
            far = [(m, c) for m, c in self._book.placed if m.end <= filler.span.start and c.type is kind]
            recent = (
                once([c for m, c in reversed(far) if m.form is not Form.DESCRIPTION]) if kind in filler.types else ()
            )
            if len(recent) < size and EntityType.COUNTRY in filler.types:
                return self._two_countries(filler.span.start)
        return tuple(reversed(recent[:size])) if len(recent) >= size else ()

    def _single(
        self, noun: str, words: set[str], earlier: list[tuple[Mention, Cluster]], before: int
    ) -> tuple[Cluster, ...]:
        """ "The country", "the president", "the company"."""
        kind = SINGLES.get(noun)
        if {"head", "state"} <= words:
            return self._titled("president", before)
        if kind is None or not words & {"the", "this", "that"}:
            return ()
        if kind is EntityType.PERSON:
            return self._titled(noun, before)
        pool = [(m, c) for m, c in earlier if c.type is kind and c.kept]
        # a people is what something else is of; a town is none of the seas
        pool = [(m, c) for m, c in pool if m.form is not Form.DEMONYM] or pool
        if kind is EntityType.PLACE:
            pool = [(m, c) for m, c in pool if m.form is Form.NAME and (c.entry is None or c.entry.kind == "city")]
        return (pool[-1][1],) if pool else ()

    def _titled(self, noun: str, before: int) -> tuple[Cluster, ...]:
        """The last person before whose name a title stands: "the president" after "President Vladimir Putin"."""
        for mention, cluster in sorted(self._book.placed, key=lambda item: -item[0].start):
            if cluster.type is EntityType.PERSON and mention.start < before:
                lead = self._book.text[max(mention.start - 40, 0) : mention.end].lower()
                if re.search(rf"\b{re.escape(noun)}\b", lead):
                    return (cluster,)
        return ()

    def _two_countries(self, before: int) -> tuple[Cluster, ...]:
        """The pair last joined by "and", else the two states named most."""
        states = sorted(
            ((m, c) for m, c in self._book.placed if c.type is EntityType.COUNTRY),
            key=lambda item: (item[0].start, item[0].end),
        )
        earlier = [(m, c) for m, c in states if m.end <= before]
        for (first, one), (second, two) in reversed(list(pairwise(earlier))):
            between = self._book.text[first.end : second.start]
            if (
                one is not two
                and re.fullmatch(r"(?:[’']s)?(?: [a-z]+){0,2},? ?(?:and|with|–|-)(?: the)? ?", between)
                and before - second.end < 1500
            ):
                return (one, two)
        often = Counter(c.key for _, c in states).most_common(2)
        if len(often) == 2:
            return tuple(self._book.clusters[key] for key, _ in often)
        return ()

    def _together(self, tokens: Sequence[Token], head: int, number: int, filler: FillerSpan) -> tuple[Cluster, ...]:
        """Several whom "they" means at once: people just named together, else those who talked."""
        people = self._people(self._before(filler, number, _NEAR), number)
        told = self._book.type_told(filler.span.start, filler.span.end)
        if people or told not in {None, EntityType.PERSON} or EntityType.PERSON not in filler.types:
            return people
        return self._talkers(tokens, head, filler, number)

    def _people(self, earlier: list[tuple[Mention, Cluster]], number: int) -> tuple[Cluster, ...]:
        """People whom the sentence before names together as its subject: "Putin and Kim ... They"."""
        for back in (0, 1):
            here = [(m, c) for m, c in earlier if m.sentence == number - back and c.type is EntityType.PERSON]
            subjects = [c for m, c in here if self._is_subject(m)]
            joined = [
                c for m, c in here if m.head >= 0 and self._book.doc.sentences[m.sentence].tokens[m.head].dep == "conj"
            ]
            if subjects and joined:
                return once([*subjects, *joined])
            if any(self._is_subject(m) for m, c in earlier if m.sentence == number - back):
                return ()
        return ()

    def _talkers(self, tokens: Sequence[Token], head: int, filler: FillerSpan, number: int) -> tuple[Cluster, ...]:
        """Those who talked: "they discussed" means the people of the last sentence that names two, else two states."""
        verb = tokens[tokens[head].head].text.lower()
        if tokens[head].dep not in _SUBJECTS or verb not in _TALKED:
            return ()
        people = [(m, c) for m, c in self._book.placed if m.end <= filler.span.start and c.type is EntityType.PERSON]
        for back in range(1, _TALK_NEAR + 1):
            here = once([c for m, c in people if m.sentence == number - back and m.form is Form.NAME])
            if len(here) > 1:
                return here
        return self._two_countries(filler.span.start) if EntityType.COUNTRY in filler.types else ()

    def _subject_first(self, pool: list[tuple[Mention, Cluster]], number: int) -> tuple[Cluster, ...]:
        """The nearest subject before, else the nearest mention."""
        subjects = [(m, c) for m, c in pool if self._is_subject(m)]
        for back in range(7):
            here = [c for m, c in subjects if m.sentence == number - back]
            if here:
                return (here[-1] if back == 0 else here[0],)
        return (pool[-1][1],) if pool else ()

    def _is_subject(self, mention: Mention) -> bool:
        tokens = self._book.doc.sentences[mention.sentence].tokens
        return mention.head >= 0 and tokens[mention.head].dep in _SUBJECTS
