"""Which mentions of an article are one: names by the tables, by full and short forms, by acronyms; descriptions
by their head noun and the state named in them.
"""

import re
from bisect import insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.model.vocabulary import EntityType
from kg.nlp.document import Doc, Token
from kg.nlp.lexicon import Entry, Lexicon, fold
from kg.nlp.mentions import Form, LearnedMention, Mention, nouns, singular, title_words, wordset
from kg.nlp.mentions_find import MentionFinder
from kg.nlp.mentions_learned import merged

#: Types whose names are shortened, and last words with which a short name is none.
_SHORTENED = frozenset({EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.ARMED_FORCE, EntityType.PLACE})
_GENERIC_ENDS = frozenset(
    {"army", "navy", "force", "forces", "command", "group", "ministry", "department", "of", "brigade", "division"}
    | {
        "battalion",
        "regiment",
        "council",
        "party",
        "sea",
        "region",
        "city",
        "island",
        "islands",
        "new",
        "north",
        "east",
    }
)
_FORCES = frozenset(
    {"force", "troop", "army", "military", "soldier", "serviceman", "personnel", "contingent"}
    | {"armed force", "armed forces", "forces", "security force", "military personnel", "ground force", "ground forces"}
)
#: Words before forces that make no other forces of them.
_NO_OTHER_FORCE = frozenset({"united", "states", "kingdom", "military", "korean", "north", "south"})
#: Descriptions of one thing in two ways.
_SAME_NOUN = {
    **dict.fromkeys(("artillery system", "artillery gun"), "artillery"),
    "weapons system": "weapon system",
    **dict.fromkeys(("uav", "unmanned aerial vehicle", "unmanned aircraft", "uas"), "drone"),
}
_AGREEMENT_FAMILIES = (
    frozenset(
        {
            "ceasefire",
            "cease fire",
            "truce",
            "armistice",
            "ceasefire agreement",
            "ceasefire deal",
            "cessation of hostility",
        }
    ),
    frozenset({"agreement", "deal", "pact", "accord", "treaty"}),
    frozenset({"contract", "deal", "order"}),
    frozenset({"memorandum", "memorandum of understanding"}),
)
POINTING = frozenset({"the", "this", "these", "that", "those", "such", "both"})
_COMPANY = re.compile(r"(?i)[,.]? (?:co|ltd|inc|corp|ag|gmbh|plc|llc|limited|s\.?a)\.?$")
_REGION_NOUNS = frozenset({"region", "oblast", "province", "governorate", "state", "prefecture"})
_PLACE_PREPOSITIONS = wordset("in at near outside around to from into across through of")
_WITH_STATES = re.compile(
    r"suppl|deliver|transfer|sen[dt]|export|s[eo]ll|sold|sale|provi|threat|support|aid|pressur|message|response|part|"
    r"government"
)
_ORGANIZATION_KINDS = {
    **dict.fromkeys(("group", "movement", "militia", "organization", "organisation"), frozenset({"armed_group"})),
    **dict.fromkeys(("company", "firm", "manufacturer"), frozenset({"company", "defence_company"})),
    **dict.fromkeys(("agency", "newspaper", "outlet", "paper", "broadcaster", "channel"), frozenset({"media"})),
    **dict.fromkeys(("alliance", "bloc", "organization", "organisation"), frozenset({"international_organisation"})),
}
_ANY_WEAPON = frozenset({"system", "weapon", "equipment", "aircraft", "vehicle", "weaponry", "arms", "weapon system"})
_FAMILIES = (
    ("uav", r"uav|drone|loitering|unmanned|quadcopter|uas"),
    (
        "ship",
        r"ship|vessel|frigate|destroyer|corvette|cruiser|cutter|boat|submarine|aircraft carrier|\bcarrier$|"
        r"landing|patrol",
    ),
    ("aircraft", r"aircraft|jet|plane|bomber|helicopter|gunship|awacs"),
    ("missile", r"missile|icbm|irbm|mrbm|slbm|rocket|torpedo|glide_vehicle|manpads"),
    ("ammunition", r"ammunition|munition|shell|bomb|grenade|mine|bullet|cartridge|warhead|round"),
    ("gun", r"howitzer|gun|artillery|mortar|cannon|launcher|air_defence|air defen[cs]e"),
    ("vehicle", r"tank|vehicle|carrier|ifv|apc|truck|mrap"),
)


#: Words of a state's own web addresses: president.gov.ua, kremlin.ru.
_OFFICIAL = wordset("gov gob gouv govt mil mid mod mfa mofa mda president kremlin government premier presidency army")
#: Services that a text names without their state.
_SERVICES = frozenset({"army", "navy", "air force", "marine corps", "coast guard", "national guard", "armed forces"})
_AS_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE})
#: Nouns for what belongs to a weapon and is none of its kind.
_PARTS = wordset("component part equipment ammunition munition round shell rocket spare engine warhead tube")
_TOWNS = wordset("city town village settlement municipality community")


@dataclass(slots=True)
class Cluster:
    """An entity in the making."""

    type: EntityType
    key: str
    mentions: list[Mention] = field(default_factory=list)
    entry: Entry | None = None
    country: str | None = None
    kept: bool = False
    noun: str = ""


#: Probabilities, set on gold/dev, from which the learned head confirms a name by rule, a description that no
#: claim uses, and one that a claim uses.
_SEEN_NAME = 0.3
_SEEN = 0.8
_SEEN_USED = 0.0
#: Types of which rules and head see too many: their names that no claim uses and their descriptions need more.
_DOUBTFUL = {
    EntityType.PLACE: (0.6, 0.7),
    EntityType.ORGANIZATION: (0.6, 0.7),
    EntityType.WEAPON: (_SEEN_NAME, 0.6),
}
#: Probability from which it makes an entity of a bare description that a claim uses.
_SEEN_WANTED = 0.6


#: Characters over which a description takes up an earlier mention.
_REACH = 3000


class ClusterBook:
    """All mentions of one article with the cluster that each belongs to.

    clusters: by key, in the order of their making; placed: (mention, cluster) in reading order.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, learned: Sequence[LearnedMention]) -> None:
        self.doc = doc
        self.text = doc.text
        self.lexicon = lexicon
        self.clusters: dict[str, Cluster] = {}
        self.placed: list[tuple[Mention, Cluster]] = []
        self._by_row: dict[str, Cluster] = {}
        self._learned = sorted(learned, key=lambda item: (item.span.start, -item.span.end, item.type))
        self._build()

    def _build(self) -> None:
        mentions = merged(self.doc, MentionFinder(self.lexicon).find(self.doc), self._learned, self.lexicon)
        self._context(mentions)
        names = [m for m in mentions if m.form is not Form.DESCRIPTION]
        names += self._surnames(names)
        names.sort(key=lambda m: (m.start, -m.end, m.type))
        for short in (False, True):
            for mention in names:
                if self._short(mention) is short:
                    self.add_name(mention)
        self._acronyms()
        self._initials()
        self._shortened()
        for mention in mentions:
            if mention.form is Form.DESCRIPTION:
                self.add_description(mention)

    def confirmed(self, cluster: Cluster, *, used: bool) -> bool:
        """Whether the learned head, where there is one, also sees a mention of the type in one of the places.

        Tables need no confirmation; names by rule need it on some of their words, descriptions on most.
        used: a claim wants the entity, which is evidence of its own.
        """
        if not self._learned or cluster.entry is not None or cluster.type is EntityType.COUNTRY:
            return True
        if any(m.entries for m in cluster.mentions):
            return True
        named = any(m.form is not Form.DESCRIPTION for m in cluster.mentions)
        if named and cluster.type is EntityType.PERSON and not any(self._overlaps(m) for m in cluster.mentions):
            return True  # "Tech Sgt. Joshua Dungan": the head has nothing else to say
        name, description = _DOUBTFUL.get(cluster.type, (_SEEN_NAME, _SEEN_USED))
        least = (_SEEN_NAME if used else name) if named else description if used else _SEEN
        for item in self._learned:
            if item.type is not cluster.type or item.score < least:
                continue
            for m in cluster.mentions:
                shared = min(item.span.end, m.end) - max(item.span.start, m.start)
                whole = max(item.span.end, m.end) - min(item.span.start, m.start)
                if shared > 0 and (named or 2 * shared >= whole):
                    return True
        return False

    def _overlaps(self, mention: Mention) -> bool:
        return any(item.span.start < mention.end and mention.start < item.span.end for item in self._learned)

    def seen(self, cluster: Cluster) -> bool:
        """Whether the learned head is sure enough of a description that a claim uses."""
        return any(
            item.type is cluster.type and item.score >= _SEEN_WANTED and item.span.end == m.end
            for item in self._learned
            for m in cluster.mentions
        )

    def type_told(self, start: int, end: int) -> EntityType | None:
        """The type that the learned head gives a pronoun."""
        told = [item for item in self._learned if (item.span.start, item.span.end) == (start, end)]
        return told[0].type if told else None

    def _sentence_of(self, start: int, end: int) -> int | None:
        for number, sentence in enumerate(self.doc.sentences):
            if sentence.start <= start and end <= sentence.end:
                return number
        return None

    def _surnames(self, names: Sequence[Mention]) -> list[Mention]:
        """Short names of people named in full somewhere: every other "Austin" of the article."""
        known: set[str] = set()
        for mention in names:
            if mention.type is EntityType.PERSON:
                parts = re.sub(r"[’']s$", "", self.words_of(mention)).split()
                if len(parts) > 1:
                    ends = [part for part in (parts[0], parts[-1]) if len(part) > 2 and part[0].isupper()]
                    known |= {part for part in ends if part.lower() not in title_words()}
                    known |= {"-".join(parts[-1:])}
        if not known:
            return []
        covered = sorted((m.start, m.end) for m in names)
        out = []
        for number, sentence in enumerate(self.doc.sentences):
            for index, token in enumerate(sentence.tokens):
                if token.text in known and token.tag in {"NNP", "NNPS"}:
                    if any(start < token.end and token.start < end for start, end in covered):
                        continue
                    out.append(Mention(token.start, token.end, EntityType.PERSON, Form.NAME, number, index))
        return out

    def _context(self, mentions: Sequence[Mention]) -> None:
        self._south = (
            any(
                m.country == "KR" and "south" in self.words_of(m).lower()
                for m in mentions
                if m.type is EntityType.COUNTRY
            )
            or "Seoul" in self.text
        )
        named = [m for m in mentions if m.type is EntityType.COUNTRY and m.form is not Form.CAPITAL]
        codes = {m.country for m in named}
        published = self.doc.article.published or ""
        self._codes = codes
        self._soviet = ("SU" in codes and "RU" not in codes) or ("0" < published < "1991-12-26")
        self._countries = Counter(m.country for m in mentions if m.type is EntityType.COUNTRY and m.country)

    def words_of(self, mention: Mention) -> str:
        """A mention's words on one line, without an article in front."""
        words = re.sub(r"\s+", " ", self.text[mention.start : mention.end])
        words = re.sub(r"\\u2019s?|\\(?=_)", "", words).replace("_", " ")  # what a page's source left in a text
        return re.sub(r"^(?:the|The|a|A|an|An) ", "", words).rstrip("\\, ")

    def _short(self, mention: Mention) -> bool:
        if mention.form is Form.OFFICE:
            return True
        return mention.type is EntityType.PERSON and " " not in self.words_of(mention) and not mention.entries

    def add_name(self, mention: Mention) -> None:
        """Place a name, an office, a people or a capital."""
        if mention.type is EntityType.COUNTRY:
            self._country(mention)
        elif mention.type is EntityType.PERSON:
            self._person(mention)
        elif mention.entries:
            self._row(mention)
        else:
            # "Hanwha Aerospace Co." is the table's "Hanwha Aerospace"
            words = self.words_of(mention)
            rows = (
                *self._rows_of_state(mention, words),
                *self.lexicon.named(words),
                *self.lexicon.named(_COMPANY.sub("", words)),
            )
            known = tuple(row for row in rows if row.type is mention.type and not row.need and self._at_home(row))
            if known:
                self._row(replace(mention, entries=known))
            else:
                self._put(mention, self._plain_key(mention))

    def _rows_of_state(self, mention: Mention, words: str) -> tuple[Entry, ...]:
        """The project's own rows of a body whose name opens with its state: "Pakistani Air Force"."""
        first, _, rest = words.partition(" ")
        state = self.lexicon.country(mention.country) if mention.country else None
        if state is None or mention.type not in _AS_BODIES or not self._of_country(fold(re.sub(r"[’']s$", "", first))):
            return ()
        rows = (row for name in (rest, f"{state.name} {rest}") for row in self.lexicon.named(name))
        return tuple(row for row in rows if row.own and row.country == mention.country)

    def _at_home(self, row: Entry) -> bool:
        """Whether a row is the project's own or of a state that the article names."""
        return row.own or row.country is None or bool(self._countries.get(row.country))

    def _plain_key(self, mention: Mention) -> str:
        """Key of a name that no table knows: "Russia's Defence Ministry" is the "Russian Ministry of Defense"."""
        words = fold(re.sub(r"[’']s\b", "", self._bare(mention)))
        words = _COMPANY.sub("", words).replace("defence", "defense")
        if mention.type is EntityType.WEAPON:
            words = re.sub(r"(?<=\d)s$", "", words)
        if mention.country and mention.type in {EntityType.ORGANIZATION, EntityType.ARMED_FORCE}:
            kept = [word for word in words.split() if not self._of_country(word)]
            words = f"{mention.country}:{' '.join(sorted(set(kept) - {'of', 'the', 'for'}))}"
        return f"{mention.type}:{words}"

    def _put(self, mention: Mention, key: str, entry: Entry | None = None) -> Cluster:
        cluster = self.clusters.get(key)
        if cluster is None:
            cluster = self.clusters[key] = Cluster(mention.type, key)
        if entry is not None and cluster.entry is None:
            cluster.entry = entry
        cluster.country = cluster.country or mention.country or (entry.country if entry else None)
        cluster.kept = cluster.kept or mention.kept
        if mention.noun and not cluster.noun:
            cluster.noun = mention.noun
        self.join(cluster, mention)
        return cluster

    def cluster_of(self, mention: Mention) -> Cluster:
        """The cluster in which a placed mention lies (capitals may have been placed as cities)."""
        return next(
            c for m, c in self.placed if (m.start, m.end) == (mention.start, mention.end) and m.form is mention.form
        )

    def join(self, cluster: Cluster, mention: Mention) -> None:
        """Add a mention to a cluster."""
        cluster.mentions.append(mention)
        insort(self.placed, (mention, cluster), key=lambda item: (item[0].start, item[0].end))

    def _country(self, mention: Mention) -> None:
        row = mention.entries[0] if mention.entries else None
        if row is None:
            self._put(mention, f"Country:{fold(self.words_of(mention))}")
            return
        if mention.form is Form.CAPITAL and self._is_location(mention):
            self._town(mention)
            return
        code = row.country
        if code == "BE" and mention.form is Form.CAPITAL and "BE" not in self._codes and self._union(mention):
            return
        if code == "RU" and mention.form is Form.CAPITAL and self._soviet:
            code = "SU"
        if code == "KR" and fold(self.words_of(mention)) in {"korea", "korean", "koreans"}:
            code = "KP" if self._countries["KP"] and not self._south else "KR"
        entry = self.lexicon.country(code) if code else None
        key = f"Country:{code}" if code else f"Country:{fold(row.name)}"
        self._put(mention, key, entry or row)

    def _union(self, mention: Mention) -> bool:
        """Place "Brussels" as the European Union, for which it stands where no Belgium is spoken of."""
        rows = tuple(row for row in self.lexicon.named("European Union") if row.type is EntityType.ORGANIZATION)
        if rows:
            kind, name = EntityType.ORGANIZATION, rows[0].name
            self._row(replace(mention, type=kind, form=Form.NAME, entries=rows, country=None, label=name))
        return bool(rows)

    def _town(self, mention: Mention) -> None:
        cities = [entry for entry in mention.entries if entry.type is EntityType.PLACE]
        cities = cities or [e for e in self.lexicon.named(mention.entries[0].name) if e.type is EntityType.PLACE]
        place = Mention(
            mention.start, mention.end, EntityType.PLACE, Form.NAME, mention.sentence, mention.head, tuple(cities)
        )
        if cities:
            self._row(place)
        else:
            self._put(place, f"Place:{fold(self.words_of(place))}")

    def town(self, mention: Mention, state: Cluster) -> Cluster:
        """The town of a capital that was placed as its state, from which the mention is taken."""
        self.placed = [item for item in self.placed if item[0] is not mention]
        state.mentions = [item for item in state.mentions if item is not mention]
        self._town(mention)
        place = replace(mention, form=Form.NAME)
        return self.cluster_of(place)

    def state_of_capital(self, mention: Mention) -> Cluster | None:
        """The state whose capital a mention names, made where the article doesn't name it otherwise."""
        rows = [row for row in self.lexicon.named(self.words_of(mention)) if row.kind == "capital" and row.country]
        if not rows:
            return None
        entry = self.lexicon.country(rows[0].country or "")
        state = Mention(
            mention.start,
            mention.end,
            EntityType.COUNTRY,
            Form.CAPITAL,
            mention.sentence,
            mention.head,
            country=rows[0].country,
        )
        return self._put(state, f"Country:{rows[0].country}", entry or rows[0])

    def named(self, key: str) -> Cluster | None:
        """The entity of a key or of a table's name."""
        known = (c for c in self.clusters.values() if c.entry is not None and c.entry.name == key)
        return self.clusters.get(key) or next(known, None)

    def state(self, code: str, mention: Mention) -> tuple[Cluster, ...]:
        """A state that the article doesn't name, with the words that stand for it."""
        entry = self.lexicon.country(code)
        return () if entry is None else (self._put(replace(mention, country=code), f"Country:{code}", entry),)

    def _is_location(self, mention: Mention) -> bool:
        """A capital is a place where it stands after a preposition of place and nobody acts from it."""
        sentence = self.doc.sentences[mention.sentence]
        tokens = sentence.tokens
        if mention.head < 0 or "Kremlin" in self.words_of(mention):
            return False
        told = self.type_told(mention.start, mention.end)
        if told in {EntityType.PLACE, EntityType.COUNTRY}:
            return told is EntityType.PLACE
        head = tokens[mention.head]
        governor = tokens[head.head]
        after = tokens[mention.head + 1].text if mention.head + 1 < len(tokens) else ""
        if tokens[0].start == mention.start and after in {",", "(", "–", "—"} and sentence.line < 3:
            return True  # a dateline
        if head.dep == "pobj" and governor.tag in {"IN", "TO"}:
            preposition = governor.text.lower()
            acts = preposition in {"to", "from", "of"} and self._actor_verb(tokens, governor.head)
            return preposition in _PLACE_PREPOSITIONS and not acts
        return head.dep in {"npadvmod", "appos"}

    def _actor_verb(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a preposition hangs on something that one does with a state, not at a place."""
        return bool(_WITH_STATES.match(tokens[index].text.lower()))

    def _row(self, mention: Mention) -> None:
        entries = mention.entries
        entry = entries[0]
        if mention.type is EntityType.PLACE:
            best = self._best_place(entries)
            key = f"Place:{best.id}" if best else f"Place:{fold(self.words_of(mention))}"
            self._put(mention, key, best)
            return
        for row in entries:
            if row.id in self._by_row and self._by_row[row.id].type is mention.type:
                cluster = self._by_row[row.id]
                cluster.kept = True
                self.join(cluster, mention)
                return
        identified = next((row for row in entries if row.identifiers and row.name == entry.name), entry)
        cluster = self._put(mention, f"{mention.type}:{entry.id}", entry)
        cluster.entry = entry if entry.identifiers else (identified if len(entries) < 3 else entry)
        for row in entries:
            self._by_row.setdefault(row.id, cluster)

    def _best_place(self, entries: Sequence[Entry]) -> Entry | None:
        """The row of a place name: in a state that the article names, else the one that is far the biggest."""
        regions = [row for row in entries if row.own or row.kind == "sea"]
        if regions:
            first = regions[0]
            # the project's own row has no identifiers: those of the one table row of this very name and state
            rest = [row for row in self.lexicon.named(first.name) if row.identifiers and row.name == first.name]
            rest = [
                row for row in rest if row.country == first.country and (row.kind == "city") == (first.kind == "city")
            ]
            return (_outstanding(rest) or first) if not first.identifiers else first
        near = [row for row in entries if row.country and self._countries.get(row.country)]
        if near:
            pool = [row for row in near if row.kind == "city"] or near
            most = max(self._countries[row.country or ""] for row in pool)
            return _outstanding([row for row in pool if self._countries[row.country or ""] == most])
        big = sorted(entries, key=lambda row: (-row.rank, row.id))
        alone = len(big) == 1
        if alone and big[0].kind != "city":
            return big[0]
        # a small town of a state that the article doesn't name is another place of the same name
        least = 100_000 if alone else 500_000
        return big[0] if big[0].rank > least and (alone or big[0].rank > 5 * big[1].rank) else None

    def _person(self, mention: Mention) -> None:
        words = re.sub(r"[’']s$", "", self.words_of(mention))
        entry = mention.entries[0] if mention.entries else None
        if mention.form is Form.OFFICE:
            self._office(mention)
            return
        if entry is not None:
            key = f"Person:{fold(entry.name)}"
            for cluster in self.clusters.values():
                if cluster.type is EntityType.PERSON and cluster.entry and cluster.entry.name == entry.name:
                    key = cluster.key
            self._put(mention, key, entry)
            return
        parts = fold(words).split()
        known = [c for c in self.clusters.values() if c.type is EntityType.PERSON]
        if len(parts) == 1:
            owners = [c for c in known if parts[0] in _name_parts(self._full_name(c))]
            if owners:
                before = [c for m, c in self.placed if m.start < mention.start and any(c is owner for owner in owners)]
                self.join(before[-1] if before else owners[0], mention)
                return
        else:
            for cluster in known:
                theirs = _name_parts(self._full_name(cluster))
                tail = len(theirs) > 1 and parts == theirs[-len(parts) :]
                if tail or (
                    theirs
                    and parts[-1] == theirs[-1]
                    and (parts[0] == theirs[0] or (parts[0][0] == theirs[0][0] and len(parts[0]) <= 2))
                ):
                    self.join(cluster, mention)
                    return
        self._put(mention, f"Person:{fold(words)}")

    def _office(self, mention: Mention) -> None:
        """ "The Russian president" is the person whom the article calls so by name, else one of its own."""
        for earlier, cluster in self.placed:
            if cluster.type is not EntityType.PERSON or earlier.form is Form.OFFICE:
                continue
            lead = self.text[max(earlier.start - 45, 0) : earlier.start].lower()
            lead = re.split(r"[.;\n]", lead)[-1]
            country = cluster.entry.country if cluster.entry else None
            if re.search(rf"\b{re.escape(mention.noun)}\b(?: of (?:the )?[\w ]{{1,24}})?[ ,]*$", lead) and (
                country == mention.country or self._names_country(lead, mention.country)
            ):
                self.join(cluster, mention)
                return
        self._put(mention, f"Person:{mention.country}:{mention.noun}")

    def _names_country(self, words: str, country: str | None) -> bool:
        return any(
            row.country == country
            for word in re.findall(r"[\w.]+(?: [\w]+)?", words)
            for row in self.lexicon.named(word)
            if row.type is EntityType.COUNTRY
        ) or any(
            row.country == country
            for word in words.split()
            for row in self.lexicon.named(word.strip("’s,'"))
            if row.type is EntityType.COUNTRY
        )

    def _full_name(self, cluster: Cluster) -> str:
        named = [m for m in cluster.mentions if m.form is Form.NAME] or cluster.mentions
        names = [re.sub(r"[’']s$", "", self.words_of(m)) for m in named]
        if cluster.entry:
            names.append(cluster.entry.name)
        return max(names, key=len)

    def _acronyms(self) -> None:
        """An acronym in brackets after a name is that name: "Terminal High Altitude Area Defense (THAAD)"."""
        for match in re.finditer(r"\(([A-Z][A-Za-z&.\-]{1,9})\)", self.text):
            before = [c for m, c in self.placed if 0 <= match.start() - m.end <= 2 and m.form is Form.NAME]
            if not before:
                continue
            owner = before[-1]
            short = fold(match.group(1))
            for cluster in list(self.clusters.values()):
                if cluster is owner or cluster.type is EntityType.COUNTRY:
                    continue
                if all(fold(self.words_of(m)) == short for m in cluster.mentions):
                    self._merge(owner, cluster)
            number = self._sentence_of(match.start(1), match.end(1))
            if number is not None and not any(m.start == match.start(1) for m, _ in self.placed):
                for inner in re.finditer(rf"\b{re.escape(match.group(1))}\b", self.text):
                    where = self._sentence_of(inner.start(), inner.end())
                    if where is not None and not any(
                        m.start < inner.end() and inner.start() < m.end for m, _ in self.placed
                    ):
                        self.join(owner, Mention(inner.start(), inner.end(), owner.type, Form.NAME, where, -1))

    def _initials(self) -> None:
        """An acronym that spells a name of the article: "HRW" after "Human Rights Watch"."""
        known: dict[str, list[Cluster]] = {}
        for cluster in self.clusters.values():
            if cluster.type in {EntityType.PERSON, EntityType.COUNTRY}:
                continue
            for mention in cluster.mentions:
                words = [w for w in re.split(r"[\s\-]+", self.words_of(mention)) if w[:1].isupper()]
                if mention.form is Form.NAME and len(words) > 2:
                    letters = "".join(word[0] for word in words)
                    # "Ministry for Strategic Industries of Ukraine" is the MSI
                    owned = len(words) > 3 and self._of_country(words[-1])
                    for short in (letters, letters[:-1]) if owned else (letters,):
                        owners = known.setdefault(short, [])
                        if cluster not in owners:
                            owners.append(cluster)
        for letters, owners in known.items():
            if len(owners) != 1:
                continue
            for cluster in list(self.clusters.values()):
                same = cluster.type is owners[0].type and cluster is not owners[0] and cluster.entry is None
                if same and all(self.words_of(m) == letters for m in cluster.mentions):
                    self._merge(owners[0], cluster)
            for found in re.finditer(rf"\b{letters}\b", self.text):
                where = self._sentence_of(found.start(), found.end())
                taken = any(
                    m.start < found.end() and found.start() < m.end and m.form is not Form.DESCRIPTION
                    for m, _ in self.placed
                )
                if where is not None and not taken:
                    self.join(owners[0], Mention(found.start(), found.end(), owners[0].type, Form.NAME, where, -1))

    def _shortened(self) -> None:
        """A name that begins or ends one longer name of its type is that name's short form."""
        named = [c for c in self.clusters.values() if c.type in _SHORTENED and c.mentions]
        words = {c.key: {tuple(fold(self._bare(m)).split()) for m in c.mentions if m.form is Form.NAME} for c in named}
        for short in [c for c in named if c.entry is None]:
            mine = max(words[short.key], key=len, default=())
            service = short.type is EntityType.ARMED_FORCE and " ".join(mine) in _SERVICES
            if not mine or (mine[-1] in _GENERIC_ENDS and not service):
                continue
            owners = [
                c
                for c in named
                if c is not short
                and c.type is short.type
                and any(len(w) > len(mine) and mine in {w[: len(mine)], w[-len(mine) :]} for w in words[c.key])
            ]
            if service:
                owners = [c for c in owners if c.country and any(w[-len(mine) :] == mine for w in words[c.key])]
                ours = [c for c in owners if c.country == self.publisher_state()]
                owners = ours or owners
            if len(owners) == 1 and owners[0].key in self.clusters:
                self._merge(owners[0], short)

    def _bare(self, mention: Mention) -> str:
        return self.words_of(replace(mention, end=mention.name_end) if mention.name_end else mention)

    def _merge(self, owner: Cluster, other: Cluster) -> None:
        for index, (mention, cluster) in enumerate(self.placed):
            if cluster is other:
                self.placed[index] = (mention, owner)
                owner.mentions.append(mention)
        owner.kept = owner.kept or other.kept
        owner.entry = owner.entry or (other.entry if other.entry and other.entry.type is owner.type else None)
        for row, cluster in list(self._by_row.items()):
            if cluster is other:
                self._by_row[row] = owner
        self.clusters.pop(other.key, None)

    def add_description(self, mention: Mention) -> None:
        """Place a description: with what it takes up, else with its like."""
        antecedent = self._antecedent(mention)
        if antecedent is not None:
            self.join(antecedent, mention)
            antecedent.kept = antecedent.kept or mention.kept
            return
        named = self._named_region(mention) or self._kind_of(mention)
        if named is not None:
            self.join(named, mention)
            return
        region = self._region(mention)
        if region is not None:
            self._put(mention, f"Place:{region.id}", region)
            return
        noun = _SAME_NOUN.get(mention.noun, mention.noun)
        modifiers = " ".join(word for word in mention.modifiers)
        if mention.type is EntityType.ARMED_FORCE and mention.country and noun in _FORCES:
            plain = not [w for w in mention.modifiers if not self._of_country(w) and w not in _NO_OTHER_FORCE]
            noun = "forces" if plain else noun
            if plain:
                modifiers = ""
        elif mention.country:
            modifiers = " ".join(word for word in mention.modifiers if not self._of_country(word))
        self._put(mention, f"{mention.type}:{mention.country or ''}:{modifiers}:{noun}")

    def _kind_of(self, mention: Mention) -> Cluster | None:
        """The named weapon whose kind a description tells: "Dornier aircraft" is the Dornier."""
        if mention.type is not EntityType.WEAPON or not mention.modifiers or mention.noun.split()[-1] in _PARTS:
            return None
        words = " ".join(mention.modifiers)
        for earlier, cluster in self.placed:
            if cluster.type is EntityType.WEAPON and earlier.form is Form.NAME and fold(self._bare(earlier)) == words:
                return cluster
        return None

    def _named_region(self, mention: Mention) -> Cluster | None:
        """The sea or region of the article that "the Red Sea region" names, which is no town."""
        if mention.type is not EntityType.PLACE or mention.noun != "region" or not mention.modifiers:
            return None
        base = " ".join(mention.modifiers)
        known = [c for m, c in self.placed if c.type is EntityType.PLACE and fold(self.words_of(m)) == base]
        return next((c for c in known if c.entry is not None and c.entry.kind != "city"), None)

    def _region(self, mention: Mention) -> Entry | None:
        """The table's region that "the Kursk region" names, where one state of the article has it."""
        if mention.type is not EntityType.PLACE or mention.noun not in _REGION_NOUNS or not mention.modifiers:
            return None
        base = " ".join(mention.modifiers)
        names = (f"{base} {mention.noun}", f"{base} oblast", f"{base} province", base)
        rows = {row.id: row for name in names for row in self.lexicon.named(name) if row.kind == "region"}
        near = [row for row in rows.values() if row.country and self._countries.get(row.country)]
        return near[0] if len(near) == 1 else None

    def publisher_state(self) -> str | None:
        """ISO code of the state whose own site or body publishes the article."""
        publisher = self.doc.article.publisher or ""
        rows = [hit.entries[0] for hit in self.lexicon.find(publisher)]
        told = (row.country for row in rows if row.kind != "media" and row.type is not EntityType.PLACE)
        return next((code for code in (state_of_site(publisher), *told) if code), None)

    def _of_country(self, word: str) -> bool:
        return any(row.type is EntityType.COUNTRY for row in self.lexicon.named(word)) or word in {
            "south",
            "north",
            "saudi",
        }

    def _antecedent(self, mention: Mention) -> Cluster | None:
        """The entity that "the missile", "such guns" or "the ministry" takes up, if just one fits."""
        bare = not [word for word in mention.modifiers if word not in {"same"}]
        if not bare or mention.country:
            return None
        definite = mention.determiner in POINTING
        near = [
            (earlier, cluster)
            for earlier, cluster in reversed(self.placed)
            if cluster.type is mention.type and mention.start - _REACH < earlier.start < mention.start
        ]
        if definite and mention.type is EntityType.PLACE and mention.noun in _TOWNS:
            towns = (c for m, c in near if m.form is Form.NAME and (c.entry is None or c.entry.kind == "city"))
            return next(towns, None)
        if definite and mention.type is EntityType.WEAPON and mention.noun not in _ANY_WEAPON:
            # the same noun before any of its family: "this artillery" is "North Korean artillery", not a gun,
            # and "the launchers" are the "Fajr-5 launchers" told last
            alike = [(m.start, n, c) for n, (m, c) in enumerate(near) if mention.noun in self._nouns_of(m, c)]
            if alike:
                return max(alike, key=lambda item: item[:2])[2]
        return next((c for m, c in near if self._takes_up(mention, m, c, definite)), None)

    def _nouns_of(self, mention: Mention, cluster: Cluster) -> set[str]:
        """The nouns that take a weapon up: a description's own, the last word of a name with its kind."""
        last = singular(self.words_of(mention).split()[-1])
        return {last} if mention.form is Form.NAME else {last, mention.noun, cluster.noun}

    def _family(self, cluster: Cluster) -> str:
        kind = (cluster.entry.kind if cluster.entry else "") or weapon_kind(cluster.noun) or ""
        return _weapon_family(f"{kind} {cluster.noun}")

    def _takes_up(self, mention: Mention, earlier: Mention, cluster: Cluster, definite: bool) -> bool:
        """Whether a bare description may mean the same as an earlier mention of a cluster of its type."""
        noun = mention.noun
        same = noun in (cluster.noun, earlier.noun)
        inside = noun in fold(self.words_of(earlier)).split()
        if mention.type is EntityType.WEAPON:
            return definite and self._same_weapon(mention, cluster, same)
        if mention.type is EntityType.ORGANIZATION:
            last = noun.split()[-1]
            kinds = _ORGANIZATION_KINDS.get(last, frozenset())
            known = cluster.kept and cluster.entry is not None and cluster.entry.kind in kinds
            return definite and (same or known or last in fold(self.words_of(earlier)).split())
        if mention.type is EntityType.ARMED_FORCE:
            forces = noun in _FORCES and cluster.noun in _FORCES
            return (definite or mention.plural) and (same or forces or inside)
        if mention.type is EntityType.AGREEMENT:
            related = any(noun in group and cluster.noun in group for group in _AGREEMENT_FAMILIES)
            return definite and (same or related or inside)
        return mention.type is EntityType.PLACE and definite and inside

    def _same_weapon(self, mention: Mention, cluster: Cluster, same: bool) -> bool:
        """ "These systems" are the weapons before; "the missile" is one of the missiles' family."""
        family = self._family(cluster)
        if mention.determiner != "the" and mention.noun in _ANY_WEAPON:
            return family not in ({"uav", "ammunition"} if mention.noun == "system" else set())
        mine = _weapon_family(mention.noun)
        return same or (bool(mine) and not mention.plural and family == mine and cluster.kept)


def state_of_site(publisher: str) -> str | None:
    """ISO code of the state whose own site a web address is: "president.gov.ua", "state.gov", "kremlin.ru"."""
    labels = publisher.lower().strip().split(".")
    if len(labels) < 2 or " " in publisher.strip():
        return None
    if labels[-1] in {"gov", "mil"}:
        return "US"
    state = {"uk": "GB"}.get(labels[-1], labels[-1].upper())
    return state if len(labels[-1]) == 2 and _OFFICIAL & set(labels[:-1]) else None


def _outstanding(rows: Sequence[Entry]) -> Entry | None:
    """The row that a bare name means: the only one, or a town three times as big as the next of its name."""
    wikidata = {dict(row.identifiers).get("wikidata") for row in rows}
    if len(rows) == 1 or (len(wikidata) == 1 and None not in wikidata):
        return max(rows, key=lambda row: (len(row.identifiers), row.id))
    towns = sorted((row for row in rows if row.kind == "city"), key=lambda row: (-row.rank, row.id))
    if towns and (len(towns) == 1 or towns[0].rank > 3 * towns[1].rank):
        return towns[0]
    return None


def weapon_kind(noun: str) -> str | None:
    """The class of weapons that a noun describes."""
    rows = [row for row in nouns().get(noun, ()) if row.type is EntityType.WEAPON]
    return rows[0].kind if rows else None


def _weapon_family(words: str) -> str:
    return next((name for name, pattern in _FAMILIES if re.search(pattern, words)), "")


def once(clusters: Sequence[Cluster]) -> tuple[Cluster, ...]:
    """Each cluster once, in order."""
    return tuple({id(cluster): cluster for cluster in clusters}.values())


def _name_parts(name: str) -> list[str]:
    return fold(name).split()
