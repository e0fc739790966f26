"""``atlas add``: one record from a BibTeX entry, an identifier, an address or a title."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.adding import (
    LABELS,
    NONE,
    LookUp,
    LookUpError,
    Reference,
    known_as,
    look_up,
    new_paper,
    new_record,
    read_reference,
    read_terms,
    suggest,
    typed_fields,
)
from generator.cli.options import checked_catalog, root_option, today
from generator.engines.settings import read_site
from generator.enrich import Facts
from generator.errors import AtlasError, CatalogError
from generator.files import write_new
from generator.importer.words.wording import short_name
from generator.layout import SCHEMA_LINE
from generator.load import nearest, quoted, resolve
from generator.urls import schema_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.catalog import Catalog

KINDS = ("paper", "dataset", "metric", "tool")
_NOTHING = Reference(Facts("", "", ""))


def _fields(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if wrong := [name for name, equals, _ in pairs if not (name and equals)]:
        raise click.BadParameter(f"{wrong[0]!r} is not of the form FIELD=VALUE")
    return {name.strip(): value.strip() for name, _, value in pairs}


@click.command("add")
@click.argument("reference", required=False)
@root_option
@click.option("--kind", type=click.Choice(KINDS), default="paper", show_default=True, help="What it is.")
@click.option(
    "--set", "given", multiple=True, metavar="FIELD=VALUE", callback=_fields,
    help="A field of the record; the items of a list with commas between. May be given more than once.",
)  # fmt: skip
@click.option(
    "--id",
    "stem",
    default="",
    help="Name of the file, and last part of the address.  [default: made from name or title]",
)
@click.option("--offline", is_flag=True, help="Ask neither arXiv nor the registry of DOIs.")
@click.option("--no-input", is_flag=True, help="Ask nobody: take what is given and suggested.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show the file.")
def command(
    *,
    reference: str | None,
    root: Path,
    kind: str,
    given: dict[str, str],
    stem: str,
    offline: bool,
    no_input: bool,
    dry_run: bool,
) -> None:
    """Add one record: from REFERENCE, from what you answer, and from what its title suggests.

    REFERENCE is a BibTeX entry (or a file that holds one, or - for standard input), an arXiv id, a DOI or an address. arXiv
    and the registry of DOIs are asked for title and authors; without a network only what the reference itself says is
    taken. The file is checked before it is written, and begins with the line by which editors find the schema.

    \b
    Examples:
      atlas add 2401.12208
      atlas add entry.bib --no-input --set tasks=report-generation
      atlas add --kind dataset https://data.example.org/x --set name=X --set modalities=ct
    """
    catalog = checked_catalog(root)
    found = read_reference(*_text_of(reference)) if reference else _NOTHING
    if known := known_as(found.facts.ids, catalog):
        raise AtlasError(f"this is there already: {catalog.file_of(known)}")
    data: dict[str, Any] = {}
    if kind == "paper":
        data = new_paper(found, None if offline else _looked_up(found), catalog)
    elif found.links:
        data = {
            "links": ({**found.links[0].model_dump(exclude_none=True), "type": "code" if kind == "tool" else "data"},)
        }
    data |= typed_fields(given, f"{kind}s", catalog)
    _complete(data, kind, catalog, ask=None if no_input else frozenset(given))
    record = new_record(f"{kind}s", data, catalog, root, today(), stem=stem)
    if not record.text or any(problem.severity == "error" for problem in record.problems):
        raise CatalogError(record.problems)
    for problem in record.problems:
        click.echo(str(problem), err=True)
    text = _schema_line(kind, root) + record.text
    if dry_run:
        click.echo(f"# {record.file}\n{text}", nl=False)
        return
    write_new(root / record.file, text)
    click.echo(record.file)


def _text_of(reference: str) -> tuple[str, str]:
    """Return what a reference says, itself, what a file of this name holds, or what stands on standard input; and which it was."""
    if reference == "-":
        return sys.stdin.read(), "standard input"
    if "\n" in reference or not Path(reference).is_file():
        return reference, "BibTeX"
    try:
        return Path(reference).read_text("utf-8"), reference
    except UnicodeDecodeError as error:
        raise AtlasError(f"{reference} is not UTF-8 text") from error


def _looked_up(reference: Reference) -> Facts | None:
    """Return what sources say of a work; nothing when it names none, or nobody answers, which is told."""
    ids = reference.facts.ids
    if not (ids.doi or ids.arxiv) or (reference.facts.title and reference.facts.authors):
        return None
    try:
        return look_up(ids, LookUp())
    except LookUpError as error:
        click.echo(f"{error}; going on without", err=True)
        return None


def _schema_line(kind: str, root: Path) -> str:
    """Return the first line of a new file; nothing while it is not known where the site, and so the schema, is."""
    site = read_site(root)
    return f"{SCHEMA_LINE} $schema={site.canonical(schema_path(kind))}\n" if site.url else ""


def _complete(data: dict[str, Any], kind: str, catalog: Catalog, *, ask: frozenset[str] | None) -> None:
    """Fill in what is missing: with what a person answers, or else with what the title suggests.

    ``ask`` holds the fields that are settled already, and so not asked for; None when nobody is to be asked.
    """
    for field in {"paper": ("title",), "metric": ("name", "family"), "tool": ("name", "purpose")}.get(kind, ("name",)):
        if not data.get(field):
            data[field] = _required(field, ask=ask is not None)
    if kind != "paper":
        return
    title = str(data["title"])
    suggestions = suggest(title, catalog.vocabularies)
    data.setdefault("type", suggestions.type)
    data.setdefault("name", short_name(title))
    for field in LABELS:
        data.setdefault(field, suggestions.terms[field])
    if ask is None:
        return
    readers: dict[str, Callable[[str], Any]] = {
        "year": resolve,
        "venue": partial(_known, terms=catalog.venues),
        "type": partial(_known, terms=catalog.vocabularies.get("types", {})),
        "name": str,
        **{field: partial(read_terms, vocabulary=catalog.vocabularies.get(field, {})) for field in LABELS},
    }
    for field, read in readers.items():
        if field not in ask:
            data[field] = _asked(field, data.get(field), read)


def _required(field: str, *, ask: bool) -> str:
    if not ask:
        raise AtlasError(f"no {field} is known; give it with --set {field}=…")
    return str(click.prompt(field.capitalize(), err=True)).strip()


def _asked(field: str, default: Any, read: Callable[[str], Any]) -> Any:
    """Return the first answer that can be used; ``-`` stands for nothing."""
    shown = ", ".join(default) if isinstance(default, tuple) else str(default or "")
    while True:
        text = str(click.prompt(field.capitalize(), default=shown or NONE, err=True)).strip()
        try:
            return read(text) if text != NONE else None
        except AtlasError as error:
            click.echo(f"  {error}", err=True)


def _known(text: str, terms: Mapping[str, object]) -> str:
    if text not in terms:
        near = nearest(text, terms)
        raise AtlasError(f"unknown {quoted(text)}" + (f" (did you mean {quoted(near)}?)" if near else ""))
    return text
