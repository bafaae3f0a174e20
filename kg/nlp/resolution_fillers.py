"""What a filler's words stand for: the mention on their head word, a list, a pronoun's antecedent, or a name and
description that only the filler shows.
"""

import re
from collections.abc import Sequence

from kg.model.vocabulary import SPEAKERS, EntityType
from kg.nlp.document import Token
from kg.nlp.lexicon import fold
from kg.nlp.mentions import FillerSpan, Form, Mention, nouns, singular, wordset
from kg.nlp.mentions_rules import could_be_name
from kg.nlp.resolution_clusters import POINTING, Cluster, ClusterBook, once
from kg.nlp.resolution_pointing import SINGLES, STATE_WORDS, Antecedents
from kg.nlp.resolution_voices import author, publisher_side, side_of

_GOVERNMENTS = wordset(
    "government leadership official authority side people leader diplomat lawmaker regime citizen state "
    "nation country administration counterpart source expert analyst officer minister ministry delegation "
    "representative spokesman spokesperson spokeswoman president policy maker intelligence"
)
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
_MINE = frozenset({"i", "me", "my", "myself"})
_INSIDE_NAMES = frozenset({EntityType.WEAPON, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.COUNTRY})
_HYPHENED = re.compile(r"[\w.]+[-–][\w.]+")
_NAME_TAGS = frozenset({"NNP", "NNPS", "HYPH", "``", "''"})


class FillerReader:
    """Answers for fillers of one article; adds to the book the mentions that only fillers show."""

    def __init__(self, book: ClusterBook) -> None:
        self._book = book
        self._antecedents = Antecedents(book)

    def read(self, filler: FillerSpan) -> tuple[Cluster, ...]:
        """The entities that a filler's words stand for; makes one of them an entity where the contract says so."""
        start, end = filler.span.start, filler.span.end
        number = next((n for n, s in enumerate(self._book.doc.sentences) if s.start < end and start < s.end), None)
        if number is None:
            return ()
        tokens = self._book.doc.sentences[number].tokens
        inside = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
        if not inside:
            return ()
        found = [(m, c) for m, c in self._book.placed if m.start < end and start < m.end]
        head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), inside[-1])
        answer = self._first_person(tokens, inside, number, filler)
        answer = answer or self._antecedents.half(tokens, inside)
        answer = answer or self._antecedents.elliptic(tokens, inside, number, filler)
        answer = answer or self._antecedents.place_of(tokens, inside, number, filler)
        answer = answer or self._antecedents.state_of(tokens, inside, number, filler)
        answer = answer or self._listed(tokens, inside, head, found)
        answer = answer or self._by_head(tokens, inside, head, found, filler)
        if not answer:
            answer = _as_told(self._antecedents.of(tokens, inside, head, number, filler))
        if not answer:
            answer = self._described(tokens, inside, head, number)
        if not answer:
            answer = self._named(tokens, inside, number, filler)
        answer = self._as_state(found, answer, filler)
        answer = self._as_town(found, answer, filler)
        answer = self._namesake(tokens, inside, answer, filler, number)
        self._longer_name(tokens, inside, answer, filler, number)
        for cluster in answer:
            wanted = any(
                m.wanted and (m.form is not Form.DESCRIPTION or m.modifiers or m.plural or m.determiner not in POINTING)
                for m, c in self._book.placed
                if c is cluster
            )
            cluster.kept = cluster.kept or wanted or self._book.seen(cluster)
        if answer and not any(cluster.kept and self._book.confirmed(cluster, used=True) for cluster in answer):
            # "Patriot air defence units", "US airspace": nothing by itself, so what it names
            pointed = (
                self._antecedents.of(tokens, inside, head, number, filler) if self._points(tokens, inside, head) else ()
            )
            if pointed:
                return pointed
            like = self._like(answer[0], filler)
            if like is not None:
                return (like,)
            names = [c for m, c in found if m.form is not Form.DESCRIPTION and c.type in _INSIDE_NAMES]
            fitting = [c for c in names if not filler.types or c.type in filler.types]
            return tuple(fitting[:1]) or self._place_last(found, filler) or answer
        return answer or self._place_last(found, filler)

    def _like(self, described: Cluster, filler: FillerSpan) -> Cluster | None:
        """The entity with the same noun that a bare description means, which is none by itself: "frigates" after
        "two 3,400-tonne frigates"; the one named last before it, else the first one behind."""
        if any(m.form is not Form.DESCRIPTION or m.modifiers for m in described.mentions):
            return None
        noun = described.noun
        alike = [
            (m, c)
            for m, c in self._book.placed
            if c is not described
            and c.type is described.type
            and c.kept
            and noun in {m.noun, c.noun, singular(self._book.words_of(m).split()[-1])}
            and self._book.confirmed(c, used=True)
        ]
        before = [c for m, c in alike if m.end <= filler.span.start]
        return before[-1] if before else alike[0][1] if alike else None

    def _points(self, tokens: Sequence[Token], inside: list[int], head: int) -> bool:
        """Whether words can only mean something named before: "the city", "that company"."""
        first = tokens[inside[0]].text.lower()
        return first in POINTING and len(inside) == 2 and singular(tokens[head].text) in SINGLES

    def _place_last(self, found: list[tuple[Mention, Cluster]], filler: FillerSpan) -> tuple[Cluster, ...]:
        """The place or state that ends the words: "downtown Aleppo", "the coast at al-Mukha"."""
        for mention, cluster in found:
            located = cluster.type in {EntityType.PLACE, EntityType.COUNTRY} and cluster.kept
            if located and mention.end == filler.span.end and cluster.type in filler.types and not filler.speaker:
                return (cluster,) if EntityType.PLACE in filler.types else ()
        return ()

    def _as_state(
        self, found: list[tuple[Mention, Cluster]], answer: tuple[Cluster, ...], filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """A capital where the role takes states and no places is the state: "arms sent to Kyiv"."""
        wants_state = EntityType.COUNTRY in filler.types and EntityType.PLACE not in filler.types
        if not wants_state or len(answer) != 1 or answer[0].type is not EntityType.PLACE:
            return answer
        for mention, cluster in found:
            if cluster is answer[0]:
                state = self._book.state_of_capital(mention)
                if state is not None:
                    return (state,)
        return answer

    def _as_town(
        self, found: list[tuple[Mention, Cluster]], answer: tuple[Cluster, ...], filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """A capital alone where the role asks where, and not who, is the town."""
        where = EntityType.PLACE in filler.types and EntityType.PERSON not in filler.types
        if not where or len(answer) != 1 or answer[0].type is not EntityType.COUNTRY or filler.speaker:
            return answer
        for mention, cluster in found:
            alone = (mention.start, mention.end) == (filler.span.start, filler.span.end)
            if cluster is answer[0] and mention.form is Form.CAPITAL and alone:
                return (self._book.town(mention, cluster),)
        return answer

    def _namesake(
        self, tokens: Sequence[Token], inside: list[int], answer: tuple[Cluster, ...], filler: FillerSpan, number: int
    ) -> tuple[Cluster, ...]:
        """A name whose table meaning the role doesn't take: the one of the article that ends so ("Tucson" is the
        USS Tucson), else what the learned head calls it ("the frigate Zibo")."""
        if len(answer) != 1 or not filler.types or answer[0].type in filler.types or filler.speaker:
            return answer
        words = [i for i in inside if tokens[i].tag not in {"DT", "POS", "PRP$"}]
        if not words or not all(tokens[i].text[0].isupper() or tokens[i].tag == "HYPH" for i in words):
            return answer
        name = fold(self._book.text[tokens[words[0]].start : tokens[words[-1]].end])
        place = (tokens[words[0]].start, tokens[words[-1]].end)
        for mention, cluster in self._book.placed:
            full = fold(self._book.words_of(mention))
            if cluster.type in filler.types and mention.form is Form.NAME and full.endswith(f" {name}"):
                self._book.join(cluster, Mention(*place, cluster.type, Form.NAME, number, words[-1]))
                return (cluster,)
        told = self._book.type_told(*place)
        if told is not None and told in filler.types and told is not EntityType.COUNTRY:
            mention = Mention(
                *place, told, Form.NAME, number, words[-1], noun="ship" if told is EntityType.WEAPON else ""
            )
            self._book.add_name(mention)
            return (self._book.cluster_of(mention),)
        return answer

    def _longer_name(
        self,
        tokens: Sequence[Token],
        inside: list[int],
        answer: tuple[Cluster, ...],
        filler: FillerSpan,
        number: int,
    ) -> None:
        """A filler that is a person's name with more to it than was found adds that form."""
        names = [i for i in inside if tokens[i].tag not in {"POS"}]
        if len(answer) != 1 or answer[0].type is not EntityType.PERSON or not 2 <= len(names) <= 8:
            return
        text = self._book.text[tokens[names[0]].start : tokens[names[-1]].end]
        shaped = all(tokens[i].tag in _NAME_TAGS for i in names) and text[:1].isupper()
        known = max((m.end - m.start for m in answer[0].mentions if m.form is Form.NAME), default=0)
        if shaped and len(text) > known and " " in text and answer[0].entry is None:
            place = (tokens[names[0]].start, tokens[names[-1]].end)
            self._book.join(answer[0], Mention(*place, EntityType.PERSON, Form.NAME, number, names[-1]))

    def _described(self, tokens: Sequence[Token], inside: list[int], head: int, number: int) -> tuple[Cluster, ...]:
        """A filler whose noun the sentence uses as a modifier: "ballistic missile" of "ballistic missile programme"."""
        last = inside[-1]
        for length in (3, 2, 1):
            first = last - length + 1
            if first < inside[0]:
                continue
            noun = singular(" ".join(token.text for token in tokens[first : last + 1]))
            rows = [row for row in nouns().get(noun, ()) if row.use[3] == "y"]
            if rows:
                modifiers = tuple(
                    fold(tokens[i].text) for i in inside if i < first and tokens[i].tag in {"JJ", "NN", "NNP"}
                )
                start = next((i for i in inside if i >= first or tokens[i].tag in {"JJ", "NN", "NNP"}), first)
                mention = Mention(
                    tokens[start].start,
                    tokens[last].end,
                    rows[0].type,
                    Form.DESCRIPTION,
                    number,
                    last,
                    noun=noun,
                    modifiers=modifiers,
                )
                self._book.add_description(mention)
                return (self._book.cluster_of(mention),)
        return ()

    def _named(
        self, tokens: Sequence[Token], inside: list[int], number: int, filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """A filler in capitals that nothing else knows is a name; its type is what its place and the role allow."""
        words = [i for i in inside if tokens[i].tag not in {"DT", "POS", "PRP$", "``", "''", "IN"}]
        if (
            not any(tokens[i].tag in {"NNP", "NNPS"} for i in words)
            or not all(tokens[i].tag in {"NNP", "NNPS", "HYPH", "CD"} for i in words)
            or len(words) > 6
        ):
            return ()
        text = self._book.text[tokens[words[0]].start : tokens[words[-1]].end]
        if not text[0].isupper() or not could_be_name(text):
            return ()
        before = tokens[words[0] - 1].text.lower() if words[0] else ""
        if text.isupper() and text.isalpha():
            order = (
                EntityType.ORGANIZATION,
                EntityType.ARMED_FORCE,
                EntityType.WEAPON,
                EntityType.PERSON,
                EntityType.PLACE,
            )
        elif before in {"in", "at", "near", "from", "to", "outside", "around", "of"}:
            order = (
                EntityType.PLACE,
                EntityType.ORGANIZATION,
                EntityType.PERSON,
                EntityType.WEAPON,
                EntityType.ARMED_FORCE,
            )
        elif 2 <= len(words) <= 3:
            order = (
                EntityType.PERSON,
                EntityType.ORGANIZATION,
                EntityType.WEAPON,
                EntityType.PLACE,
                EntityType.ARMED_FORCE,
            )
        else:
            order = (
                EntityType.ORGANIZATION,
                EntityType.PERSON,
                EntityType.WEAPON,
                EntityType.PLACE,
                EntityType.ARMED_FORCE,
            )
        entity = next((kind for kind in order if not filler.types or kind in filler.types), None)
        if entity is None or (entity is EntityType.WEAPON and len(words) > 1 and not re.search(r"\d", text)):
            return ()
        mention = Mention(tokens[words[0]].start, tokens[words[-1]].end, entity, Form.NAME, number, words[-1])
        self._book.add_name(mention)
        return (self._book.cluster_of(mention),)

    def _listed(
        self, tokens: Sequence[Token], inside: list[int], head: int, found: list[tuple[Mention, Cluster]]
    ) -> tuple[Cluster, ...]:
        """Entities of a list inside one filler: "Moscow and Tehran"."""
        heads = [head]
        for i in inside:
            if tokens[i].dep == "conj" and tokens[i].head in heads:
                heads.append(i)
        if len(heads) < 2:
            return ()
        out = [c for i in heads for m, c in found if m.start <= tokens[i].start < m.end and m.form is not Form.DEMONYM]
        several = once(out)
        return several if len(several) > 1 else ()

    def _by_head(
        self,
        tokens: Sequence[Token],
        inside: list[int],
        head: int,
        found: list[tuple[Mention, Cluster]],
        filler: FillerSpan,
    ) -> tuple[Cluster, ...]:
        start, end = filler.span.start, filler.span.end
        if _HYPHENED.fullmatch(filler.span.text) and all(c.type is EntityType.COUNTRY for _, c in found):
            # "Russian-Indian" in pieces
            return once([c for _, c in found])
        if len(inside) == 1 and "-" in tokens[head].text.strip("-"):
            # "U.S.-made" of "U.S.-made rifles"
            states = [c for m, c in found if c.type is EntityType.COUNTRY and start <= m.start and m.end <= end]
            if states and (not filler.types or EntityType.COUNTRY in filler.types):
                return once(states)
        on_head = [(m, c) for m, c in found if m.start <= tokens[head].start < m.end]
        if filler.types:
            on_head = [(m, c) for m, c in on_head if c.type in filler.types] or on_head
        if on_head:
            share = [
                (min(end, m.end) - max(start, m.start)) / (max(end, m.end) - min(start, m.start)) for m, _ in on_head
            ]
            best = [item for item, score in zip(on_head, share, strict=True) if score == max(share)]
            # "Russian and Chinese bombers": one mention a people, all on the same words
            return once([c for m, c in best if m.label]) or (best[0][1],)
        word = singular(tokens[head].text)
        countries = [c for m, c in found if c.type is EntityType.COUNTRY]
        if word in _GOVERNMENTS and countries:
            return (countries[0],)
        covering = [(m, c) for m, c in found if 2 * (min(end, m.end) - max(start, m.start)) >= end - start]
        return (covering[0][1],) if covering else ()

    def _speaker(self, filler: FillerSpan) -> tuple[Cluster, ...]:
        """Who says a claim; the pronoun of a speaker who speaks of himself tells nothing."""
        voice = next((voice for voice in filler.voices if voice.text.lower() not in _OURS | _MINE), None)
        return () if voice is None else self.read(FillerSpan(voice, SPEAKERS, True))[:1]

    def _first_person(
        self, tokens: Sequence[Token], inside: list[int], number: int, filler: FillerSpan
    ) -> tuple[Cluster, ...]:
        """ "We", "our country" and "I": the one who says it or his side, else the publisher's or the author."""
        first, last = tokens[inside[0]].text.lower(), singular(tokens[inside[-1]].text)
        alone = len(inside) == 1
        if tokens[inside[0]].text in {"US", "ME", "MY"}:
            return ()
        if first in _MINE and alone:
            return self._speaker(filler) or author(self._book)
        ours = first in _OURS and (alone or (first == "our" and len(inside) == 2 and last in STATE_WORDS))
        if not ours:
            return ()
        types = filler.types if alone else frozenset({EntityType.COUNTRY})
        for speaker in self._speaker(filler):
            return side_of(self._book, speaker, types)
        place = (tokens[inside[0]].start, tokens[inside[0]].end)
        pronoun = Mention(*place, EntityType.COUNTRY, Form.DESCRIPTION, number, inside[0])
        return publisher_side(self._book, pronoun)


def _as_told(clusters: Sequence[Cluster]) -> tuple[Cluster, ...]:
    """What a plural stands for, in the order in which the article first names them."""
    return tuple(sorted(clusters, key=lambda cluster: min((m.start for m in cluster.mentions), default=0)))
