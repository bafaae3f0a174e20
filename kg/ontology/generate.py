"""Python made from the ontology: ``kg/model/vocabulary.py``, and the one Turtle file that follows from the others."""

import re
from collections.abc import Iterable
from pathlib import Path

from kg import resources
from kg.ontology.iri import VOCABULARY
from kg.ontology.load import EdgeTable, Ontology, RoleTable, Term, load

_WIDTH = 120


def outputs() -> dict[Path, str]:
    """What each generated file should hold. Raises OntologyError where the ontology contradicts itself."""
    ontology = load()
    return {
        resources.package_file("model", "vocabulary.py"): python(ontology),
        resources.ontology("domains.ttl"): domains(ontology),
    }


def stale() -> tuple[Path, ...]:
    """Generated files that differ from what the ontology gives now."""
    return tuple(path for path, text in outputs().items() if not path.is_file() or path.read_text("utf-8") != text)


def python(ontology: Ontology) -> str:
    """The text of ``kg/model/vocabulary.py``."""
    types = [term.code for term in ontology.entity_types]
    role_relations = [
        Term(_snake(term.code), term.label, term.definition)
        for term in ontology.roles
        if any(table.role == term.code and _joins(table) for rows in ontology.roles_of.values() for table in rows)
    ]
    parts = [
        '"""Generated from ontology/ by ``python -m kg.ontology generate``; do not edit."""',
        "",
        "from enum import StrEnum",
        "",
        "from kg.model.schema import EdgeRule, RoleRule",
        "",
        *_enum("EntityType", "What an entity is.", ontology.entity_types),
        *_enum("ClaimType", "What a claim says.", ontology.claim_types),
        *_enum("Role", "What a filler is to its claim.", ontology.roles),
        *_enum("Act", "Phase or manner of a claim; :data:`ACTS` lists those of each type.", ontology.acts),
        *_enum("Polarity", "Whether it is said to be so.", ontology.polarities),
        *_enum("Modality", "How firmly it is said.", ontology.modalities),
        *_enum("EdgeType", "Direct edges, derived from claims.", ontology.edge_types),
        *_enum(
            "NodeLabel", "Labels of the graph's nodes; a claim carries ``Claim`` and its own.", ontology.node_labels
        ),
        *_enum(
            "RelationType",
            "Relationship types of the graph that aren't derived: a claim's roles, and what joins the rest.",
            (*role_relations, *ontology.relations),
        ),
        *_enum("WeaponClass", "Classes of weapons, as ``Entity.weapon_class`` names them.", ontology.weapon_classes),
        "",
        *_acts(ontology),
        "",
        *_roles(ontology, types),
        "",
        "#: Pairs of roles that one entity can't fill at once.",
        "DISJOINT: dict[ClaimType, tuple[tuple[Role, Role], ...]] = {",
        *(f"    ClaimType.{_snake(claim)}: {_pairs(pairs)}," for claim, pairs in ontology.disjoint.items()),
        "}",
        "",
        "#: Entity types that speak; so may a description.",
        f"SPEAKERS: frozenset[EntityType] = {_types(ontology.speakers, types)}",
        "",
        *_edge_rules(ontology, types),
        "",
        "#: Label of a claim's node beside ``Claim``.",
        "CLAIM_LABELS: dict[ClaimType, NodeLabel] = {",
        *(f"    ClaimType.{_snake(t.code)}: NodeLabel.{_snake(t.code + 'Claim')}," for t in ontology.claim_types),
        "}",
        "",
        "#: Relationship type of each role that entities or descriptions fill.",
        "ROLE_RELATIONS: dict[Role, RelationType] = {",
        *(f"    Role.{term.code}: RelationType.{term.code}," for term in role_relations),
        "}",
        "",
        "#: The next wider class of a weapon class; the widest have none.",
        "WEAPON_BROADER: dict[WeaponClass, WeaponClass] = {",
        *(
            f"    WeaponClass.{_snake(narrow)}: WeaponClass.{_snake(wide)},"
            for narrow, wide in sorted(ontology.weapon_broader.items())
        ),
        "}",
        "",
        "#: Codes that weapon tables use, with the class each means.",
        "WEAPON_CODES: dict[str, WeaponClass] = {",
        *(f'    "{code}": WeaponClass.{_snake(name)},' for code, name in ontology.weapon_codes.items()),
        "}",
    ]
    return "\n".join(parts) + "\n"


def domains(ontology: Ontology) -> str:
    """The text of ``ontology/domains.ttl``: shapes that refuse a role on a claim whose type doesn't have it.

    It follows from the claim types, but SHACL Core wants the types listed at each role.
    """
    lines = [
        "# Generated from the claim types by `python -m kg.ontology generate`; do not edit. Shapes that refuse a role",
        "# on a claim whose type doesn't have it.",
        "",
        f"@prefix kg: <{VOCABULARY}> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "@prefix sh: <http://www.w3.org/ns/shacl#> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
    ]
    for role in ontology.roles:
        claims = [code for code, rows in ontology.roles_of.items() if any(row.role == role.code for row in rows)]
        named = ", ".join(claims)
        alternatives = "\n".join(f"        [ sh:class kg:{code}Claim ]" for code in claims)
        lines += [
            "",
            f"kg:{role.code}-domain a sh:NodeShape ;",
            f'    rdfs:label "claims with the role {role.code}"@en ;',
            f'    skos:definition "Only claims of these types have the role {role.code}: {named}."@en ;',
            f"    sh:targetSubjectsOf kg:{role.code} ;",
            f'    sh:message "The role {role.code} belongs to claims of these types only: {named}."@en ;',
            "    sh:or (",
            alternatives,
            "    ) .",
        ]
    return "\n".join(lines) + "\n"


def _snake(code: str) -> str:
    """``ArmsTransfer`` and ``armsTransfer`` as ``ARMS_TRANSFER``; UPPER_SNAKE and lower_snake as upper."""
    if code.upper() == code or "_" in code:
        return code.upper()
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", code).upper()


def _joins(table: RoleTable) -> bool:
    return bool(table.fillers) or table.described


def _enum(name: str, doc: str, terms: Iterable[Term]) -> list[str]:
    lines = ["", f"class {name}(StrEnum):", f'    """{doc}"""', ""]
    for term in terms:
        lines += _comment(term.definition)
        lines.append(f'    {_snake(term.code)} = "{term.code}"')
    lines.append("")
    return lines


def _comment(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, _WIDTH, initial_indent="    #: ", subsequent_indent="    #: ")


def _acts(ontology: Ontology) -> list[str]:
    lines = ["#: Acts that each claim type may have.", "ACTS: dict[ClaimType, tuple[Act, ...]] = {"]
    for claim, acts in ontology.acts_of.items():
        listed = "".join(f"Act.{_snake(act)}, " for act in acts)
        lines.append(f"    ClaimType.{_snake(claim)}: ({listed.rstrip()}),")
    return [*lines, "}"]


def _types(names: Iterable[str], all_types: list[str]) -> str:
    listed = [f"EntityType.{_snake(name)}" for name in names]
    if len(listed) == len(all_types):
        return "frozenset(EntityType)"
    return f"frozenset({{{', '.join(listed)}}})" if listed else "frozenset()"


def _roles(ontology: Ontology, types: list[str]) -> list[str]:
    lines = [
        "#: Roles that each claim type may have, with what may fill them.",
        "ROLES: dict[ClaimType, dict[Role, RoleRule]] = {",
    ]
    for claim, rows in ontology.roles_of.items():
        lines.append(f"    ClaimType.{_snake(claim)}: {{")
        for row in rows:
            role = f"Role.{_snake(row.role)}"
            lines += [
                f"        {role}: RoleRule(",
                f"            {role}, {_types(row.fillers, types)},",
                f"            described={row.described}, literal={row.number or row.words}, single={row.single},"
                f" number={row.number}, words={row.words},",
                "        ),",
            ]
        lines.append("    },")
    return [*lines, "}"]


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f"(Role.{_snake(one)}, Role.{_snake(other)})," for one, other in pairs)
    return f"({listed})"


def _edge_rules(ontology: Ontology, types: list[str]) -> list[str]:
    lines = [
        "#: Which pairs of fillers make which direct edge, in the order of the claim types.",
        "EDGE_RULES: tuple[EdgeRule, ...] = (",
    ]
    for row in ontology.edges:
        lines += [
            "    EdgeRule(",
            f"        EdgeType.{_snake(row.type)}, ClaimType.{_snake(row.claim)},"
            f" Role.{_snake(row.source)}, Role.{_snake(row.target)},",
            f"        acts=frozenset({{{', '.join(_edge_acts(row, ontology))}}}),",
            f"        source_types={_types(row.source_types, types)},",
            f"        target_types={_types(row.target_types, types)},",
            f"        symmetric={row.source == row.target},",
            f'        legend="{row.legend}",',
            "    ),",
        ]
    return [*lines, ")"]


def _edge_acts(row: EdgeTable, ontology: Ontology) -> list[str]:
    named = row.acts or (*ontology.acts_of[row.claim], None)
    return ["None" if act is None else f"Act.{_snake(act)}" for act in named]
