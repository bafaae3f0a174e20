"""Mentions: which words of an article name or describe one of the seven kinds of entities.

The values, and the tables of words that the rules read: described nouns, last words of names, first names
and titles (all of ``ontology/lexicon/own``). The finding is in :mod:`kg.nlp.mentions_find`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg import resources
from kg.model import Span
from kg.model.vocabulary import EntityType
from kg.nlp.lexicon import Entry


@dataclass(frozen=True, slots=True)
class LearnedMention:
    """A mention that the reader's mention head found, with its probability in 0..1."""

    span: Span
    type: EntityType
    score: float


@dataclass(frozen=True, slots=True)
class FillerSpan:
    """Words that the reader uses as a role's filler or as a speaker; types: what the ontology admits there.

    voices: who says the claim, nearest first: "we" and "I" are theirs.
    """

    span: Span
    types: frozenset[EntityType]
    speaker: bool = False
    voices: tuple[Span, ...] = ()


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
    for noun, entity, kind, use in resources.table("lexicon", "own", "nouns.tsv"):
        key = singular(noun)
        table[key] = (*table.get(key, ()), Noun(EntityType(entity), kind, use))
    return table


@cache
def headwords() -> dict[str, EntityType]:
    """Last words of names ("Ministry", "Brigade") with the type that they tell."""
    return {word: EntityType(entity) for word, entity in resources.table("lexicon", "own", "headwords.tsv")}


@cache
def given_names() -> frozenset[str]:
    """First names of people."""
    return frozenset(resources.ontology("lexicon", "own", "given.txt").read_text(encoding="utf-8").split())


@cache
def titles() -> frozenset[tuple[str, ...]]:
    """Titles that stand before a person's name, word by word, in lower case."""
    lines = resources.ontology("lexicon", "own", "titles.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(tuple(line.lower().split()) for line in lines)


@cache
def portfolios() -> frozenset[str]:
    """Last words of what an office is over, in lower case: "Foreign Affairs", "Human Rights"."""
    lines = resources.ontology("lexicon", "own", "portfolios.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.lower() for line in lines)


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


@cache
def title_words() -> frozenset[str]:
    """Every word of the titles, with what joins them."""
    return frozenset({word for title in titles() for word in title} | {"of", "the", "madam", "prime", "state"})


#: Words between an office and what it is over.
_OVER = frozenset({"of", "for", "on", "the", "and"})


@cache
def _office_words() -> frozenset[str]:
    return title_words() | portfolios() | _OVER


#: Titles that are also names.
_KIN = frozenset({"son", "brother", "sister", "wife", "father"})


def office_word(word: str) -> bool:
    """Whether a word is of an office and not of its holder's name: a title, what it is over, what joins the two."""
    plain = word.lower().strip(",.")
    if "-" in plain and all(office_word(part) for part in plain.split("-")):
        return True  # "Director-General"
    known = _office_words()
    return plain in known or singular(plain) in known or word in headwords()


def holder_at(words: Sequence[str]) -> int:
    """Where a person's name begins among words that may open with the office: behind its last word, or at a first
    name behind "of" or "for" ("High Commissioner for Human Rights Volker Turk"). 0 where no office opens them, or
    where they are an office without its holder ("Prime Minister of Albania")."""
    if not words or office_word(words[-1]):
        return 0
    last = next((n for n in range(len(words) - 1, 0, -1) if office_word(words[n - 1])), 0)
    if last == len(words) - 1 and words[last - 1].lower() in _KIN:
        return 0  # "Son Jae-il"
    if last and words[last - 1].lower() in _OVER:
        return next((n for n in range(last, len(words) - 1) if words[n] in given_names()), 0)
    return last


def wordset(words: str) -> frozenset[str]:
    """Words of a text as a set: long lists stay readable so."""
    return frozenset(words.split())


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


#: Words that stand for some of what was named before.
ELLIPTIC = wordset(
    "first second third fourth fifth last one ones rest other others another further more none some many most all both "
    "each half remainder former latter pair batch remaining majority few several"
)
#: Words of number and choice.
QUANTIFIERS = wordset(
    "a an the this these that those such both all some any several many few more most other another each "
    "every no its their his her our your my new further additional first second last same certain various "
    "numerous dozens hundreds thousands about around nearly almost over only least than at up to own "
    "total two three four five six seven eight nine ten potential possible remaining latest recent"
)
#: Words that judge and don't classify: "critical air defence interceptors" are air defence interceptors.
_JUDGING = wordset(
    "critical advanced modern sophisticated major important key powerful capable proposed annual existing "
    "lethal deadly dangerous massive large big huge escalatory unlawful illicit provocative so-called old "
    "older newer newest recent significant substantial alleged suspected fresh initial final full entire "
    "particular"
)
#: Words before a description that are no part of it.
UNTOLD = QUANTIFIERS | _JUDGING
