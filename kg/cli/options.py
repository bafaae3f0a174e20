"""Options that build and extract share, and the walk that they describe."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.pipeline import Walk

_Command = Callable[..., Any]

_OPTIONS = (
    click.option("--title", metavar="TEXT", help="Title of the article (one article only)."),
    click.option("--publisher", metavar="TEXT", help="Who published it (one article only)."),
    click.option(
        "--date", metavar="DATE", help="When it was published: 2024, 2024-06 or 2024-06-19 (one article only)."
    ),
    click.option("--url", metavar="URL", help="Where it was published (one article only)."),
    click.option(
        "--meta",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="CSV or TSV table with the columns file, title, publisher, date, url.",
    ),
    click.option("--read-title", is_flag=True, help="Read a given title as the article's first line."),
    click.option("--encoding", metavar="NAME", help="Encoding of the files, where it is not UTF-8."),
    click.option("--any-language", is_flag=True, help="Read articles that do not look English all the same."),
    click.option(
        "--lexicon",
        "lexicons",
        metavar="FILE",
        multiple=True,
        type=click.Path(path_type=Path),
        help="Your own names, in a table; repeatable.",
    ),
    click.option("--model", metavar="NAME", help="Another installed spaCy model."),
    click.option(
        "--jobs", metavar="N", type=click.IntRange(1), default=1, show_default=True, help="Processes that read."
    ),
    click.option("--no-text", is_flag=True, help="Keep the quotes and leave the article's text out."),
)


def reading_options(command: _Command) -> _Command:
    """Give a command all options about how articles are read; :func:`walk` takes their values."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def env_file_option(command: click.Command) -> click.Command:
    """Give a command ``--env-file``: while it runs, the file's settings of Neo4j stand in the environment."""
    return click.option(
        "--env-file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_take_env_file,
        help="NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, as Aura gives them out.",
    )(command)


def _take_env_file(ctx: click.Context, _option: click.Parameter, path: Path | None) -> None:
    if path is None:
        return
    from kg.stores.server import env_file

    before = dict(os.environ)
    os.environ.update(env_file(path))
    ctx.call_on_close(lambda: _restore(before))


def _restore(before: dict[str, str]) -> None:
    for name in set(os.environ) - set(before):
        del os.environ[name]
    os.environ.update(before)


def walk(
    *,
    title: str | None,
    publisher: str | None,
    date: str | None,
    url: str | None,
    meta: Path | None,
    read_title: bool,
    encoding: str | None,
    any_language: bool,
    lexicons: tuple[Path, ...],
    model: str | None,
    jobs: int,
    no_text: bool,
) -> "Walk":
    """The walk that the options describe."""
    from kg.extractors.reading import ReadingSettings
    from kg.pipeline import Walk
    from kg.sources import Meta, SourceSettings

    return Walk(
        sources=SourceSettings(
            flags=Meta(title=title, publisher=publisher, date=date, url=url),
            meta=meta,
            read_title=read_title,
            encoding=encoding,
            any_language=any_language,
        ),
        reading=ReadingSettings(model=model, lexicons=lexicons),
        jobs=jobs,
        keep_text=not no_text,
    )


def finish(ctx: click.Context, *, read: int, skipped: int) -> None:
    """End with the exit code for so many articles read and inputs skipped."""
    if not read:
        ctx.exit(2)
    if skipped:
        ctx.exit(1)


def iri_options(command: _Command) -> _Command:
    """Give a command the options ``--base-iri`` and ``--vocabulary-iri``; the environment may hold them, too."""
    for name, variable, what in (
        ("--vocabulary-iri", "KG_VOCABULARY_IRI", "Where the vocabulary lives, in place of w3id.org/kg-claims"),
        ("--base-iri", "KG_BASE_IRI", "Base of the IRIs of claims and all other data"),
    ):
        command = click.option(
            name, metavar="IRI", envvar=variable, help=f"{what} (or {variable} in the environment)."
        )(command)
    return command
