"""Where the vocabulary and the data live on the web: two settings, and the one place that joins names to them.

Neither name is registered yet: ``w3id.org`` wants a person to do that, so both stay open to change.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the generator of kg.model.vocabulary imports this module
    from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

#: IRI of the vocabulary that the files in ontology/ declare as the prefix ``kg:``.
VOCABULARY = "https://w3id.org/kg-claims/ontology#"

#: Base of the IRIs of claims, articles, entities and all else that is data.
DATA = "https://w3id.org/kg-claims/data/"

#: Prefixes of every Turtle file we write, in the order they are written. W3C's WGS84 namespace is ``http``
#: (rdflib's constant says ``https``); schema.org is ``https`` here, Wikidata's entities are ``http``.
PREFIXES: dict[str, str] = {
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Bases:
    """The two settings: the vocabulary's IRI (ends in ``#`` or ``/``) and the base of the data's IRIs."""

    vocabulary: str = VOCABULARY
    data: str = DATA

    def term(self, name: str) -> str:
        """IRI of a term of the vocabulary."""
        return self.vocabulary + name

    def entity_class(self, entity_type: "EntityType") -> str:
        """``kg:Country``."""
        return self.term(entity_type.value)

    def claim_class(self, claim_type: "ClaimType") -> str:
        """``kg:ArmsTransferClaim``; every claim is a ``kg:Claim`` too."""
        return self.term(f"{claim_type.value}Claim")

    def role_property(self, role: "Role") -> str:
        """``kg:supplier``: from a claim to what fills the role, or to the literal."""
        return self.term(role.value)

    def act(self, claim_type: "ClaimType", act: "Act") -> str:
        """``kg:ArmsTransfer-delivered``: each claim type has acts of its own, object of ``kg:act``."""
        return self.term(f"{claim_type.value}-{act.value}")

    def polarity(self, polarity: "Polarity") -> str:
        """``kg:polarity-negated``, object of ``kg:polarity``."""
        return self.term(f"polarity-{polarity.value}")

    def modality(self, modality: "Modality") -> str:
        """``kg:modality-planned``, object of ``kg:modality``."""
        return self.term(f"modality-{modality.value}")

    def weapon_class(self, code: str) -> str:
        """``kg:weapon-tank``, object of ``kg:weaponClass``; code: as in the weapon tables, some of which are
        other names of one class."""
        from kg.model.vocabulary import WEAPON_CODES  # here, because the generator of it imports this module

        return self.term(f"weapon-{WEAPON_CODES.get(code, code)}")
