"""Finding mentions: tables first (they know that Kherson is a place), then rules over runs of capitals,
designators, units, offices and noun phrases.

A learned head's and a reader's spans come in at resolution. No statistical recogniser runs here: that would
cost as much as the parse.
"""

import re
from dataclasses import replace

from kg.model.vocabulary import EntityType
from kg.nlp.document import Doc, Sentence
from kg.nlp.lexicon import Entry, Lexicon, fold
from kg.nlp.mentions import UNTOLD, Form, Mention, Noun, headwords, nouns, singular, titles, wordset
from kg.nlp.mentions_rules import (
    GENERIC_HEADS,
    NO_NAMES,
    PLACE_PREFIXES,
    SAYS,
    TITLE_WORDS,
    fits,
    is_calibre,
    is_ship,
    is_weapon,
    person_in,
    possessor_before,
)
from kg.nlp.mentions_words import LINKS, SentenceWords, proper_at

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
    r" [A-Z][\w’'.\-]*(?: (?:[A-Z][\w’'.\-]*|de|del|of|el))*"
)


_COMPASS = re.compile(
    r"^(?:north|south|east|west|central|northern|southern|eastern|western|north ?eastern|north ?western|south ?eastern|"
    r"south ?western|northeast|northwest|southeast|southwest|mainland|coastal)$"
)


_OFFICES = frozenset(
    {
        *(
            "president",
            "prime minister",
            "foreign minister",
            "defense minister",
            "defence minister",
            "chancellor",
            "king",
        ),
        *("emir", "leader", "army chief", "defense secretary", "defence secretary", "secretary of state"),
        *(
            "vice president",
            "interior minister",
            "finance minister",
            "supreme leader",
            "sultan",
            "premier",
            "head of state",
        ),
        *(
            "secretary of defense",
            "navy chief",
            "air force chief",
            "deputy prime minister",
            "chief of staff",
            "crown prince",
        ),
    }
)


_OFFICE_PARTS = wordset(
    "prime foreign defense defence army vice interior finance supreme navy deputy crown chief of state "
    "secretary air force head"
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
        words = SentenceWords(text, sentence, number, self._lexicon)
        self._runs(words)
        self._tables(words)
        self._unknown(words)
        self._compass(words)
        self._offices(words)
        self._descriptions(words)
        return words.mentions

    # names by rule -------------------------------------------------------------------------------------

    def _runs(self, words: SentenceWords) -> None:
        """Units, ships, people and other runs of capitals whose own words tell their type."""
        piece = words.piece
        for pattern, entity in ((_UNIT, EntityType.ARMED_FORCE), (_SHIP, EntityType.WEAPON)):
            for match in pattern.finditer(piece):
                span = words.tokens_of(match.start(), match.start() + len(match.group(0).rstrip(".")))
                if span and words.free(*span):
                    words.name(*span, entity, noun="ship" if entity is EntityType.WEAPON else "unit")
        for first, last in words.runs():
            self._run(words, first, last)

    def _run(self, words: SentenceWords, first: int, last: int) -> None:
        person = person_in(words, first, last)
        if person:
            words.name(*person, EntityType.PERSON)
            return
        tokens = words.tokens[first:last]
        if len(tokens) < 2 or not words.free(first, last):
            return
        texts = [token.text for token in tokens]
        head = next((i - 1 for i, text in enumerate(texts) if text in {"of", "for", "on"} and i), len(texts) - 1)
        entity = headwords().get(" ".join(texts[max(head - 1, 0) : head + 1])) or headwords().get(texts[head])
        if texts[0] in PLACE_PREFIXES and entity is not EntityType.ARMED_FORCE and not any(t in LINKS for t in texts):
            entity = EntityType.PLACE
        number = words.tokens[last : last + 1]
        if entity is EntityType.ARMED_FORCE and number and number[0].tag == "CD" and number[0].text.isdigit():
            last += 1
        if entity is None and head < len(texts) - 1:
            entity = headwords().get(texts[-1])
        if entity is None or (texts[head] == texts[0] and head == len(texts) - 1):
            return
        if texts[0] in {"Government", "Republic", "Kingdom", "State"} and head == 0:
            return
        if (
            entity is EntityType.PLACE
            and head < len(texts) - 1
            and texts[head + 1] == "of"
            and words.country_word(first + head + 2)
            and head
        ):
            last = first + head + 1
        if entity is EntityType.WEAPON and not any(c.isdigit() for c in words.text_of(first, last)):
            return
        if (
            entity in {EntityType.ORGANIZATION, EntityType.ARMED_FORCE}
            and first > 1
            and possessor_before(words, first)
            and texts[head] in GENERIC_HEADS
        ):
            first -= possessor_before(words, first)
        words.name(first, last, entity, noun=singular(texts[head]))

    # names by table ------------------------------------------------------------------------------------

    def _tables(self, words: SentenceWords) -> None:
        for hit in self._lexicon.find(words.piece):
            span = words.tokens_of(hit.start, hit.end)
            if span is None:
                if hit.entries[0].type is EntityType.COUNTRY:
                    self._joined(words, hit.start, hit.end, hit.entries)
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
            weapon = is_weapon(follower)
            if ("-" in match.group(0) and len(match.group(0)) > 3) or weapon:
                words.name(*found, EntityType.WEAPON)

    def _unknown(self, words: SentenceWords) -> None:
        """Runs of capitals that no table knows, by what stands beside them."""
        tokens = words.tokens
        if words.title_case:
            return
        for begin, last in words.runs():
            first = begin
            while first < last and (words.taken[first] or tokens[first].text.lower() in TITLE_WORDS):
                first += 1
            if first == last or not words.free(first, last):
                continue
            texts = [token.text for token in tokens[first:last]]
            low = " ".join(texts).lower()
            if (
                any(t.lower() in TITLE_WORDS or t in headwords() for t in texts)
                or (low,) in titles()
                or len(low) < 3
                or len(texts) > 4
            ):
                continue
            if not texts[0][0].isalpha() or low in NO_NAMES or nouns().get(singular(texts[-1])):
                continue
            before = tokens[first - 1].text.lower() if first else ""
            after = tokens[last].text.lower() if last < len(tokens) else ""
            entity = self._guess(words, first, last, texts, before, after)
            if entity is not None:
                words.name(first, last, entity, noun="ship" if is_ship(before) else "")

    def _guess(
        self, words: SentenceWords, first: int, last: int, texts: list[str], before: str, after: str
    ) -> EntityType | None:
        if is_ship(before) or is_weapon(after):
            return EntityType.WEAPON
        acronym = len(texts) == 1 and texts[0].isupper() and texts[0].isalpha() and 3 <= len(texts[0]) <= 6
        if acronym:
            return EntityType.ORGANIZATION if before == "the" or after in SAYS | {"’s", "'s"} else None
        if after in SAYS:
            return EntityType.PERSON
        single = len(texts) == 1
        if before in {"near", "at", "from", "outside", "towards", "toward", "around"} or (
            before == "in" and len(texts) < 3
        ):
            return EntityType.PLACE if not texts[0].isupper() else None
        if single and first > 1 and before in {"and", ","}:
            earlier = words.tokens[first - 2]
            if any(m.end == earlier.end and m.type is EntityType.PLACE and m.form is Form.NAME for m in words.mentions):
                return EntityType.PLACE
        return None

    def _offices(self, words: SentenceWords) -> None:
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
                    near = mention.end in {
                        tokens[start - 1].end,
                        tokens[max(start - 2, 0)].end if tokens[start - 1].tag == "POS" else -1,
                    }
                    if near and mention.type is EntityType.COUNTRY:
                        country = mention.country
                        front = words.index_of(mention.start)
            named = last < len(tokens) and tokens[last].tag in {"NNP", "NNPS"}
            if (
                country is None
                or named
                or (last < len(tokens) and tokens[last].text == "," and proper_at(tokens, last + 1))
            ):
                continue
            words.add(front, last, EntityType.PERSON, Form.OFFICE, noun=office, country=country, head=index, kept=False)
            words.swallow(front, last)

    def _compass(self, words: SentenceWords) -> None:
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

    def _country(self, words: SentenceWords, span: tuple[int, int], entries: tuple[Entry, ...]) -> None:
        row = entries[0]
        form = {"demonym": Form.DEMONYM, "capital": Form.CAPITAL}.get(row.kind, Form.NAME)
        words.add(*span, EntityType.COUNTRY, form, entries=entries, country=row.country)

    def _joined(self, words: SentenceWords, start: int, end: int, entries: tuple[Entry, ...]) -> None:
        """A state at a hyphen inside one word: "U.S.-made", "U.S.-India"."""
        if words.piece[end : end + 1] != "-" and words.piece[max(start - 1, 0) : start] != "-":
            return
        first, last = start + words.start, end + words.start
        index = next((i for i, token in enumerate(words.tokens) if token.start <= first and last <= token.end), None)
        if index is None or words.taken[index]:
            return
        row = entries[0]
        form = {"demonym": Form.DEMONYM, "capital": Form.CAPITAL}.get(row.kind, Form.NAME)
        words.mentions.append(
            Mention(first, last, EntityType.COUNTRY, form, words.number, index, entries, country=row.country)
        )

    def _hit(self, words: SentenceWords, span: tuple[int, int], entries: tuple[Entry, ...]) -> None:
        rows = tuple(row for row in entries if fits(words, span, row))
        if not rows:
            return
        if rows[0].type is EntityType.COUNTRY:
            self._country(words, span, rows)
            words.claim(*span)
            return
        if rows[0].type in {EntityType.ORGANIZATION, EntityType.ARMED_FORCE}:
            self._owner(words, span)
        first = rows[0]
        same = tuple(row for row in rows if row.type is first.type)
        words.name(*span, first.type, entries=same, country=first.country)

    def _owner(self, words: SentenceWords, span: tuple[int, int]) -> None:
        """The state that a body's name opens with: "U.S. Air Force"."""
        for length in (2, 1):
            last = span[0] + length
            if last >= span[1]:
                continue
            rows = words.lexicon.named(words.text_of(span[0], last))
            states = tuple(row for row in rows if row.type is EntityType.COUNTRY and not row.need)
            if states:
                self._country(words, (span[0], last), states)
                return

    # descriptions --------------------------------------------------------------------------------------

    def _descriptions(self, words: SentenceWords) -> None:
        tokens = words.tokens
        for head in range(len(tokens) - 1, -1, -1):
            token = tokens[head]
            if token.tag not in {"NN", "NNS", "NNP", "NNPS"} or words.swallowed[head]:
                continue
            if token.dep == "compound" and token.head > head and token.tag in {"NN", "NNS"} and token.head - head < 4:
                follower = tokens[token.head]
                if words.noun_of(token.head) or follower.tag in {"NN", "NNS"}:
                    continue
            if (
                token.tag == "NNP"
                and head + 1 < len(tokens)
                and tokens[head + 1].tag == "NNP"
                and token.dep == "compound"
            ):
                continue
            if (
                token.text.lower() == "mine"
                and token.tag == "NN"
                and (not head or tokens[head - 1].tag not in {"DT", "JJ", "NN"})
            ):
                continue
            noun = words.noun_of(head)
            if noun is None:
                continue
            self._describe(words, head, *(words.with_of(head) or noun))

    def _describe(self, words: SentenceWords, head: int, noun: str, rows: tuple[Noun, ...]) -> None:
        tokens = words.tokens
        if words.taken[head]:
            return
        left = words.left_edge(head)
        determiner, core = "", left
        counted = [
            i for i in range(left, head) if tokens[i].tag == "CD" and not is_calibre(words, i) and not words.taken[i]
        ]
        money = any(tokens[i].text.lower() in {"million", "billion", "trillion", "$", "us$"} for i in range(left, head))
        if counted and tokens[counted[-1] + 1].tag != "HYPH" and not money:
            core = counted[-1] + 1
        while core < head and (
            tokens[core].text.lower() in UNTOLD
            or tokens[core].tag
            in {"CD", "DT", "PDT", "RB", "JJR", "JJS", "PRP$", "``", "''", "CC", "RBR", ",", ":", "-LRB-"}
        ):
            if (
                tokens[core + 1].tag == "HYPH"
                or words.mark(core)
                or is_calibre(words, core)
                or (money and tokens[core].tag == "CD")
            ):
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
        used = noun.split(" of ", maxsplit=1)[0].split()
        modifiers = modifiers[: len(modifiers) - len(used) + 1] if len(used) > 1 else modifiers
        proper = country or named or any(_COMPASS.match(word) for word in modifiers)
        kept = row.use[2 if proper else 1 if modifiers else 0] == "y"
        country = country or next((m.country for m in named if m.country), None)
        last = head + 1
        if " of " in noun and singular(tokens[head].text) == noun.split(" of ", 1)[0]:
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
