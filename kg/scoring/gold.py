"""Marked articles: ``NAME.txt`` beside ``NAME.json``, in a folder or in a tar archive of one.

``tests/gold/gold.schema.json`` describes the JSON. Spaces that do not break count as spaces.
"""

import json
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kg.errors import SettingError, SourceError
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role
from kg.scoring.words import Place, all_plain, numbers_in, plain

#: What a marked amount may say in numbers.
_NUMBERS = ("value", "min", "max", "amount")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Somebody or something that the article names; accepted: every name that is right, in plain form."""

    type: EntityType
    accepted: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldArgument:
    """A role and what fills it.

    shown: the name, or the words, for people. words: as they stand in the article, else the name. place: where
    they stand. names: plain names and words that are right; who: the plain names of the entity, None where the
    filler is none. numbers: what a quantity or value says.
    """

    role: Role
    shown: str
    words: str
    place: Place | None
    names: frozenset[str]
    who: frozenset[str] | None
    numbers: frozenset[float]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as marked. place: the sentence; time: EDTF where the marks fix one; speakers: for each, the plain
    names that are right."""

    type: ClaimType
    act: Act | None
    trigger: str
    evidence: str
    place: Place
    arguments: tuple[GoldArgument, ...]
    time: str | None
    polarity: Polarity
    modality: Modality
    speakers: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A marked article. name: its file's name without the ending; text: as the file holds it."""

    name: str
    text: str
    publisher: str | None
    published: str | None
    entities: tuple[GoldEntity, ...]
    claims: tuple[GoldClaim, ...]


def read_gold(path: Path) -> list[GoldArticle]:
    """The marked articles of a folder or an archive, by name.

    Raises SettingError where there are none, SourceError where a file isn't in the gold's form.
    """
    files = dict(gold_files(path))
    names = sorted(name.removesuffix(".json") for name in files if name.endswith(".json"))
    if not names:
        raise SettingError(f"{path}: no marked articles; name a folder of NAME.txt and NAME.json, or a tar of one")
    return [_article(path, name, files) for name in names]


def gold_files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of a folder or an archive. Raises SettingError where it is neither."""
    if path.is_dir():
        for file in sorted(path.iterdir()):
            if file.is_file():
                yield file.name, file.read_bytes()
        return
    if not path.exists():
        raise SettingError(f"{path}: no such file or folder; name a folder of marked articles, or a tar of one")
    try:
        with tarfile.open(path) as archive:
            for member in archive:
                content = archive.extractfile(member)
                if content is not None:
                    yield PurePosixPath(member.name).name, content.read()
    except (tarfile.TarError, EOFError, OSError) as error:
        raise SettingError(f"{path}: neither a folder nor a whole tar archive of marked articles") from error


def _article(path: Path, name: str, files: Mapping[str, bytes]) -> GoldArticle:
    where = f"{path.name}/{name}"
    text = files.get(f"{name}.txt")
    if text is None:
        raise SourceError(f"{where}.json: there is no {name}.txt beside it; put the article's text there")
    try:
        return _marked(name, text.decode("utf-8"), json.loads(files[f"{name}.json"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        detail = str(error) if isinstance(error, ValueError) else f"{type(error).__name__} {error}"
        raise SourceError(f"{where}.json: not a marked article ({detail}); mend it by gold.schema.json") from error


def _marked(name: str, text: str, data: dict[str, Any]) -> GoldArticle:
    spaced = text.replace("\u00a0", " ")
    entities = data.get("entities", [])
    accepted = {plain(item["name"]): _accepted(item) for item in entities}
    return GoldArticle(
        name=name,
        text=text,
        publisher=data.get("publisher"),
        published=data.get("published"),
        entities=tuple(GoldEntity(EntityType(item["type"]), _accepted(item)) for item in entities),
        claims=tuple(_claim(item, spaced, accepted) for item in data["claims"]),
    )


def _accepted(entity: dict[str, Any]) -> frozenset[str]:
    return frozenset(map(plain, (entity["name"], *entity.get("accept", ()))))


def _claim(data: dict[str, Any], text: str, accepted: Mapping[str, frozenset[str]]) -> GoldClaim:
    evidence = data["evidence"].replace("\u00a0", " ")
    start = text.find(evidence)
    if start < 0:
        raise ValueError(f"the evidence of {data.get('id', data['type'])} isn't in the text")
    place = (start, start + len(evidence))
    act = data.get("act")
    return GoldClaim(
        type=ClaimType(data["type"]),
        act=Act(act) if act else None,
        trigger=data["trigger"],
        evidence=evidence,
        place=place,
        arguments=tuple(_argument(item, text, place, accepted) for item in data["args"]),
        time=(data.get("time") or {}).get("value") or None,
        polarity=Polarity(data["polarity"]),
        modality=Modality(data["modality"]),
        speakers=tuple(all_plain(_names(item)) for item in data.get("attribution", ())),
    )


def _argument(data: dict[str, Any], text: str, sentence: Place, accepted: Mapping[str, frozenset[str]]) -> GoldArgument:
    name, words = data.get("name"), data.get("text")
    own = all_plain(_names(data))
    who = accepted.get(plain(name or ""))
    return GoldArgument(
        role=Role(data["role"]),
        shown=name or words or "",
        words=words or name or "",
        place=_find(text, words.replace("\u00a0", " "), sentence) if words else None,
        names=own.union(*(accepted.get(item, ()) for item in own)) - {""},
        who=None if who is None else who | all_plain(data.get("accept", ())),
        numbers=_numbers(data.get("value")) or numbers_in(words or ""),
    )


def _names(data: dict[str, Any]) -> Iterable[str | None]:
    return (data.get("name"), data.get("text"), *data.get("accept", ()))


def _numbers(value: dict[str, Any] | float | str | None) -> frozenset[float]:
    if isinstance(value, dict):
        return frozenset(float(value[key]) for key in _NUMBERS if value.get(key) is not None)
    return frozenset() if value is None else numbers_in(str(value))


def _find(text: str, words: str, sentence: Place) -> Place | None:
    """Where the words stand: in the sentence, else at their first place in the article."""
    start = text.find(words, *sentence)
    if start < 0:
        start = text.find(words)
    return None if start < 0 else (start, start + len(words))
