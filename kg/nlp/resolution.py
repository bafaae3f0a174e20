"""Resolution inside one article: which mentions are the same somebody or something.

A wrong merge is worse than none and a wrong identifier is worse than none: names join by the tables, by
a shared full name or by a short form that only one entity of the article can own; descriptions join by
their head noun and the state named in them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Entity, Point, Span
from kg.model.ids import identified_entity_id, local_entity_id, named_entity_id
from kg.model.vocabulary import WEAPON_CODES, EntityType
from kg.nlp.document import Doc, Token
from kg.nlp.lexicon import Entry, Lexicon, fold
from kg.nlp.mentions import (
    FillerSpan,
    Form,
    LearnedMention,
    Mention,
    nouns,
    singular,
)
from kg.nlp.mentions_find import MentionFinder

__all__ = ["Entities", "FillerSpan", "LearnedMention", "resolve"]


@dataclass(slots=True)
class _Cluster:
    """An entity in the making."""

    type: EntityType
    key: str
    mentions: list[Mention] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    entry: Entry | None = None
    country: str | None = None
    kept: bool = False
    noun: str = ""
    kind: str = ""
    full: str = ""
    joined: "_Cluster | None" = None


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
    return _Resolver(doc, lexicon, learned, fillers).entities()


_FORCES = frozenset(
    ["force", "troop", "army", "military", "soldier", "serviceman", "armed", "force", "security", "force", "personnel"]
) | {
    "armed forces",
    "forces",
    "armed force",
    "military personnel",
    "ground forces",
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
_POINTING = frozenset({"the", "this", "these", "that", "those", "such", "both"})


_ACTORS = frozenset(
    {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON, EntityType.PLACE}
)
_MANY = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON})
_ONE_PERSON = frozenset({EntityType.PERSON})
_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "himself", "herself"), _ONE_PERSON),
    **dict.fromkeys(("it", "its", "itself"), _ACTORS),
    **dict.fromkeys(("they", "them", "their", "themselves"), _MANY),
}
_GOVERNMENTS = frozenset(
    [
        "government",
        "leadership",
        "official",
        "authority",
        "side",
        "people",
        "leader",
        "diplomat",
        "lawmaker",
        "regime",
        "citizen",
        "state",
        "nation",
        "country",
        "administration",
        "counterpart",
        "source",
        "expert",
        "analyst",
        "officer",
        "minister",
        "ministry",
        "delegation",
        "representative",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "president",
        "policy",
        "maker",
        "intelligence",
    ]
)
_GROUPS = {
    **dict.fromkeys(
        ("country", "nation", "state", "side", "neighbor", "neighbour", "government", "party", "capital"),
        EntityType.COUNTRY,
    ),
    **dict.fromkeys(
        ("leader", "president", "minister", "man", "official", "general", "counterpart"), EntityType.PERSON
    ),
    **dict.fromkeys(("company", "firm", "organization", "organisation", "agency"), EntityType.ORGANIZATION),
    **dict.fromkeys(("army", "military", "navy", "force"), EntityType.ARMED_FORCE),
}
_SINGLES = {
    **dict.fromkeys(("country", "nation", "government", "regime", "kingdom", "republic"), EntityType.COUNTRY),
    **dict.fromkeys(
        (
            "president",
            "minister",
            "leader",
            "general",
            "chancellor",
            "secretary",
            "spokesman",
            "spokeswoman",
            "official",
        ),
        EntityType.PERSON,
    ),
    **dict.fromkeys(("company", "firm", "group", "organization", "alliance", "agency"), EntityType.ORGANIZATION),
}


_ORGANIZATION_KINDS = {
    **dict.fromkeys(("group", "movement", "militia", "organization", "organisation"), frozenset({"armed_group"})),
    **dict.fromkeys(("company", "firm", "manufacturer"), frozenset({"company", "defence_company"})),
    **dict.fromkeys(("agency", "newspaper", "outlet", "paper", "broadcaster", "channel"), frozenset({"media"})),
    **dict.fromkeys(("alliance", "bloc", "organization", "organisation"), frozenset({"international_organisation"})),
}
_CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_ANY_WEAPON = frozenset({"system", "weapon", "equipment", "aircraft", "vehicle", "weaponry", "arms", "weapon system"})
_FAMILIES = (
    ("uav", r"uav|drone|loitering|unmanned|quadcopter|uas"),
    (
        "ship",
        r"ship|vessel|frigate|destroyer|corvette|cruiser|cutter|boat|submarine|aircraft carrier|\bcarrier$|landing|patrol",
    ),
    ("aircraft", r"aircraft|jet|plane|bomber|helicopter|gunship|awacs"),
    ("missile", r"missile|icbm|irbm|mrbm|slbm|rocket|torpedo|glide_vehicle|manpads"),
    ("ammunition", r"ammunition|munition|shell|bomb|grenade|mine|bullet|cartridge|warhead|round"),
    ("gun", r"howitzer|gun|artillery|mortar|cannon|launcher|air_defence|air defen[cs]e"),
    ("vehicle", r"tank|vehicle|carrier|ifv|apc|truck|mrap"),
)


def _weapon_family(words: str) -> str:
    return next((name for name, pattern in _FAMILIES if re.search(pattern, words)), "")


class _Resolver:
    def __init__(
        self, doc: Doc, lexicon: Lexicon, learned: Sequence[LearnedMention], fillers: Sequence[FillerSpan]
    ) -> None:
        self._doc = doc
        self._text = doc.text
        self._lexicon = lexicon
        self._clusters: dict[str, _Cluster] = {}
        self._by_row: dict[str, _Cluster] = {}
        self._learned = sorted(learned, key=lambda item: (item.span.start, -item.span.end))
        self._wanted = sorted(fillers, key=lambda item: (item.span.start, item.span.end))
        self._of_mention: list[tuple[Mention, _Cluster]] = []

    def entities(self) -> Entities:
        mentions = MentionFinder(self._lexicon).find(self._doc)
        mentions = self._with_learned(mentions)
        self._context(mentions)
        names = [m for m in mentions if m.form is not Form.DESCRIPTION]
        names += self._surnames(names)
        names.sort(key=lambda m: (m.start, -m.end, m.type))
        full = [m for m in names if not self._short(m)]
        for mention in full:
            self._name(mention)
        for mention in names:
            if self._short(mention):
                self._name(mention)
        self._acronyms()
        self._initials()
        for mention in mentions:
            if mention.form is Form.DESCRIPTION:
                self._description(mention)
        return self._finish()

    # mentions from outside -----------------------------------------------------------------------------

    def _with_learned(self, mentions: list[Mention]) -> list[Mention]:
        out = list(mentions)
        for item in self._learned:
            start, end = item.span.start, item.span.end
            if any(m.start < end and start < m.end and m.form is not Form.DESCRIPTION for m in mentions):
                continue
            found = self._sentence_of(start, end)
            if found is None or not self._text[start:end][:1].isupper():
                continue
            out.append(Mention(start, end, item.type, Form.NAME, found, -1))
        return sorted(out, key=lambda m: (m.start, -m.end, m.type))

    def _sentence_of(self, start: int, end: int) -> int | None:
        for number, sentence in enumerate(self._doc.sentences):
            if sentence.start <= start and end <= sentence.end:
                return number
        return None

    def _surnames(self, names: Sequence[Mention]) -> list[Mention]:
        """Short names of people named in full somewhere: every other "Austin" of the article."""
        known: set[str] = set()
        for mention in names:
            if mention.type is EntityType.PERSON:
                parts = re.sub(r"[’']s$", "", self._words(mention)).split()
                if len(parts) > 1:
                    known |= {part for part in (parts[0], parts[-1]) if len(part) > 2 and part[0].isupper()}
                    known |= {"-".join(parts[-1:])}
        if not known:
            return []
        covered = sorted((m.start, m.end) for m in names)
        out = []
        for number, sentence in enumerate(self._doc.sentences):
            for index, token in enumerate(sentence.tokens):
                if token.text in known and token.tag in {"NNP", "NNPS"}:
                    if any(start < token.end and token.start < end for start, end in covered):
                        continue
                    out.append(Mention(token.start, token.end, EntityType.PERSON, Form.NAME, number, index))
        return out

    def _context(self, mentions: Sequence[Mention]) -> None:
        self._south = (
            any(
                m.country == "KR" and "south" in self._words(m).lower()
                for m in mentions
                if m.type is EntityType.COUNTRY
            )
            or "Seoul" in self._text
        )
        self._countries = Counter(m.country for m in mentions if m.type is EntityType.COUNTRY and m.country)

    # names ---------------------------------------------------------------------------------------------

    def _words(self, mention: Mention) -> str:
        words = re.sub(r"\s+", " ", self._text[mention.start : mention.end])
        return re.sub(r"^(?:the|The|a|A|an|An) ", "", words)

    def _short(self, mention: Mention) -> bool:
        if mention.form is Form.OFFICE:
            return True
        return mention.type is EntityType.PERSON and " " not in self._words(mention) and not mention.entries

    def _name(self, mention: Mention) -> None:
        if mention.type is EntityType.COUNTRY:
            self._country(mention)
        elif mention.type is EntityType.PERSON:
            self._person(mention)
        elif mention.entries:
            self._row(mention)
        else:
            self._put(mention, self._plain_key(mention))

    def _plain_key(self, mention: Mention) -> str:
        """Key of a name that no table knows: "Russia's Defence Ministry" is the "Russian Ministry of Defense"."""
        words = fold(re.sub(r"[’']s\b", "", self._words(mention)))
        words = re.sub(r"[,.]? (?:co|ltd|inc|corp|ag|gmbh|plc|llc|limited|s\.?a)\.?$", "", words).replace(
            "defence", "defense"
        )
        if mention.country and mention.type in {EntityType.ORGANIZATION, EntityType.ARMED_FORCE}:
            kept = [word for word in words.split() if not self._of_country(word)]
            words = f"{mention.country}:{' '.join(sorted(set(kept) - {'of', 'the', 'for'}))}"
        return f"{mention.type}:{words}"

    def _put(self, mention: Mention, key: str, entry: Entry | None = None) -> _Cluster:
        cluster = self._clusters.get(key)
        if cluster is None:
            cluster = self._clusters[key] = _Cluster(mention.type, key)
        if entry is not None and cluster.entry is None:
            cluster.entry = entry
        cluster.country = cluster.country or mention.country or (entry.country if entry else None)
        cluster.kept = cluster.kept or mention.kept
        if mention.noun and not cluster.noun:
            cluster.noun = mention.noun
        self._join(cluster, mention)
        return cluster

    def _join(self, cluster: _Cluster, mention: Mention) -> None:
        cluster.mentions.append(mention)
        self._of_mention.append((mention, cluster))

    def _country(self, mention: Mention) -> None:
        row = mention.entries[0] if mention.entries else None
        if row is None:
            self._put(mention, f"Country:{fold(self._words(mention))}")
            return
        if mention.form is Form.CAPITAL and self._is_location(mention):
            cities = [entry for entry in mention.entries if entry.type is EntityType.PLACE]
            if not cities:
                cities = [e for e in self._lexicon.named(row.name) if e.type is EntityType.PLACE]
            place = Mention(
                mention.start, mention.end, EntityType.PLACE, Form.NAME, mention.sentence, mention.head, tuple(cities)
            )
            if cities:
                self._row(place)
            else:
                self._put(place, f"Place:{fold(self._words(place))}")
            return
        code = row.country
        if code == "KR" and fold(self._words(mention)) in {"korea", "korean", "koreans"}:
            code = "KP" if self._countries["KP"] and not self._south else "KR"
        entry = self._lexicon.country(code) if code else None
        key = f"Country:{code}" if code else f"Country:{fold(row.name)}"
        self._put(mention, key, entry or row)

    def _is_location(self, mention: Mention) -> bool:
        """A capital is a place where it stands after a preposition of place and nobody acts from it."""
        sentence = self._doc.sentences[mention.sentence]
        index = next((i for i, token in enumerate(sentence.tokens) if token.start == mention.start), -1)
        if index < 0 or mention.head < 0:
            return False
        if "Kremlin" in self._words(mention):
            return False
        head = sentence.tokens[mention.head]
        governor = sentence.tokens[head.head]
        if index == 0 and len(sentence.tokens) > 1 and sentence.tokens[mention.head + 1 : mention.head + 2]:
            after = sentence.tokens[mention.head + 1].text
            if after in {",", "(", "–", "—"} and sentence.line < 3:
                return True
        if head.dep == "pobj" and governor.tag in {"IN", "TO"}:
            return governor.text.lower() in {
                "in",
                "at",
                "near",
                "outside",
                "around",
                "to",
                "from",
                "into",
                "across",
                "through",
                "of",
            } and not (
                governor.text.lower() in {"to", "from", "of"} and self._actor_verb(sentence.tokens, governor.head)
            )
        if head.dep in {"npadvmod", "appos"}:
            return True
        return False

    def _actor_verb(self, tokens: Sequence[object], index: int) -> bool:
        text = getattr(tokens[index], "text", "").lower()
        return bool(
            re.match(
                r"suppl|deliver|transfer|sen[dt]|export|s[eo]ll|sold|sale|provi|threat|support|aid|pressur|message|response|part|government",
                text,
            )
        )

    def _row(self, mention: Mention) -> None:
        entries = mention.entries
        entry = entries[0]
        if mention.type is EntityType.PLACE:
            best = self._best_place(entries)
            key = f"Place:{best.id}" if best else f"Place:{fold(self._words(mention))}"
            self._put(mention, key, best)
            return
        for row in entries:
            if row.id in self._by_row and self._by_row[row.id].type is mention.type:
                cluster = self._by_row[row.id]
                cluster.kept = True
                self._join(cluster, mention)
                return
        identified = next((row for row in entries if row.identifiers and row.name == entry.name), entry)
        if mention.type is EntityType.WEAPON:
            key = f"Weapon:{entry.id}"
        else:
            key = f"{mention.type}:{entry.id}"
        cluster = self._put(mention, key, entry)
        cluster.entry = entry if entry.identifiers else (identified if len(entries) < 3 else entry)
        cluster.kind = entry.kind
        for row in entries:
            self._by_row.setdefault(row.id, cluster)

    def _best_place(self, entries: Sequence[Entry]) -> Entry | None:
        """The row of a place name: in a state that the article names, else the one that is far the biggest."""
        regions = [row for row in entries if row.own or row.kind in {"sea"}]
        if regions:
            rest = [row for row in entries if row.identifiers and row.kind == regions[0].kind]
            return rest[0] if rest and not regions[0].identifiers and len(rest) == 1 else regions[0]
        near = [row for row in entries if row.country and self._countries.get(row.country)]
        if near:
            cities = [row for row in near if row.kind == "city"]
            pool = cities or near
            return max(pool, key=lambda row: (self._countries[row.country or ""], row.rank, row.id))
        big = sorted(entries, key=lambda row: -row.rank)
        if big[0].rank > 500_000 and (len(big) == 1 or big[0].rank > 5 * big[1].rank):
            return big[0]
        return big[0] if len(big) == 1 else None

    def _person(self, mention: Mention) -> None:
        words = re.sub(r"[’']s$", "", self._words(mention))
        entry = mention.entries[0] if mention.entries else None
        if mention.form is Form.OFFICE:
            self._office(mention)
            return
        if entry is not None:
            key = f"Person:{fold(entry.name)}"
            for cluster in self._clusters.values():
                if cluster.type is EntityType.PERSON and cluster.entry and cluster.entry.name == entry.name:
                    key = cluster.key
            self._put(mention, key, entry)
            return
        parts = fold(words).split()
        known = [c for c in self._clusters.values() if c.type is EntityType.PERSON]
        if len(parts) == 1:
            owners = [c for c in known if parts[0] in _name_parts(self._full_name(c))]
            if len(owners) >= 1:
                self._join(owners[-1], mention)
                return
        else:
            for cluster in known:
                theirs = _name_parts(self._full_name(cluster))
                if (
                    theirs
                    and parts[-1] == theirs[-1]
                    and (parts[0] == theirs[0] or (parts[0][0] == theirs[0][0] and len(parts[0]) <= 2))
                ):
                    self._join(cluster, mention)
                    return
        self._put(mention, f"Person:{fold(words)}")

    def _office(self, mention: Mention) -> None:
        """ "The Russian president" is the person whom the article calls so by name, else one of its own."""
        for earlier, cluster in self._of_mention:
            if cluster.type is not EntityType.PERSON or earlier.form is Form.OFFICE:
                continue
            lead = self._text[max(earlier.start - 45, 0) : earlier.start].lower()
            lead = re.split(r"[.;\n]", lead)[-1]
            country = cluster.entry.country if cluster.entry else None
            if re.search(rf"\b{re.escape(mention.noun)}\b[ ,]*$", lead) and (
                country == mention.country or self._names_country(lead, mention.country)
            ):
                self._join(cluster, mention)
                return
        self._put(mention, f"Person:{mention.country}:{mention.noun}")

    def _names_country(self, words: str, country: str | None) -> bool:
        return any(
            row.country == country
            for word in re.findall(r"[\w.]+(?: [\w]+)?", words)
            for row in self._lexicon.named(word)
            if row.type is EntityType.COUNTRY
        ) or any(
            row.country == country
            for word in words.split()
            for row in self._lexicon.named(word.strip("’s,'"))
            if row.type is EntityType.COUNTRY
        )

    def _full_name(self, cluster: _Cluster) -> str:
        names = [re.sub(r"[’']s$", "", self._words(m)) for m in cluster.mentions]
        if cluster.entry:
            names.append(cluster.entry.name)
        return max(names, key=len)

    def _acronyms(self) -> None:
        """An acronym in brackets after a name is that name: "Terminal High Altitude Area Defense (THAAD)"."""
        for match in re.finditer(r"\(([A-Z][A-Za-z&.\-]{1,9})\)", self._text):
            before = [c for m, c in self._of_mention if 0 <= match.start() - m.end <= 2 and m.form is Form.NAME]
            if not before:
                continue
            owner = before[-1]
            short = fold(match.group(1))
            for cluster in list(self._clusters.values()):
                if cluster is owner or cluster.type is EntityType.COUNTRY:
                    continue
                if all(fold(self._words(m)) == short for m in cluster.mentions):
                    self._merge(owner, cluster)
            number = self._sentence_of(match.start(1), match.end(1))
            if number is not None and not any(m.start == match.start(1) for m, _ in self._of_mention):
                for inner in re.finditer(rf"\b{re.escape(match.group(1))}\b", self._text):
                    where = self._sentence_of(inner.start(), inner.end())
                    if where is not None and not any(
                        m.start < inner.end() and inner.start() < m.end for m, _ in self._of_mention
                    ):
                        self._join(owner, Mention(inner.start(), inner.end(), owner.type, Form.NAME, where, -1))

    def _initials(self) -> None:
        """An acronym that spells a name of the article: "HRW" after "Human Rights Watch"."""
        known: dict[str, list[_Cluster]] = {}
        for cluster in self._clusters.values():
            if cluster.type in {EntityType.PERSON, EntityType.COUNTRY}:
                continue
            for mention in cluster.mentions:
                words = [w for w in re.split(r"[\s\-]+", self._words(mention)) if w[:1].isupper()]
                if mention.form is Form.NAME and len(words) > 2:
                    owners = known.setdefault("".join(word[0] for word in words), [])
                    if cluster not in owners:
                        owners.append(cluster)
        for letters, owners in known.items():
            if len(owners) != 1:
                continue
            for cluster in list(self._clusters.values()):
                same = cluster.type is owners[0].type and cluster is not owners[0] and cluster.entry is None
                if same and all(self._words(m) == letters for m in cluster.mentions):
                    self._merge(owners[0], cluster)
            for found in re.finditer(rf"\b{letters}\b", self._text):
                where = self._sentence_of(found.start(), found.end())
                taken = any(
                    m.start < found.end() and found.start() < m.end and m.form is not Form.DESCRIPTION
                    for m, _ in self._of_mention
                )
                if where is not None and not taken:
                    self._join(owners[0], Mention(found.start(), found.end(), owners[0].type, Form.NAME, where, -1))

    def _merge(self, owner: _Cluster, other: _Cluster) -> None:
        for index, (mention, cluster) in enumerate(self._of_mention):
            if cluster is other:
                self._of_mention[index] = (mention, owner)
                owner.mentions.append(mention)
        owner.kept = owner.kept or other.kept
        owner.entry = owner.entry or (other.entry if other.entry and other.entry.type is owner.type else None)
        for row, cluster in list(self._by_row.items()):
            if cluster is other:
                self._by_row[row] = owner
        self._clusters.pop(other.key, None)

    # descriptions --------------------------------------------------------------------------------------

    def _description(self, mention: Mention) -> None:
        antecedent = self._antecedent(mention)
        if antecedent is not None:
            self._join(antecedent, mention)
            antecedent.kept = antecedent.kept or mention.kept
            return
        noun = mention.noun
        modifiers = " ".join(word for word in mention.modifiers)
        if mention.type is EntityType.ARMED_FORCE and mention.country and noun in _FORCES:
            plain = not [w for w in mention.modifiers if not self._of_country(w)]
            noun = "forces" if plain else noun
            if plain:
                modifiers = ""
        elif mention.country:
            modifiers = " ".join(word for word in mention.modifiers if not self._of_country(word))
        self._put(mention, f"{mention.type}:{mention.country or ''}:{modifiers}:{noun}")

    def _of_country(self, word: str) -> bool:
        return any(row.type is EntityType.COUNTRY for row in self._lexicon.named(word)) or word in {
            "south",
            "north",
            "saudi",
        }

    def _antecedent(self, mention: Mention) -> _Cluster | None:
        """The entity that "the missile", "such guns" or "the ministry" takes up, if just one fits."""
        bare = not [word for word in mention.modifiers if word not in {"same"}]
        if not bare or mention.country:
            return None
        definite = mention.determiner in _POINTING
        for earlier, cluster in reversed(self._of_mention):
            if cluster.type is not mention.type or earlier.start >= mention.start:
                continue
            if mention.start - earlier.start > 3000:
                continue
            if self._takes_up(mention, earlier, cluster, definite):
                return cluster
        return None

    def _family(self, cluster: _Cluster) -> str:
        kind = (cluster.entry.kind if cluster.entry else "") or self._weapon_kind(cluster.noun) or ""
        return _weapon_family(f"{kind} {cluster.noun}")

    def _takes_up(self, mention: Mention, earlier: Mention, cluster: _Cluster, definite: bool) -> bool:
        noun = mention.noun
        same = noun == cluster.noun or noun == earlier.noun
        if mention.type is EntityType.WEAPON:
            if not definite:
                return False
            family = _weapon_family(noun)
            if mention.determiner != "the" and noun in _ANY_WEAPON:
                return self._family(cluster) not in ({"uav", "ammunition"} if noun == "system" else set())
            if family and not mention.plural and self._family(cluster) == family and cluster.kept:
                return True
            return same
        if mention.type is EntityType.ORGANIZATION:
            last = noun.split()[-1]
            words = set(fold(self._words(earlier)).split())
            kinds = _ORGANIZATION_KINDS.get(last, frozenset())
            return definite and (
                same or last in words or bool(cluster.entry and cluster.entry.kind in kinds and cluster.kept)
            )
        if mention.type is EntityType.ARMED_FORCE:
            if not definite and not mention.plural:
                return False
            return same or (noun in _FORCES and cluster.noun in _FORCES) or noun in fold(self._words(earlier)).split()
        if mention.type is EntityType.AGREEMENT:
            if not definite:
                return False
            related = any(noun in group and cluster.noun in group for group in _AGREEMENT_FAMILIES)
            return same or related or noun in fold(self._words(earlier)).split()
        if mention.type is EntityType.PLACE:
            return definite and noun in fold(self._words(earlier)).split()
        return False

    # the result ----------------------------------------------------------------------------------------

    def _finish(self) -> Entities:
        asked: list[tuple[FillerSpan, tuple[_Cluster, ...]]] = []
        for filler in self._wanted:
            asked.append((filler, self._filler(filler)))
        kept = [c for c in self._clusters.values() if c.kept and c.mentions]
        kept.sort(key=lambda c: min((m.start, m.end) for m in c.mentions))
        entities: list[Entity] = []
        index_of: dict[int, int] = {}
        for cluster in kept:
            index_of[id(cluster)] = len(entities)
            entities.append(self._entity(cluster))
        entities, index_of = _unique(entities, index_of)
        places = sorted({(m.start, m.end, index_of[id(c)]) for m, c in self._of_mention if id(c) in index_of})
        answers = {
            (filler.span.start, filler.span.end): tuple(
                dict.fromkeys(index_of[id(c)] for c in clusters if id(c) in index_of)
            )
            for filler, clusters in asked
        }
        return Entities(tuple(entities), tuple(places), answers)

    def _filler(self, filler: FillerSpan) -> tuple[_Cluster, ...]:
        """The entities that a filler's words stand for; makes one of them an entity where the contract says so."""
        start, end = filler.span.start, filler.span.end
        number = next((n for n, s in enumerate(self._doc.sentences) if s.start < end and start < s.end), None)
        if number is None:
            return ()
        tokens = self._doc.sentences[number].tokens
        inside = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
        if not inside:
            return ()
        found = [(m, c) for m, c in self._of_mention if m.start < end and start < m.end]
        head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), inside[-1])
        answer = self._listed(tokens, inside, head, found) or self._by_head(tokens, inside, head, found, filler)
        if not answer:
            answer = self._pointing(tokens, inside, head, number, filler)
        if not answer:
            answer = self._described(tokens, inside, head, number)
        if not answer:
            answer = self._named(tokens, inside, number, filler)
        for cluster in answer:
            wanted = any(
                m.wanted
                and (m.form is not Form.DESCRIPTION or m.modifiers or m.plural or m.determiner not in _POINTING)
                for m, c in self._of_mention
                if c is cluster
            )
            cluster.kept = cluster.kept or wanted
        return answer

    def _described(self, tokens: Sequence[Token], inside: list[int], head: int, number: int) -> tuple[_Cluster, ...]:
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
                self._description(mention)
                return (self._of_mention[-1][1],)
        return ()

    def _named(
        self, tokens: Sequence[Token], inside: list[int], number: int, filler: FillerSpan
    ) -> tuple[_Cluster, ...]:
        """A filler in capitals that nothing else knows is a name; its type is what its place and the role allow."""
        words = [i for i in inside if tokens[i].tag not in {"DT", "POS", "PRP$", "``", "''", "IN"}]
        if (
            not any(tokens[i].tag in {"NNP", "NNPS"} for i in words)
            or not all(tokens[i].tag in {"NNP", "NNPS", "HYPH", "CD"} for i in words)
            or len(words) > 6
        ):
            return ()
        text = self._text[tokens[words[0]].start : tokens[words[-1]].end]
        if not text[0].isupper() or text.lower() in _CALENDAR:
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
        self._name(mention)
        return (self._of_mention[-1][1],)

    def _listed(
        self, tokens: Sequence[Token], inside: list[int], head: int, found: list[tuple[Mention, _Cluster]]
    ) -> tuple[_Cluster, ...]:
        """Entities of a list inside one filler: "Moscow and Tehran"."""
        heads = [head]
        for i in inside:
            if tokens[i].dep == "conj" and tokens[i].head in heads:
                heads.append(i)
        if len(heads) < 2:
            return ()
        out = [c for i in heads for m, c in found if m.start <= tokens[i].start < m.end and m.form is not Form.DEMONYM]
        several = _once(out)
        return several if len(several) > 1 else ()

    def _by_head(
        self,
        tokens: Sequence[Token],
        inside: list[int],
        head: int,
        found: list[tuple[Mention, _Cluster]],
        filler: FillerSpan,
    ) -> tuple[_Cluster, ...]:
        start, end = filler.span.start, filler.span.end
        on_head = [(m, c) for m, c in found if m.start <= tokens[head].start < m.end]
        if filler.types:
            on_head = [(m, c) for m, c in on_head if c.type in filler.types] or on_head
        if on_head:
            share = [
                ((min(end, m.end) - max(start, m.start)) / (max(end, m.end) - min(start, m.start)), m, c)
                for m, c in on_head
            ]
            top = max(score for score, _, _ in share)
            return _once(
                [c for score, m, c in share if score == top and (m.label or score == top)][
                    : 4 if share[0][1].label else 1
                ]
            )
        word = singular(tokens[head].text)
        countries = [c for m, c in found if c.type is EntityType.COUNTRY]
        if word in _GOVERNMENTS and countries:
            return (countries[0],)
        covering = [(m, c) for m, c in found if 2 * (min(end, m.end) - max(start, m.start)) >= end - start]
        return (covering[0][1],) if covering else ()

    def _pointing(
        self, tokens: Sequence[Token], inside: list[int], head: int, number: int, filler: FillerSpan
    ) -> tuple[_Cluster, ...]:
        """Antecedents of pronouns and of plurals such as "both countries" or "the two leaders"."""
        start = filler.span.start
        reach = 6 if tokens[head].text.lower() in {"he", "him", "his", "she", "her"} else 2
        earlier = [(m, c) for m, c in self._of_mention if m.end <= start and m.sentence >= number - reach]
        earlier.sort(key=lambda item: (item[0].start, item[0].end))
        if filler.types:
            earlier = [(m, c) for m, c in earlier if c.type in filler.types]
        word = tokens[head].text.lower()
        kinds = _PRONOUNS.get(word)
        if word in {"they", "them", "their"} and len(inside) == 1:
            people = self._people(earlier, number)
            if people:
                return people
        if kinds is not None and len(inside) == 1:
            pool = [(m, c) for m, c in earlier if c.type in kinds and c.kept]
            return self._subject_first(pool, number)
        if word in {"we", "us", "our", "ours"}:
            return self._publisher()
        noun = singular(tokens[head].text)
        plural = tokens[head].tag == "NNS"
        words = {tokens[i].text.lower() for i in inside}
        if plural and words & {"both", "two", "the", "these", "three", "four"}:
            kind = _GROUPS.get(noun)
            if kind is None:
                return ()
            if kind is EntityType.COUNTRY:
                return self._two_countries(start)
            size = 2 if words & {"both", "two"} else 3 if "three" in words else 4 if "four" in words else 2
            recent = _once([c for m, c in reversed(earlier) if c.type is kind and m.form is not Form.DESCRIPTION])
            return tuple(reversed(recent[:size])) if len(recent) >= size else ()
        if not plural and words & {"the", "this", "that"} and noun in _SINGLES:
            kind = _SINGLES[noun]
            if kind is EntityType.PERSON:
                return self._titled(noun, start)
            pool = [(m, c) for m, c in earlier if c.type is kind and c.kept]
            return (pool[-1][1],) if pool else ()
        return ()

    def _publisher(self) -> tuple[_Cluster, ...]:
        """The state whose ministry, president or army publishes the text and says "we" in it."""
        for hit in self._lexicon.find(self._doc.article.publisher or ""):
            row = hit.entries[0]
            if row.country and row.kind != "media" and row.type is not EntityType.PLACE:
                cluster = self._clusters.get(f"Country:{row.country}")
                if cluster is not None:
                    return (cluster,)
        return ()

    def _titled(self, noun: str, before: int) -> tuple[_Cluster, ...]:
        """The last person before whose name a title stands: "the president" after "President Vladimir Putin"."""
        for mention, cluster in sorted(self._of_mention, key=lambda item: -item[0].start):
            if cluster.type is EntityType.PERSON and mention.start < before:
                lead = self._text[max(mention.start - 40, 0) : mention.end].lower()
                if re.search(rf"\b{re.escape(noun)}\b", lead):
                    return (cluster,)
        return ()

    def _two_countries(self, before: int) -> tuple[_Cluster, ...]:
        """The pair last joined by "and", else the two states named most."""
        states = sorted(
            ((m, c) for m, c in self._of_mention if c.type is EntityType.COUNTRY),
            key=lambda item: (item[0].start, item[0].end),
        )
        earlier = [(m, c) for m, c in states if m.end <= before]
        for (first, one), (second, two) in reversed(list(zip(earlier, earlier[1:], strict=False))):
            between = self._text[first.end : second.start]
            if (
                one is not two
                and re.fullmatch(r"(?:[’']s)?(?: [a-z]+){0,2},? ?(?:and|with|–|-)(?: the)? ?", between)
                and before - second.end < 1500
            ):
                return (one, two)
        often = Counter(c.key for _, c in states).most_common(2)
        if len(often) == 2:
            return tuple(self._clusters[key] for key, _ in sorted(often, key=lambda item: item[0]))
        return ()

    def _people(self, earlier: list[tuple[Mention, _Cluster]], number: int) -> tuple[_Cluster, ...]:
        """People whom the sentence before names together as its subject: "Putin and Kim ... They"."""
        for back in (0, 1):
            here = [(m, c) for m, c in earlier if m.sentence == number - back and c.type is EntityType.PERSON]
            subjects = [c for m, c in here if self._is_subject(m)]
            joined = [
                c for m, c in here if m.head >= 0 and self._doc.sentences[m.sentence].tokens[m.head].dep == "conj"
            ]
            if subjects and joined:
                return _once([*subjects, *joined])
            if any(self._is_subject(m) for m, c in earlier if m.sentence == number - back):
                return ()
        return ()

    def _subject_first(self, pool: list[tuple[Mention, _Cluster]], number: int) -> tuple[_Cluster, ...]:
        """The nearest subject before a pronoun, else the nearest mention."""
        subjects = [(m, c) for m, c in pool if self._is_subject(m)]
        for back in range(7):
            here = [c for m, c in subjects if m.sentence == number - back]
            if here:
                return (here[-1] if back == 0 else here[0],)
        return (pool[-1][1],) if pool else ()

    def _is_subject(self, mention: Mention) -> bool:
        tokens = self._doc.sentences[mention.sentence].tokens
        return mention.head >= 0 and tokens[mention.head].dep in {"nsubj", "nsubjpass"}

    def _entity(self, cluster: _Cluster) -> Entity:
        spans = sorted({(m.start, m.end) for m in cluster.mentions})
        mentions = tuple(Span(start, end, self._text[start:end]) for start, end in spans)
        entry = cluster.entry
        name = self._canonical(cluster)
        identifiers = entry.identifiers if entry else ()
        country = cluster.country or (entry.country if entry else None)
        point: Point | None = entry.point if entry else None
        weapon_class = None
        if cluster.type is EntityType.WEAPON:
            codes = (entry.kind if entry else "", cluster.noun.replace(" ", "_"), self._weapon_kind(cluster.noun) or "")
            weapon_class = next((WEAPON_CODES[code].value for code in codes if code in WEAPON_CODES), None)
        return Entity(
            id=self._identity(cluster, name, identifiers),
            type=cluster.type,
            name=name,
            mentions=mentions,
            identifiers=identifiers,
            country=country,
            weapon_class=weapon_class,
            point=point if cluster.type is EntityType.PLACE else None,
        )

    def _weapon_kind(self, noun: str) -> str | None:
        rows = [row for row in nouns().get(noun, ()) if row.type is EntityType.WEAPON]
        return rows[0].kind if rows else None

    def _identity(self, cluster: _Cluster, name: str, identifiers: tuple[tuple[str, str], ...]) -> str:
        scheme = dict(identifiers)
        for best in ("iso3166", "wikidata", "geonames", "siso"):
            if best in scheme:
                return identified_entity_id(cluster.type.value, best, scheme[best])
        distinctive = cluster.entry is not None or any(m.form is Form.NAME for m in cluster.mentions)
        if cluster.type is EntityType.PERSON:
            distinctive = " " in name
        if distinctive:
            return named_entity_id(cluster.type.value, name)
        return local_entity_id(cluster.type.value, name, self._doc.article.id)

    def _canonical(self, cluster: _Cluster) -> str:
        named = [m for m in cluster.mentions if m.form is Form.NAME]
        forms = [m.label or re.sub(r"[’']s$", "", self._words(m)) for m in named or cluster.mentions]
        if cluster.type is EntityType.COUNTRY:
            return cluster.entry.name if cluster.entry else forms[0]
        if cluster.type is EntityType.PERSON:
            if cluster.entry:
                return cluster.entry.name
            return max(forms, key=lambda form: (len(form.split()), -forms.index(form)))
        if cluster.entry is not None and cluster.type is EntityType.WEAPON:
            bare = [self._text[m.start : m.name_end or m.end] for m in named]
            bare = [re.sub(r"(?<=\d)s$", "", form) for form in bare if re.search(r"\d", form)]
            return Counter(bare).most_common(1)[0][0] if bare else cluster.entry.name
        if cluster.entry is not None and cluster.type is not EntityType.PLACE:
            return cluster.entry.name
        if named:
            return Counter(forms).most_common(1)[0][0] if cluster.type is EntityType.PLACE else max(forms, key=len)
        return forms[0]


def _once(clusters: Sequence[_Cluster]) -> tuple[_Cluster, ...]:
    return tuple({id(cluster): cluster for cluster in clusters}.values())


def _name_parts(name: str) -> list[str]:
    return fold(name).split()


def _unique(entities: list[Entity], index_of: dict[int, int]) -> tuple[list[Entity], dict[int, int]]:
    """One entity an id: two clusters that turned out to carry the same identity become one."""
    place: dict[str, int] = {}
    out: list[Entity] = []
    moved: dict[int, int] = {}
    for number, entity in enumerate(entities):
        if entity.id in place:
            at = place[entity.id]
            mentions = tuple(sorted({*out[at].mentions, *entity.mentions}))
            known = out[at]
            out[at] = Entity(
                known.id,
                known.type,
                known.name,
                mentions,
                known.identifiers,
                known.country,
                known.weapon_class,
                known.point,
            )
            moved[number] = at
        else:
            place[entity.id] = len(out)
            moved[number] = len(out)
            out.append(entity)
    return out, {key: moved[number] for key, number in index_of.items()}
