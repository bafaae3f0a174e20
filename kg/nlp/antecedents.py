"""What a pronoun takes up: a linear model that ranks the entities named before it, and nothing.

The weights stand in ``antecedents.tsv``, one feature a line, made by :mod:`kg.training.antecedents`. What stands
for several at once ("they" of two who met) is none of its business.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from kg import resources
from kg.model.vocabulary import EntityType
from kg.nlp.document import Sentence, Token
from kg.nlp.mentions import FillerSpan, Mention, wordset
from kg.nlp.resolution_clusters import Cluster, ClusterBook
from kg.nlp.sayings import SAYING

#: Weights are stored as whole numbers, this many to one.
SCALE = 100
#: The row of nothing.
NOTHING = "nothing"
#: What is taken from the score of nothing, which training sees too often, for entities that no rule found: of 1092
#: pronouns of train, each held out once, 656 are right and 274 wrong without it, 699 and 334 with it; rules that
#: took the nearest subject had some 600 and 340. More of it gains hardly any right ones.
_RELUCTANCE = 150
#: Sentences back in which an entity must be named.
_REACH = 8
#: Pronouns by what they agree with.
PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "themselves", "these", "those"), "they"),
}
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
#: Ties by what they make of a word in its clause; some stand for themselves, all others are alike.
_PARTS: Mapping[str, str] = {
    **dict.fromkeys(_SUBJECTS, "subject"),
    **dict.fromkeys(("dobj", "dative", "attr", "oprd"), "object"),
    "poss": "owner",
    **{tie: tie for tie in ("pobj", "conj", "appos", "compound", "amod")},
}
#: Ties of verbs, each with a clause of its own.
_CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "conj", "xcomp", "relcl", "acl", "pcomp", "parataxis"))
#: Ties by which a word belongs to a noun.
_WITHIN = frozenset(("poss", "compound", "amod", "pobj", "prep", "nmod", "appos"))
_ONE = frozenset(("a", "an", "this", "one"))
_MALE = wordset("mr mr. king prince sheikh lord sir chairman congressman spokesman businessman emir sultan")
_FEMALE = wordset("ms ms. mrs mrs. miss queen princess lady madam chairwoman congresswoman spokeswoman businesswoman")
#: Letters before a name in which its title is looked for.
_LEAD = 24
#: Last mentions of an entity whose part in their sentences is looked at, and numbers from which all are alike.
_LAST, _FAR, _MANY = 3, 4, 4
#: Words between two of a sentence that count as one step, and the most steps.
_STEP, _STEPS = 4, 5


@dataclass(frozen=True)
class Pronoun:
    """A pronoun of an article: the number of its sentence, its place there, the filler that it is.

    word: in lower case; kind: what it agrees with; part: what it is in its clause; told: the type that the learned
    head gives it; wants: the types that its role admits; quoted: it stands in a quotation.
    """

    book: ClusterBook
    number: int
    at: int
    filler: FillerSpan

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @cached_property
    def sentence(self) -> Sentence:
        return self.book.doc.sentences[self.number]

    @cached_property
    def start(self) -> int:
        return self.tokens[self.at].start

    @cached_property
    def word(self) -> str:
        return self.tokens[self.at].text.lower()

    @cached_property
    def kind(self) -> str:
        return PRONOUNS[self.word]

    @cached_property
    def part(self) -> str:
        return _part(self.tokens[self.at])

    @cached_property
    def told(self) -> EntityType | None:
        return self.book.type_told(self.start, self.tokens[self.at].end)

    @cached_property
    def wants(self) -> str:
        return " ".join(sorted(kind.value for kind in self.filler.types))

    @cached_property
    def quoted(self) -> bool:
        return _quoted(self.book.text, self.start)

    @cached_property
    def openers(self) -> Mapping[int, Mention]:
        """The first mention of each sentence."""
        found: dict[int, Mention] = {}
        for mention, _ in self.book.placed:
            found.setdefault(mention.sentence, mention)
        return found


@dataclass(frozen=True, slots=True)
class Rival:
    """An entity that may be meant, with its mentions before the pronoun in reading order."""

    cluster: Cluster
    mentions: tuple[Mention, ...]


def chosen(pronoun: Pronoun) -> Cluster | None:
    """The entity that is likeliest meant; none where nothing is likelier."""
    best: Rival | None = None
    most = 0
    for rival, found in ranked(pronoun):
        score = sum(_weights().get(name, 0) for name in found)
        if rival is None:
            most = score - _RELUCTANCE
        elif score > most:
            best, most = rival, score
    return None if best is None else best.cluster


def ranked(pronoun: Pronoun) -> list[tuple[Rival | None, list[str]]]:
    """Nothing (None) and then every entity that may be meant, the one named last first: what the model looks at
    for each."""
    pool = _rivals(pronoun)
    fitting = [rival for rival in pool if pronoun.told in {None, rival.cluster.type}] or pool
    here = _nearest(pronoun.book, fitting, pronoun.number, pronoun.start)
    first = _nearest(pronoun.book, fitting, *_chain(pronoun))
    out: list[tuple[Rival | None, list[str]]] = [(None, list(_nothing(pronoun, pool)))]
    subjects = [rival for rival in pool if any(_is_subject(pronoun.book, m) for m in rival.mentions[-_LAST:])]
    for rank, rival in enumerate(pool):
        found = [*_features(pronoun, rival)]
        found.append(f"rank {min(rank, _MANY)}")
        found.append(f"{pronoun.kind} rank {min(rank, _MANY)} of {min(len(pool), _MANY)}")
        if rival in subjects:
            found.append(f"{pronoun.kind} subject rank {min(subjects.index(rival), _LAST)}")
        for name, near in (("here", here), ("first", first)):
            if rival is near:
                found.append(f"{pronoun.kind} nearest {name}")
                found.append(f"nearest {name} of {min(len(fitting), _LAST)}")
        if rival is here and rival is first:
            found.append(f"{pronoun.kind} nearest both")
        out.append((rival, list(dict.fromkeys(found))))
    return out


@cache
def _weights() -> Mapping[str, int]:
    return {name: weight for name, (weight,) in resources.weights("nlp", "antecedents.tsv").items()}


def _rivals(pronoun: Pronoun) -> list[Rival]:
    """Entities named before the pronoun that its role and its word admit, the one named last first."""
    types = pronoun.filler.types
    found: dict[int, tuple[Cluster, list[Mention]]] = {}
    for mention, cluster in pronoun.book.placed:
        person = cluster.type is EntityType.PERSON
        unfit = not person if pronoun.kind == "he" else person if pronoun.kind == "it" else False
        admitted = not types or cluster.type in types
        if mention.end <= pronoun.start and admitted and not unfit:
            found.setdefault(id(cluster), (cluster, []))[1].append(mention)
    near = [
        Rival(cluster, tuple(mentions))
        for cluster, mentions in found.values()
        if mentions[-1].sentence >= pronoun.number - _REACH
    ]
    return sorted(near, key=lambda rival: (-rival.mentions[-1].start, rival.cluster.key))


def _nearest(book: ClusterBook, pool: Sequence[Rival], number: int, start: int) -> Rival | None:
    """The last subject before a place in its sentence, else the first one of the nearest sentence before; else what
    was named last."""
    placed = sorted(
        ((m, rival) for rival in pool for m in rival.mentions if m.end <= start), key=lambda item: item[0].start
    )
    subjects = [(m.sentence, rival) for m, rival in placed if _is_subject(book, m)]
    for back in range(_REACH):
        here = [rival for sentence, rival in subjects if sentence == number - back]
        if here:
            return here[-1] if back == 0 else here[0]
    return placed[-1][1] if placed else None


def _chain(pronoun: Pronoun) -> tuple[int, int]:
    """Where a row of the same pronouns begins, none more than a sentence from the next: its sentence and start."""
    number, start = pronoun.number, pronoun.start
    while True:
        before = [
            (back, token.start)
            for back in range(max(number - 1, 0), number + 1)
            for token in pronoun.book.doc.sentences[back].tokens
            if token.start < start and PRONOUNS.get(token.text.lower()) == pronoun.kind and token.dep != "expl"
        ]
        if not before:
            return number, start
        number, start = before[-1]


def _nothing(pronoun: Pronoun, pool: Sequence[Rival]) -> Iterator[str]:
    near = [rival for rival in pool if rival.mentions[-1].sentence >= pronoun.number - 1]
    yield NOTHING
    yield f"{NOTHING} {pronoun.kind}"
    yield f"{NOTHING} for {pronoun.word}"
    yield f"{NOTHING} wants {pronoun.wants}"
    yield f"{NOTHING} of {min(len(pool), _LAST)}"
    yield f"{NOTHING} near {min(len(near), _LAST)}"
    yield f"{NOTHING} {pronoun.part}"
    yield f"{NOTHING} told {pronoun.told}"
    if pronoun.told is not None:
        yield f"{NOTHING} as told {any(rival.cluster.type is pronoun.told for rival in pool)}"


def _features(pronoun: Pronoun, rival: Rival) -> Iterator[str]:
    book, kind, cluster = pronoun.book, pronoun.kind, rival.cluster
    last, type = rival.mentions[-1], cluster.type.value
    back = min(pronoun.number - last.sentence, _FAR)
    part = "other" if last.head < 0 else _part(_head(book, last))
    yield f"{kind} {type}"
    yield f"{kind} {type} wants {pronoun.wants}"
    yield f"{pronoun.part} {type}"
    yield f"{pronoun.part} of {pronoun.tokens[pronoun.tokens[pronoun.at].head].text.lower()} {type}"
    yield f"told {pronoun.told} {type}"
    yield f"told {cluster.type is pronoun.told}" if pronoun.told is not None else f"untold {type}"
    yield f"back {back}"
    yield f"back {back} {part}"
    yield f"{kind} back {back}"
    yield f"{kind} {part}"
    yield f"{kind} {pronoun.part} {part} {min(back, 2)}"
    yield f"{kind} form {last.form.value}"
    yield f"{type} form {last.form.value}"
    many = _number(book, last)
    yield f"{kind} many {many}"
    yield f"{kind} {type} many {many}"
    yield f"{kind} named {min(len(rival.mentions), _LAST)}"
    yield f"title {rival.mentions[0].sentence == 0}"
    yield f"kept {cluster.kept}"
    yield f"table {cluster.entry is not None}"
    yield f"{kind} kind {cluster.entry.kind if cluster.entry else ''}"
    yield f"{kind} noun {cluster.noun}"
    yield f"opens {pronoun.openers.get(last.sentence) is last} {min(back, 2)}"
    yield f"line {book.doc.sentences[last.sentence].line == pronoun.sentence.line} {min(back, 2)}"
    yield f"quoted {pronoun.quoted} {_quoted(book.text, last.start)} {min(back, 2)}"
    yield from _as_subject(pronoun, rival)
    if back == 0 and last.head >= 0:
        yield from _inside(pronoun, last, part)
    if cluster.type is EntityType.PERSON:
        yield from _gender(pronoun, rival)


def _as_subject(pronoun: Pronoun, rival: Rival) -> Iterator[str]:
    """How far back the entity is a subject, or stands in one: "Oslo" of "Oslo's minister said"."""
    book = pronoun.book
    for mention in rival.mentions[-_LAST:]:
        back = min(pronoun.number - mention.sentence, _FAR)
        if _is_subject(book, mention):
            yield f"{pronoun.kind} subject back {back}"
            yield f"subject back {back} {pronoun.part}"
            tokens = book.doc.sentences[mention.sentence].tokens
            if tokens[_head(book, mention).head].text.lower() in SAYING:
                yield f"{pronoun.kind} speaks back {back} {pronoun.quoted}"
        elif _in_subject(book, mention):
            yield f"{pronoun.kind} in subject back {back}"


def _inside(pronoun: Pronoun, last: Mention, part: str) -> Iterator[str]:
    """How a mention stands to the pronoun in the tree of one sentence."""
    tokens = pronoun.tokens
    at, theirs = _verb(tokens, pronoun.at), _verb(tokens, last.head)
    yield f"one verb {at == theirs} {pronoun.part} {part}"
    ties: list[str] = []
    while at != theirs and tokens[at].head != at and len(ties) < len(tokens):
        ties.append(tokens[at].dep)
        at = _verb(tokens, at)
    yield f"above by {'/'.join(ties[:2])} {part} {pronoun.part}" if at == theirs else f"beside {part}"
    yield f"apart {min((pronoun.at - last.head) // _STEP, _STEPS)}"


def _gender(pronoun: Pronoun, rival: Rival) -> Iterator[str]:
    """What the titles before a name tell."""
    text = pronoun.book.text
    words = {
        word
        for mention in rival.cluster.mentions
        for word in text[max(mention.start - _LEAD, 0) : mention.end].lower().replace(",", " ").split()
    }
    if words & _MALE:
        yield f"{pronoun.kind} male"
    if words & _FEMALE:
        yield f"{pronoun.kind} female"


def _number(book: ClusterBook, mention: Mention) -> str:
    """Whether the words are in the plural, as far as their form tells."""
    tokens = book.doc.sentences[mention.sentence].tokens
    if mention.plural or (mention.head >= 0 and tokens[mention.head].tag in {"NNS", "NNPS"}):
        return "yes"
    if mention.head > 0 and tokens[mention.head - 1].tag == "CD":
        return "counted"
    inside = (token.text.lower() for token in tokens if mention.start <= token.start < mention.end)
    return "one" if any(word in _ONE for word in inside) else "no"


def _head(book: ClusterBook, mention: Mention) -> Token:
    return book.doc.sentences[mention.sentence].tokens[mention.head]


def _is_subject(book: ClusterBook, mention: Mention) -> bool:
    return mention.head >= 0 and _head(book, mention).dep in _SUBJECTS


def _in_subject(book: ClusterBook, mention: Mention) -> bool:
    tokens, at = book.doc.sentences[mention.sentence].tokens, mention.head
    for _ in range(_LAST):
        if at < 0 or tokens[at].dep not in _WITHIN:
            return False
        at = tokens[at].head
        if tokens[at].dep in _SUBJECTS:
            return True
    return False


def _part(token: Token) -> str:
    """What a word is in its clause."""
    return _PARTS.get(token.dep, "other")


def _verb(tokens: Sequence[Token], at: int) -> int:
    """The verb of the clause in which a word stands; of a verb, that of the clause above."""
    at = tokens[at].head
    while tokens[at].dep not in _CLAUSES and tokens[at].head != at:
        at = tokens[at].head
    return at


def _quoted(text: str, place: int) -> bool:
    """Whether a quotation is open at a place, by the marks of its line."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return line.count("“") > line.count("”") or line.count('"') % 2 == 1
