"""Every Cypher text that loads, forgets and settles: a finite list, with values as parameters only.

The same texts run on the embedded engine and on Neo4j. Labels and relationship types can't be
parameters there, so the texts are made from the closed vocabulary, never from an article's words: a
label that is not on the lists below is refused.
"""

from functools import cache

from kg.graph.labels import LAYOUT_LABEL, NodeLabel, RelationType, claim_label, role_relation
from kg.model.vocabulary import EDGE_RULES, ClaimType, EdgeType, EntityType, Role

#: Label of the marks that a loading command leaves until names and direct edges are level again.
PENDING = "Pending"

#: Main labels; each has its uniqueness constraint on ``id``.
LABELS: tuple[str, ...] = (*(label.value for label in NodeLabel), *(kind.value for kind in EntityType))

_SECOND_LABELS: frozenset[str] = frozenset(claim_label(kind) for kind in ClaimType)
_RELATIONS: frozenset[str] = frozenset(
    (*(kind.value for kind in RelationType), *(role_relation(role) for role in Role), *EdgeType)
)


def _label(name: str) -> str:
    if name not in LABELS and name != PENDING:
        raise ValueError(f"{name} is not a label of the graph")
    return name


def _relation(name: str) -> str:
    if name not in _RELATIONS:
        raise ValueError(f"{name} is not a relationship type of the graph")
    return f"`{name}`"  # WHEN is a word of Cypher


#: What a new store declares once: ids are unique, and what questions look up has an index.
SCHEMA: tuple[str, ...] = (
    *(
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in (*LABELS, PENDING)
    ),
    *(f"CREATE INDEX {kind.value.lower()}_name IF NOT EXISTS FOR (n:{kind.value}) ON (n.name)" for kind in EntityType),
    "CREATE INDEX claim_type IF NOT EXISTS FOR (n:Claim) ON (n.type)",
)

#: What a server declares beyond that: an index over words, and over what questions sort and cut by.
SERVER_SCHEMA: tuple[str, ...] = (
    f"CREATE CONSTRAINT layout_id IF NOT EXISTS FOR (n:{LAYOUT_LABEL}) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX claim_earliest IF NOT EXISTS FOR (n:Claim) ON (n.earliest)",
    "CREATE INDEX claim_latest IF NOT EXISTS FOR (n:Claim) ON (n.latest)",
    "CREATE INDEX article_published IF NOT EXISTS FOR (n:Article) ON (n.published)",
    "CREATE INDEX pending_kind IF NOT EXISTS FOR (n:Pending) ON (n.kind)",
    "CREATE FULLTEXT INDEX quotes IF NOT EXISTS FOR (n:Evidence) ON EACH [n.quote]",
    f"CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:{'|'.join((*EntityType, NodeLabel.DESCRIPTION))}) "
    "ON EACH [n.name, n.aliases]",
)
CONSTRAINTS = (
    "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties "
    "RETURN name, type, labelsOrTypes AS labels, properties"
)
INDEXES = "SHOW INDEXES YIELD name RETURN name"
AWAIT_INDEXES = "CALL db.awaitIndexes($seconds)"

#: The layout that a server's graph was written in; no row where nothing lies there yet.
LAYOUT_OF = f"MATCH (n:{LAYOUT_LABEL} {{id: $id}}) RETURN n.number AS layout"
#: The same, said of a graph that begins here. Two commands that write at once follow each other: setting a property,
#: even to what it is, locks the node to the transaction's end.
TAKE_TURN = (
    f"MERGE (n:{LAYOUT_LABEL} {{id: $id}}) ON CREATE SET n.number = $layout SET n.number = n.number "
    "RETURN n.number AS layout"
)

ARTICLE_IDS = "MATCH (n:Article) RETURN n.id AS id"
#: Articles that somebody calls by id, address, file or title.
ARTICLES_CALLED = (
    "MATCH (n:Article) WHERE n.id = $words OR n.url = $words OR n.source = $words OR n.title = $words "
    "RETURN n.id AS id ORDER BY id"
)
#: The articles of claims.
ARTICLES_OF = (
    "UNWIND $rows AS row MATCH (c:Claim {id: row.id})-[:EVIDENCED_BY]->(:Evidence)-[:IN_ARTICLE]->(d:Article) "
    "RETURN c.id AS claim, d.id AS article"
)
RECORDS = "UNWIND $rows AS row MATCH (n:Article {id: row.id}) RETURN n.id AS id, n.record AS record"
PENDING_MARKS = (
    "MATCH (n:Pending) WHERE n.kind = $kind WITH n LIMIT $limit "
    "RETURN n.id AS id, n.label AS label, n.node AS node, n.edge AS edge"
)
CLEAR_MARKS = "UNWIND $rows AS row MATCH (n:Pending {id: row.id}) DELETE n"
PUT_MARKS = "UNWIND $rows AS row MERGE (n:Pending {id: row.id}) SET n = row.properties"

#: A server plans a text for longer than it then runs it: one for all labels and types loads a new server sooner.
_ENTITY = "|".join(EntityType)
_ROLES = "|".join(
    sorted({_relation(role_relation(role)) for rule in EDGE_RULES for role in (rule.source, rule.target)})
)
#: Claims that join entities to others by two roles: what direct edges rest on. ``rows`` of ``id`` and ``ways``, see
#: :func:`way`.
CLAIMS_BETWEEN = (
    f"UNWIND $rows AS row MATCH (a:{_ENTITY} {{id: row.id}})<-[s:{_ROLES}]-(c:Claim)-[t:{_ROLES}]->(b) "
    "WITH row, a, b, c, c.type + ' ' + type(s) + ' ' + type(t) AS way WHERE way IN row.ways "
    "RETURN a.id AS source, way, b.id AS target, labels(b) AS labels, c.id AS claim, coalesce(c.act, '') AS act, "
    "c.polarity AS polarity, c.modality AS modality, c.earliest AS earliest, c.latest AS latest"
)
#: Direct edges that leave entities: ``rows`` of ``id`` and ``edges`` (their types).
DIRECT_EDGES = (
    f"UNWIND $rows AS row MATCH (a:{_ENTITY} {{id: row.id}})-[e:{'|'.join(map(_relation, sorted(EdgeType)))}]->(b) "
    "WHERE type(e) IN row.edges "
    "RETURN a.id AS source, type(e) AS edge, b.id AS target, labels(b) AS labels, "
    "e.polarity AS polarity, e.modality AS modality, "
    "e.claims AS claims, e.articles AS articles, e.first AS first, e.last AS last"
)


def way(claim: ClaimType, source: Role, target: Role) -> str:
    """How :data:`CLAIMS_BETWEEN` calls a way through a claim of some type from one role to another."""
    return f"{claim.value} {role_relation(source)} {role_relation(target)}"


def declared(text: str) -> str:
    """The name of what a text of a schema declares."""
    words = text.split()
    return words[words.index("IF") - 1]


@cache
def put_nodes(label: str, second: str | None) -> str:
    """Make or overwrite nodes: ``rows`` of ``id`` and ``properties`` (with ``id`` among them)."""
    if second is not None and second not in _SECOND_LABELS:
        raise ValueError(f"{second} is not a label of the graph")
    more = "" if second is None else f" SET n:{second}"
    return f"UNWIND $rows AS row MERGE (n:{_label(label)} {{id: row.id}}) SET n = row.properties{more}"


@cache
def add_nodes(label: str) -> str:
    """Make nodes that are not there yet, leaving those that are."""
    return f"UNWIND $rows AS row MERGE (n:{_label(label)} {{id: row.id}}) ON CREATE SET n = row.properties"


@cache
def delete_nodes(label: str) -> str:
    """Delete nodes with all their edges: ``rows`` of ``id``."""
    return f"UNWIND $rows AS row MATCH (n:{_label(label)} {{id: row.id}}) DETACH DELETE n"


@cache
def delete_unsupported(label: str) -> str:
    """Delete those of the shared nodes that no article or claim stands by any more."""
    return (
        f"UNWIND $rows AS row MATCH (n:{_label(label)} {{id: row.id}}) "
        "WHERE NOT EXISTS { MATCH (n)--(m) WHERE m:Article OR m:Claim } DETACH DELETE n"
    )


@cache
def add_edges(source: str, relation: str, target: str) -> str:
    """Make edges: ``rows`` of ``source``, ``target`` and ``properties``."""
    return (
        f"UNWIND $rows AS row MATCH (a:{_label(source)} {{id: row.source}}) "
        f"MATCH (b:{_label(target)} {{id: row.target}}) "
        f"CREATE (a)-[e:{_relation(relation)}]->(b) SET e = row.properties"
    )


@cache
def said_of(label: str) -> str:
    """What the articles that stand by a shared node say of it (an outlet's articles, an entity's)."""
    pattern = (
        f"(n)<-[m:{RelationType.PUBLISHED_BY}]-(:Article)"
        if label == NodeLabel.PUBLISHER
        else f"(n)-[m:{RelationType.MENTIONED_IN}]->(:Article)"
    )
    return (
        f"UNWIND $rows AS row MATCH (n:{_label(label)} {{id: row.id}}) MATCH {pattern} "
        "RETURN n.id AS id, m.given AS given"
    )


@cache
def delete_direct_edges(source: str, edge: EdgeType, target: str) -> str:
    """Delete direct edges: ``rows`` of ``source``, ``target``, ``polarity`` and ``modality``."""
    return (
        f"UNWIND $rows AS row MATCH (a:{_label(source)} {{id: row.source}})-[e:{_relation(edge.value)}]->"
        f"(b:{_label(target)} {{id: row.target}}) "
        "WHERE e.polarity = row.polarity AND e.modality = row.modality DELETE e"
    )


def every() -> frozenset[str]:
    """All texts that the program itself sends to a server, the questions of ``queries/`` aside."""
    own = (NodeLabel.ARTICLE, NodeLabel.EVIDENCE, NodeLabel.DESCRIPTION)
    shared = (NodeLabel.DATE, NodeLabel.PUBLISHER, *EntityType)
    fillers = (NodeLabel.DESCRIPTION, *EntityType)
    ends: set[tuple[str, str, str]] = {
        (NodeLabel.ARTICLE, RelationType.PUBLISHED_BY, NodeLabel.PUBLISHER),
        (NodeLabel.CLAIM, RelationType.EVIDENCED_BY, NodeLabel.EVIDENCE),
        (NodeLabel.CLAIM, RelationType.WHEN, NodeLabel.DATE),
        (NodeLabel.EVIDENCE, RelationType.IN_ARTICLE, NodeLabel.ARTICLE),
        *((kind, RelationType.MENTIONED_IN, NodeLabel.ARTICLE) for kind in EntityType),
        *((NodeLabel.CLAIM, RelationType.ATTRIBUTED_TO, filler) for filler in fillers),
        *((NodeLabel.CLAIM, role_relation(role), filler) for role in Role for filler in fillers),
    }
    direct = {
        (ends[0], rule.type, ends[1])
        for rule in EDGE_RULES
        for a in rule.source_types
        for b in rule.target_types
        for ends in ((a, b), (b, a))[: 1 + rule.symmetric]
    }
    return frozenset(
        (
            *(*SCHEMA, *SERVER_SCHEMA, CONSTRAINTS, INDEXES, AWAIT_INDEXES, LAYOUT_OF, TAKE_TURN),
            *(ARTICLE_IDS, ARTICLES_CALLED, ARTICLES_OF, RECORDS),
            *(PENDING_MARKS, CLEAR_MARKS, PUT_MARKS, CLAIMS_BETWEEN, DIRECT_EDGES),
            *(put_nodes(label, None) for label in (*own, *shared)),
            *(put_nodes(NodeLabel.CLAIM, claim_label(kind)) for kind in ClaimType),
            *(add_nodes(label) for label in shared),
            *(delete_nodes(label) for label in (*own, NodeLabel.CLAIM)),
            *(delete_unsupported(label) for label in shared),
            *(add_edges(*kind) for kind in (*ends, *((a, edge.value, b) for a, edge, b in direct))),
            *(said_of(label) for label in shared),
            *(delete_direct_edges(*kind) for kind in direct),
        )
    )
