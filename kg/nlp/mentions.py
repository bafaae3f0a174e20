"""Mentions: which words of an article name or describe one of the seven kinds of entities.

Tables first (they know that Kherson is a place), then rules over runs of capitals, designators, units
and noun phrases; a learned head's and a reader's spans come in from outside. No statistical recogniser
runs here: that would cost as much as the parse.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from kg import resources
from kg.model import Span
from kg.model.vocabulary import EntityType
from kg.nlp.document import Doc, Sentence, Token
from kg.nlp.lexicon import Entry, Lexicon, fold


@dataclass(frozen=True, slots=True)
class LearnedMention:
    """A mention that the reader's mention head found, with its probability in 0..1."""

    span: Span
    type: EntityType
    score: float


@dataclass(frozen=True, slots=True)
class FillerSpan:
    """Words that the reader uses as a role's filler or as a speaker; types: what the ontology admits there."""

    span: Span
    types: frozenset[EntityType]
    speaker: bool = False


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    OFFICE = "office"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words [start, end) of one sentence that refer to something of a type.

    head: index of the head word in the sentence; entries: table rows that the name may mean, best
    first; noun: normalised head noun of a description; modifiers: its other content words, folded;
    country: ISO code of the state named in it; kept: it makes an entity by itself; wanted: it makes one
    where a claim uses it; determiner: "the", "this", "such" or a possessive before it; name_end: where the
    name itself ends in "S-400 systems" (0: at end); label: what to call it where its words are a list's
    ("Russian" of "Russian and Chinese bombers").
    """

    start: int
    end: int
    type: EntityType
    form: Form
    sentence: int
    head: int
    entries: tuple[Entry, ...] = ()
    noun: str = ""
    modifiers: tuple[str, ...] = ()
    country: str | None = None
    kept: bool = True
    wanted: bool = True
    determiner: str = ""
    plural: bool = False
    name_end: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of ``own/nouns.tsv``.

    use: four marks, "y" or "-", which say whether the noun makes an entity standing alone, with other
    words before it, with a name before it, and as a claim's filler; set where at least 45 of 100 such
    phrases of the training articles are entities.
    """

    type: EntityType
    kind: str
    use: str


@cache
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Nouns that describe entities, by their singular."""
    table: dict[str, tuple[Noun, ...]] = {}
    lines = resources.ontology("lexicon", "own", "nouns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        noun, entity, kind, use = line.split("\t")
        key = singular(noun)
        table[key] = (*table.get(key, ()), Noun(EntityType(entity), kind, use))
    return table


@cache
def headwords() -> dict[str, EntityType]:
    """Last words of names ("Ministry", "Brigade") with the type that they tell."""
    lines = resources.ontology("lexicon", "own", "headwords.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: EntityType(entity) for word, entity in (line.split("\t") for line in lines)}


@cache
def given_names() -> frozenset[str]:
    """First names of people."""
    return frozenset(resources.ontology("lexicon", "own", "given.txt").read_text(encoding="utf-8").split())


@cache
def titles() -> frozenset[tuple[str, ...]]:
    """Titles that stand before a person's name, word by word, in lower case."""
    lines = resources.ontology("lexicon", "own", "titles.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(tuple(line.lower().split()) for line in lines)


_IRREGULAR = {
    "men": "man",
    "servicemen": "serviceman",
    "airmen": "airman",
    "gunmen": "gunman",
    "policemen": "policeman",
    "artillerymen": "artilleryman",
    "navies": "navy",
    "armies": "army",
    "forces": "force",
    "allies": "ally",
}
_SAME = {"marines", "waters", "arms", "personnel", "headquarters", "aircraft", "rounds", "status", "forces", "barracks"}


def singular(noun: str) -> str:
    """Noun phrase in lower case with its last word in the singular, hyphens as spaces."""
    words = noun.lower().replace("-", " ").split()
    if not words:
        return ""
    last = words[-1]
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last in _SAME:
        pass
    elif last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith(("sses", "ches", "shes", "xes")):
        last = last[:-2]
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 3:
        last = last[:-1]
    return " ".join([*words[:-1], last])


_UNIT = re.compile(
    r"\b\d{1,4}(?:st|nd|rd|th)(?: (?:Separate|Independent|[A-Z][\w\-]+|Air|and|of)){0,5}? "
    r"(?:Brigade|Regiment|Division|Battalion|Squadron|Fleet|Wing|Corps|Army|Company|Group|Command|Battery)"
    r"(?: Combat Team)?\b"
)
_DESIGNATOR = re.compile(
    r"\b(?:[A-Z][A-Za-z]{0,7}|[0-9]{1,2}[A-Z]{1,2})-\d{1,4}[A-Za-z]{0,4}\d?(?:-[A-Z0-9]{1,3})?\b"
    r"|\b[A-Z]{1,4}\d{1,4}[A-Z]{0,3}\d?\b"
)
_NOT_WEAPON = re.compile(
    r"^(?:COVID|G|U|Covid|Article|Mach|Page|Section|Chapter|Vol|No|Grade|Group|Day|Psalm|Class|Q\d|H\d|FY|[IVX]+)-?\d+$"
)
_SHIP = re.compile(
    r"\b(?:USS|HMS|HMAS|HMCS|HMNZS|INS|JS|ROKS|USNS|BRP|FS|ITS|ESPS|TCG|KRI|PNS|HNoMS|HDMS|FGS|HNLMS|BAP|ARA|RFS|SPS|ORP|USCGC|ROCS|BNS|RSS|KD|UKS|HTMS|LÉ|HSwMS|BNS)"
    r" [A-Z][\w’'.\-]*(?: (?:[A-Z][\w’'.\-]*|de|del|of|el))*(?: \((?:[A-Z]{1,4}[- ]?\d{1,3})\))?"
)
_NAME_WORD = re.compile(r"[‘'’]?[A-ZÀ-ÞŠŽŁİÇÖÜĞŞ][\w’'\-.]*")
_LINKS = frozenset({"of", "for", "and", "the", "on", "&", "de", "la", "del", "al", "-", "against", "in", "to"})
_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "CD", "HYPH", "POS", "AFX", "$"})
_QUANTIFIERS = frozenset(
    "a an the this these that those such both all some any several many few more most other another each every no "
    "its their his her our your my new further additional first second last same certain various numerous dozens "
    "hundreds thousands about around nearly almost over only least than at up to least own total two three four "
    "five six seven eight nine ten potential possible remaining latest recent".split()
)
_COMPASS = re.compile(
    r"^(?:north|south|east|west|central|northern|southern|eastern|western|north ?eastern|north ?western|south ?eastern|"
    r"south ?western|northeast|northwest|southeast|southwest|mainland|coastal)$"
)
_PLACE_CUES = frozenset(
    "in at near from to around toward towards outside inside of over into across through between throughout via "
    "off along against above under within beyond".split()
)


class MentionFinder:
    """Finds mentions sentence by sentence; the lexicon is shared, nothing of an article is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, doc: Doc) -> list[Mention]:
        """Mentions in reading order; longer before shorter where they start together."""
        found: list[Mention] = []
        for number, sentence in enumerate(doc.sentences):
            found += self._sentence(doc.text, sentence, number)
        return sorted(found, key=lambda mention: (mention.start, -mention.end, mention.type))

    def _sentence(self, text: str, sentence: Sentence, number: int) -> list[Mention]:
        words = _Words(text, sentence, number, self._lexicon)
        self._runs(words)
        self._tables(words)
        self._unknown(words)
        self._compass(words)
        self._offices(words)
        self._descriptions(words)
        return words.mentions

    # names by rule -------------------------------------------------------------------------------------

    def _runs(self, words: "_Words") -> None:
        """Units, ships, people and other runs of capitals whose own words tell their type."""
        piece = words.piece
        for pattern, entity in ((_UNIT, EntityType.ARMED_FORCE), (_SHIP, EntityType.WEAPON)):
            for match in pattern.finditer(piece):
                span = words.tokens_of(match.start(), match.start() + len(match.group(0).rstrip(".")))
                if span and words.free(*span):
                    words.name(*span, entity, strong=True, noun="ship" if entity is EntityType.WEAPON else "unit")
        for first, last in words.runs():
            self._run(words, first, last)

    def _run(self, words: "_Words", first: int, last: int) -> None:
        person = _person(words, first, last)
        if person:
            words.name(*person, EntityType.PERSON)
            return
        tokens = words.tokens[first:last]
        if len(tokens) < 2 or not words.free(first, last):
            return
        texts = [token.text for token in tokens]
        head = next((i - 1 for i, text in enumerate(texts) if text in {"of", "for", "on"} and i), len(texts) - 1)
        entity = headwords().get(" ".join(texts[max(head - 1, 0) : head + 1])) or headwords().get(texts[head])
        if texts[0] in _PLACE_PREFIXES and entity is not EntityType.ARMED_FORCE and not any(t in _LINKS for t in texts):
            entity = EntityType.PLACE
        number = words.tokens[last : last + 1]
        if entity is EntityType.ARMED_FORCE and number and number[0].tag == "CD" and number[0].text.isdigit():
            last += 1
        if entity is None and head < len(texts) - 1:
            entity = headwords().get(texts[-1])
        if entity is None or texts[head] == texts[0] and head == len(texts) - 1:
            return
        if texts[0] in {"Government", "Republic", "Kingdom", "State"} and head == 0:
            return
        if entity is EntityType.PLACE and head < len(texts) - 1 and texts[head + 1] == "of" and words.country_word(first + head + 2) and head:
            last = first + head + 1
        if entity is EntityType.WEAPON and not any(c.isdigit() for c in words.text_of(first, last)):
            return
        if entity in {EntityType.ORGANIZATION, EntityType.ARMED_FORCE} and first > 1 and tokens_before(words, first) and texts[head] in _GENERIC_HEADS:
            first -= tokens_before(words, first)
        words.name(first, last, entity, noun=singular(texts[head]))

    # names by table ------------------------------------------------------------------------------------

    def _tables(self, words: "_Words") -> None:
        for hit in self._lexicon.find(words.piece):
            span = words.tokens_of(hit.start, hit.end)
            if span is None:
                continue
            owner = words.owner(*span)
            if owner is not None:
                known = words.mentions[owner]
                inside = hit.start + words.start > known.start or hit.end + words.start < known.end
                if inside:
                    country = hit.entries[0].type is EntityType.COUNTRY
                    if country and known.type is not EntityType.PERSON:
                        words.mentions[owner] = replace(known, country=known.country or hit.entries[0].country)
                        if known.type is not EntityType.COUNTRY:
                            self._country(words, span, hit.entries)
                    continue
                rows = tuple(row for row in hit.entries if row.type is known.type)
                if rows:
                    words.mentions[owner] = replace(known, entries=rows, country=rows[0].country)
                    continue
                if hit.entries[0].need:
                    continue
                words.forget(owner)
            self._hit(words, span, hit.entries)
        for match in _DESIGNATOR.finditer(words.piece):
            found = words.tokens_of(match.start(), match.end())
            if found is None or not words.free(*found) or _NOT_WEAPON.match(match.group(0)):
                continue
            follower = words.tokens[found[1]].text.lower() if found[1] < len(words.tokens) else ""
            weapon = any(noun.type is EntityType.WEAPON for noun in nouns().get(singular(follower), ()))
            if "-" in match.group(0) and len(match.group(0)) > 3 or weapon:
                words.name(*found, EntityType.WEAPON)

    def _unknown(self, words: "_Words") -> None:
        """Runs of capitals that no table knows, by what stands beside them."""
        tokens = words.tokens
        if words.title_case:
            return
        for first, last in words.runs():
            while first < last and (words.taken[first] or tokens[first].text.lower() in _TITLE_WORDS):
                first += 1
            if first == last or not words.free(first, last):
                continue
            texts = [token.text for token in tokens[first:last]]
            low = " ".join(texts).lower()
            if any(t.lower() in _TITLE_WORDS or t in headwords() for t in texts) or (low,) in titles() or len(low) < 3 or len(texts) > 4:
                continue
            if not texts[0][0].isalpha() or low in _NO_NAMES or nouns().get(singular(texts[-1])):
                continue
            before = tokens[first - 1].text.lower() if first else ""
            after = tokens[last].text.lower() if last < len(tokens) else ""
            entity = self._guess(words, first, last, texts, before, after)
            if entity is not None:
                words.name(first, last, entity, noun="ship" if _is_ship(before) else "")

    def _guess(
        self, words: "_Words", first: int, last: int, texts: list[str], before: str, after: str
    ) -> EntityType | None:
        if _is_ship(before) or any(row.type is EntityType.WEAPON for row in nouns().get(singular(after), ())):
            return EntityType.WEAPON
        acronym = len(texts) == 1 and texts[0].isupper() and texts[0].isalpha() and 3 <= len(texts[0]) <= 6
        if acronym:
            return EntityType.ORGANIZATION if before == "the" or after in _SAYS | {"’s", "'s"} else None
        if after in _SAYS:
            return EntityType.PERSON
        single = len(texts) == 1
        if before in {"near", "at", "from", "outside", "towards", "toward", "around"} or (before == "in" and len(texts) < 3):
            return EntityType.PLACE if not texts[0].isupper() else None
        if single and first > 1 and before in {"and", ","}:
            earlier = words.tokens[first - 2]
            if any(m.end == earlier.end and m.type is EntityType.PLACE and m.form is Form.NAME for m in words.mentions):
                return EntityType.PLACE
        return None

    def _offices(self, words: "_Words") -> None:
        """A person by office alone: "the Russian president", "the President of Ukraine"."""
        tokens = words.tokens
        for index, token in enumerate(tokens):
            if token.tag not in {"NN", "NNP"} or words.taken[index]:
                continue
            start = index
            while start > 0 and tokens[start - 1].text.lower() in _OFFICE_PARTS and not words.taken[start - 1]:
                start -= 1
            office = " ".join(t.text.lower() for t in tokens[start : index + 1])
            if office not in _OFFICES:
                continue
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            if after is not None and after.tag in {"NNP", "NN", "NNPS"}:
                continue
            last, country = words.country_after(index)
            front = start
            if country is None and start:
                for mention in words.mentions:
                    near = mention.end in {tokens[start - 1].end, tokens[max(start - 2, 0)].end if tokens[start - 1].tag == "POS" else -1}
                    if near and mention.type is EntityType.COUNTRY:
                        country = mention.country
                        front = words.index_of(mention.start)
            named = last < len(tokens) and tokens[last].tag in {"NNP", "NNPS"}
            if country is None or named or (last < len(tokens) and tokens[last].text == "," and _proper_at(tokens, last + 1)):
                continue
            words.add(front, last, EntityType.PERSON, Form.OFFICE, noun=office, country=country, head=index, kept=False)
            words.swallow(front, last)

    def _compass(self, words: "_Words") -> None:
        """ "southern Ukraine" is a place in the state; "northern Crimea" is the place itself."""
        for index in range(len(words.tokens) - 1):
            if not _COMPASS.match(words.tokens[index].text.lower()) or words.taken[index]:
                continue
            after = words.tokens[index + 1].start
            for number, mention in enumerate(words.mentions):
                if mention.start != after or mention.form is Form.DEMONYM:
                    continue
                if mention.type is EntityType.PLACE and words.tokens[index].text[0].islower():
                    words.mentions[number] = replace(mention, start=words.tokens[index].start)
                elif mention.type is EntityType.COUNTRY:
                    end = words.tokens_of(mention.start - words.start, mention.end - words.start)
                    if end:
                        words.add(
                            index,
                            end[1],
                            EntityType.PLACE,
                            Form.DESCRIPTION,
                            noun="part",
                            country=mention.country,
                            modifiers=(fold(words.tokens[index].text),),
                        )
                break

    def _country(self, words: "_Words", span: tuple[int, int], entries: tuple[Entry, ...]) -> None:
        row = entries[0]
        form = {"demonym": Form.DEMONYM, "capital": Form.CAPITAL}.get(row.kind, Form.NAME)
        words.add(*span, EntityType.COUNTRY, form, entries=entries, country=row.country)

    def _hit(self, words: "_Words", span: tuple[int, int], entries: tuple[Entry, ...]) -> None:
        rows = tuple(row for row in entries if _fits(words, span, row))
        if not rows:
            return
        if rows[0].type is EntityType.COUNTRY:
            if rows[0].kind == "demonym" and words.tokens[span[1] - 1].tag == "NNS" and False:
                return
            self._country(words, span, rows)
            words.claim(*span)
            return
        first = rows[0]
        same = tuple(row for row in rows if row.type is first.type)
        words.name(*span, first.type, entries=same, country=first.country)

    # descriptions --------------------------------------------------------------------------------------

    def _descriptions(self, words: "_Words") -> None:
        tokens = words.tokens
        for head in range(len(tokens) - 1, -1, -1):
            token = tokens[head]
            if token.tag not in {"NN", "NNS", "NNP", "NNPS"} or words.swallowed[head]:
                continue
            if token.dep == "compound" and token.head > head and token.tag in {"NN", "NNS"} and token.head - head < 4:
                follower = tokens[token.head]
                if words.noun_of(token.head) or follower.tag in {"NN", "NNS"}:
                    continue
            if token.tag == "NNP" and head + 1 < len(tokens) and tokens[head + 1].tag == "NNP" and token.dep == "compound":
                continue
            if token.text.lower() == "mine" and token.tag == "NN" and (not head or tokens[head - 1].tag not in {"DT", "JJ", "NN"}):
                continue
            noun = words.noun_of(head)
            if noun is None:
                continue
            self._describe(words, head, *(words.with_of(head) or noun))

    def _describe(self, words: "_Words", head: int, noun: str, rows: tuple[Noun, ...]) -> None:
        tokens = words.tokens
        if words.taken[head]:
            return
        left = words.left_edge(head)
        determiner, core = "", left
        counted = [
            i for i in range(left, head) if tokens[i].tag == "CD" and not _calibre(words, i) and not words.taken[i]
        ]
        money = any(tokens[i].text.lower() in {"million", "billion", "trillion", "$", "us$"} for i in range(left, head))
        if counted and tokens[counted[-1] + 1].tag != "HYPH" and not money:
            core = counted[-1] + 1
        while core < head and (
            tokens[core].text.lower() in _QUANTIFIERS
            or tokens[core].tag
            in {"CD", "DT", "PDT", "RB", "JJR", "JJS", "PRP$", "``", "''", "CC", "RBR", ",", ":", "-LRB-"}
        ):
            if tokens[core + 1].tag == "HYPH" or words.mark(core) or _calibre(words, core) or (money and tokens[core].tag == "CD"):
                break
            if tokens[core].tag in {"DT", "PRP$", "PDT"} or tokens[core].text.lower() == "such":
                determiner = tokens[core].text.lower()
            core += 1
        inner = [words.mentions[i] for i in words.inside(core, head)]
        country = next((mention.country for mention in inner if mention.type is EntityType.COUNTRY), None)
        named = [mention for mention in inner if mention.type is not EntityType.COUNTRY]
        if noun == "fleet" and any(mention.type is EntityType.WEAPON for mention in named):
            return
        row = rows[0]
        weapon = next((mention for mention in reversed(named) if mention.type is EntityType.WEAPON), None)
        if weapon is not None and any(noun_row.type is EntityType.WEAPON for noun_row in rows):
            index = words.mentions.index(weapon)
            words.mentions[index] = replace(
                weapon,
                name_end=weapon.end,
                end=tokens[head].end,
                head=head,
                noun=weapon.noun or noun,
                plural=tokens[head].tag == "NNS",
            )
            words.swallow(core, head + 1)
            return
        modifiers = tuple(
            fold(token.text)
            for token in tokens[core:head]
            if token.tag not in {"DT", "POS", "PRP$", "HYPH", ",", "CC", "``", "''"}
        )
        used = noun.split(" of ")[0].split()
        modifiers = modifiers[: len(modifiers) - len(used) + 1] if len(used) > 1 else modifiers
        proper = country or named or any(_COMPASS.match(word) for word in modifiers)
        kept = row.use[2 if proper else 1 if modifiers else 0] == "y"
        country = country or next((m.country for m in named if m.country), None)
        last = head + 1
        if " of " in noun:
            last = min(len(tokens), head + 2 + len(noun.split(" of ", 1)[1].split()))
        if row.type is EntityType.ARMED_FORCE and country is None:
            last, country = words.country_after(head)
            kept = kept or (country is not None and row.use[2] == "y")
        states = [m for m in inner if m.type is EntityType.COUNTRY and m.form is Form.DEMONYM]
        if len(states) > 1 and tokens[head].tag in {"NNS", "NNPS"}:
            tail = words.text[states[-1].end : tokens[head].end]
            for state in states:
                words.add(
                    core,
                    head + 1,
                    row.type,
                    Form.DESCRIPTION,
                    noun=noun,
                    modifiers=modifiers,
                    country=state.country,
                    kept=row.use[2] == "y",
                    wanted=row.use[3] == "y",
                    plural=True,
                    head=head,
                    label=words.text[state.start : state.end] + tail,
                )
            words.swallow(core, head + 1)
            return
        words.add(
            core,
            last,
            row.type,
            Form.DESCRIPTION,
            noun=noun,
            modifiers=modifiers,
            country=country,
            kept=kept,
            wanted=row.use[3] == "y",
            determiner=determiner,
            plural=tokens[head].tag in {"NNS", "NNPS"},
            head=head,
        )
        words.swallow(core, head + 1)


_SAYS = frozenset({"said", "told", "added", "says", "warned", "wrote", "announced", "noted", "stressed"})
_NO_NAMES = frozenset(
    "god islam muslim muslims christian christmas ramadan internet english online photo photos facebook twitter covid "
    "operation exercise day new year mr mrs ms dr earth moon world christmas eve easter type block mk mark "
    "spring summer autumn winter fall western eastern northern southern west east north south".split()
)
_OFFICES = frozenset(
    {
        *("president", "prime minister", "foreign minister", "defense minister", "defence minister", "chancellor", "king"),
        *("emir", "leader", "army chief", "defense secretary", "defence secretary", "secretary of state"),
        *("vice president", "interior minister", "finance minister", "supreme leader", "sultan", "premier", "head of state"),
        *("secretary of defense", "navy chief", "air force chief", "deputy prime minister", "chief of staff", "crown prince"),
    }
)
_OFFICE_PARTS = frozenset(
    "prime foreign defense defence army vice interior finance supreme navy deputy crown chief of state secretary air force head".split()
)


def _is_ship(noun: str) -> bool:
    return any(row.kind == "ship" for row in nouns().get(singular(noun), ()))


_GENERIC_HEADS = frozenset(
    "Ministry Army Navy Force Forces Parliament Embassy Department Police Guard Intelligence Service Staff Office".split()
)


def tokens_before(words: "_Words", first: int) -> int:
    """How many words of "China's" or "North Korea's" stand right before a name."""
    if words.tokens[first - 1].tag != "POS":
        return 0
    if words.country_word(first - 2):
        return 2
    if first > 2:
        two = words.text_of(first - 3, first - 1)
        if any(row.type is EntityType.COUNTRY for row in words.lexicon.named(two)):
            return 3
    return 0


def _calibre(words: "_Words", index: int) -> bool:
    """Whether a number is a calibre or part of a designation: "155 mm", "155mm", "9 mm"."""
    text = words.tokens[index].text
    follower = words.tokens[index + 1].text.lower() if index + 1 < len(words.tokens) else ""
    return bool(re.fullmatch(r"[\d.]+-?mm", text)) or (
        text[0].isdigit() and follower in {"mm", "-mm", "-", "millimeter", "millimetre"}
    )


def _fits(words: "_Words", span: tuple[int, int], row: Entry) -> bool:
    """Whether the words around a table name let it mean this row."""
    if row.own and row.need == "":
        return True
    first, last = span
    before = words.tokens[first - 1].text if first else ""
    after = words.tokens[last].text if last < len(words.tokens) else ""
    tag = words.tokens[last - 1].tag
    single = last - first == 1
    if single and (len(words.tokens[first].text) < 2 or words.tokens[first].text.lower() in _TITLE_WORDS):
        return False
    if row.need == "ship":
        noun = nouns().get(singular(before), ())
        return any(item.kind == "ship" for item in noun)
    if row.need == "country":
        return False
    if row.type is EntityType.COUNTRY:
        return True
    if tag not in {"NNP", "NNPS"} and single and row.type is not EntityType.WEAPON:
        return False
    neighbours = first and words.tokens[first - 1].tag == "NNP" and before[:1].isupper() and not words.taken[first - 1]
    if row.type is EntityType.PLACE and row.kind == "city":
        small = row.rank < 1_000_000
        cue = before.lower() in _PLACE_CUES or (after == "," and before.lower() in _PLACE_CUES) or not single
        if row.need == "word":
            return cue and not (last < len(words.tokens) and words.tokens[last].tag == "NNP")
        if neighbours and small:
            return False
        if last < len(words.tokens) and words.tokens[last].tag == "NNP" and small and after not in headwords():
            return False
        return True
    if row.need == "word":
        if row.type is EntityType.WEAPON:
            follow = [token.text for token in words.tokens[last : last + 3]]
            return any(
                item.type is EntityType.WEAPON for text in follow for item in nouns().get(singular(text), ())
            ) or bool(re.search(r"\d|-", words.text_of(first, last)))
        if row.type is EntityType.PLACE:
            return before.lower() in _PLACE_CUES and row.kind != "region"
        return not single and tag in {"NNP", "NNPS"} or (row.own and first > 0)
    return True


def _person(words: "_Words", first: int, last: int) -> tuple[int, int] | None:
    """The part of a run of capitals that is a person's full name or a surname after a title."""
    tokens = words.tokens
    start, titled = first, False
    while start < last and words.country_word(start):
        start += 1
    first = start
    texts = [token.text.lower() for token in tokens]
    while start < last:
        for length in (3, 2, 1):
            if (
                start + length < last + (0 if length > 1 else 0) + 1
                and tuple(texts[start : start + length]) in titles()
            ):
                start, titled = start + length, True
                break
        else:
            break
    if start == first and first:
        for length in (3, 2, 1):
            if first >= length and tuple(texts[first - length : first]) in titles():
                titled = True
                break
    known = next((i for i in range(start + 1, last - 1) if tokens[i].text in given_names()), None)
    if not titled and known is not None and tokens[start].text not in given_names() and tokens[start].text in headwords() | _TITLE_NOUNS:
        start, titled = known, True
    if start and _is_ship(tokens[start - 1].text):
        return None
    name = tokens[start:last]
    if not name or len(name) > 8 or any(token.text.lower() in _TITLE_WORDS for token in name):
        return None
    if any(not _NAME_WORD.fullmatch(token.text) and token.text.lower() not in _PARTICLES | {"-"} for token in name):
        return None
    plain = [token.text for token in name]
    if any(text in headwords() or text.isupper() and len(text) > 3 for text in plain):
        return None
    speaks = last < len(tokens) and tokens[last].text.lower() in {"said", "told", "added", "says", "warned", "wrote"}
    if speaks and 2 <= len(plain) <= 3 and all(word.isalpha() for word in plain):
        return start, last
    given = plain[0] in given_names() or re.fullmatch(r"[A-Z]\.?", plain[0])
    if titled and plain[0][0].isupper() and len(plain[0]) > 1 and len(plain) <= 6:
        return start, last
    parts = [word for word in plain if word != "-"]
    if given and 2 <= len(parts) <= 4:
        return start, last
    if (
        2 <= len(parts) <= 6
        and any(word in given_names() for word in parts)
        and any(word in _PARTICLES for word in parts)
    ):
        return start, last
    return None


_TITLE_NOUNS = {word: EntityType.PERSON for word in ("Infrastructure", "Affairs", "Defence", "Defense", "Interior", "Finance", "Economy", "Justice", "Health", "Operations", "Representative", "Staff")}
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ag", "ould", "von", "van", "der", "ter", "de", "al-", "bint"})
_PLACE_PREFIXES = frozenset({"Fort", "Lake", "Cape", "Mount", "Camp", "Port"})
_TITLE_WORDS = frozenset(
    "executive officer general prosecutor minister secretary president chief director chairman staff deputy vice "
    "jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec. "
    "mon tue wed thu fri sat sun may january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)


def token_index(tokens: Sequence[Token], token: Token) -> int:
    """Place of a token among its sentence's."""
    return tokens.index(token)


class _Words:
    """One sentence with what is already taken in it."""

    def __init__(self, text: str, sentence: Sentence, number: int, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = text
        self.start = sentence.start
        self.piece = text[sentence.start : sentence.end]
        self.tokens = sentence.tokens
        self.number = number
        self.mentions: list[Mention] = []
        self.taken = [False] * len(self.tokens)
        self.swallowed = [False] * len(self.tokens)
        long = [token.text for token in self.tokens if len(token.text) > 3 and token.text.isalpha()]
        self.title_case = len(long) > 3 and sum(text[0].isupper() for text in long) * 5 >= len(long) * 4
        self._starts = {token.start: index for index, token in enumerate(self.tokens)}
        self._ends = {token.end: index + 1 for index, token in enumerate(self.tokens)}

    def text_of(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def tokens_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Token range of offsets into the sentence's piece; None where a word would be cut."""
        first, last = self._starts.get(start + self.start), self._ends.get(end + self.start)
        if first is None:
            # "F-16s": the name ends inside a word only by its plural
            return None
        if last is None:
            last = self._ends.get(end + self.start + 1)
            if last is None or self.text[end + self.start : end + self.start + 1] != "s":
                return None
        return (first, last) if first < last else None

    def index_of(self, start: int) -> int:
        """Token that begins at an offset of the article."""
        return self._starts[start]

    def free(self, first: int, last: int) -> bool:
        return not any(self.taken[first:last])

    def owner(self, first: int, last: int) -> int | None:
        """Index of the name that covers the tokens, if one does."""
        if not any(self.taken[first:last]):
            return None
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        for index, mention in enumerate(self.mentions):
            if mention.start < end and start < mention.end and mention.form is Form.NAME:
                return index
        return None

    def inside(self, first: int, last: int) -> list[int]:
        if first >= last:
            return []
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return [i for i, mention in enumerate(self.mentions) if mention.start >= start and mention.end <= end]

    def mark(self, index: int) -> bool:
        """Whether a token begins a mention."""
        start = self.tokens[index].start
        return any(mention.start == start for mention in self.mentions)

    def country_word(self, index: int) -> bool:
        """Whether a token is the name of a state or people."""
        return any(row.type is EntityType.COUNTRY for row in self.lexicon.named(self.tokens[index].text))

    def country_after(self, head: int) -> tuple[int, str | None]:
        """End and state of "of Ukraine" or "from North Korea" behind a noun."""
        at = head + 1
        if at < len(self.tokens) and self.tokens[at].text in {"of", "from"}:
            at += 1
            if at < len(self.tokens) and self.tokens[at].text == "the":
                at += 1
            for mention in self.mentions:
                if (
                    at < len(self.tokens)
                    and mention.start == self.tokens[at].start
                    and mention.type is EntityType.COUNTRY
                ):
                    end = self._ends.get(mention.end)
                    if end and mention.form is not Form.DEMONYM:
                        return end, mention.country
        return head + 1, None

    def claim(self, first: int, last: int) -> None:
        self.taken[first:last] = [True] * (last - first)

    def swallow(self, first: int, last: int) -> None:
        self.swallowed[first:last] = [True] * (last - first)

    def forget(self, index: int) -> None:
        del self.mentions[index]

    def name(
        self,
        first: int,
        last: int,
        entity: EntityType,
        *,
        entries: tuple[Entry, ...] = (),
        noun: str = "",
        country: str | None = None,
        strong: bool = False,
    ) -> None:
        del strong
        self.add(first, last, entity, Form.NAME, entries=entries, noun=noun, country=country)
        self.claim(first, last)

    def add(
        self,
        first: int,
        last: int,
        entity: EntityType,
        form: Form,
        *,
        entries: tuple[Entry, ...] = (),
        noun: str = "",
        modifiers: tuple[str, ...] = (),
        country: str | None = None,
        kept: bool = True,
        wanted: bool = True,
        determiner: str = "",
        plural: bool = False,
        head: int | None = None,
        label: str = "",
    ) -> None:
        tokens = self.tokens
        self.mentions.append(
            Mention(
                start=tokens[first].start,
                end=tokens[last - 1].end,
                type=entity,
                form=form,
                sentence=self.number,
                head=head if head is not None else _head(tokens, first, last),
                entries=entries,
                noun=noun,
                modifiers=modifiers,
                country=country,
                kept=kept,
                wanted=wanted,
                determiner=determiner,
                plural=plural,
                label=label,
            )
        )

    def runs(self) -> Iterator[tuple[int, int]]:
        """Maximal runs of capitalised proper nouns, with "of" and the like inside them."""
        tokens, i = self.tokens, 0
        while i < len(tokens):
            if not _proper(tokens[i]):
                i += 1
                continue
            j = i + 1
            while j < len(tokens):
                if _proper(tokens[j]) or (tokens[j - 1].text == "-" and tokens[j].tag in {"NNP", "NN"}):
                    j += 1
                    continue
                reach = j
                while reach < len(tokens) and tokens[reach].text in _LINKS and reach - j < 2:
                    reach += 1
                links = [token.text for token in tokens[j:reach]]
                if (
                    links == ["-"]
                    and reach < len(tokens)
                    and tokens[reach].text.isalpha()
                    and _proper(tokens[j - 1])
                ):
                    j = reach + 1
                    continue
                if (
                    tokens[j].text in _PARTICLES
                    and reach <= j + 2 < len(tokens)
                    and _proper(tokens[j + (2 if tokens[j + 1].text == "-" else 1)])
                ):
                    j += 3 if tokens[j + 1].text == "-" else 2
                    continue
                if links and reach < len(tokens) and _proper(tokens[reach]) and _joins(tokens, i, j, links):
                    j = reach + 1
                    continue
                break
            yield i, j
            i = j

    def noun_of(self, head: int) -> tuple[str, tuple[Noun, ...]] | None:
        """The longest described noun that ends at a token: three, two words, then one."""
        tokens = self.tokens
        for length in (4, 3, 2, 1):
            if head - length + 1 < 0:
                continue
            key = singular(" ".join(token.text for token in tokens[head - length + 1 : head + 1]))
            rows = nouns().get(key)
            if rows:
                return key, rows
        return None

    def with_of(self, head: int) -> tuple[str, tuple[Noun, ...]] | None:
        """A noun with its "of" that the table knows as one: "weapons of mass destruction"."""
        tokens = self.tokens
        if head + 2 >= len(tokens) or tokens[head + 1].text != "of":
            return None
        for last in (head + 4, head + 3):
            key = f"{singular(tokens[head].text)} of {singular(' '.join(t.text for t in tokens[head + 2 : last]))}"
            rows = nouns().get(key)
            if rows:
                return key, rows
        return None

    def left_edge(self, head: int) -> int:
        """First word of the noun phrase that ends in head: words to its left that can only belong to it."""
        tokens, left = self.tokens, head
        while left > 0:
            token = tokens[left - 1]
            if token.tag in {"DT", "PRP$", "PDT"}:
                return left - 1
            if token.tag in {"CC", ","} and left > 1 and self.country_word(left) and self.country_word(left - 2):
                left -= 1
                continue
            if token.tag in {"VBN", "VBG", "VBD", "RB", "JJ"} and token.dep not in {
                "amod",
                "compound",
                "advmod",
                "nmod",
                "nummod",
                "npadvmod",
                "conj",
            }:
                inside = tokens[left].tag == "HYPH"
            else:
                inside = token.tag in _INSIDE or token.tag in {"VBG", "RB", "VBD"} or tokens[left].tag == "HYPH"
            if not inside or (token.tag == "CD" and token.dep == "pobj"):
                break
            left -= 1
        while left < head and tokens[left].tag == "HYPH":
            left += 1
        return left


def _proper(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"} and (token.text[0].isupper() or token.text[0].isdigit())


def _proper_at(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and _proper(tokens[index])


def _joins(tokens: Sequence[Token], first: int, last: int, links: Sequence[str]) -> bool:
    before = tokens[last - 1].text
    if links[0] in {"of", "for"}:
        return before in headwords() or before in {
            "Chiefs",
            "House",
            "Ministry",
            "Department",
            "Republic",
            "Sea",
            "Strait",
        }
    if links[0] in {"and", "&", "on"}:
        inside = any(token.text == "of" for token in tokens[first:last])
        return (
            links[0] == "&"
            or inside
            and any(token.text in {"Ministry", "Department", "Committee"} for token in tokens[first:last])
        )
    if links[0] == "-":
        return True
    return False


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """Index of the word of [first, last) whose governor lies outside."""
    for index in range(last - 1, first - 1, -1):
        if not first <= tokens[index].head < last or tokens[index].head == index:
            return index
    return last - 1
