"""The ontology's Turtle files: loading them, naming their terms, and generating Python from them.

``kg.ontology.iri`` names terms and needs nothing but the standard library; ``kg.ontology.load`` and
``kg.ontology.generate`` import rdflib and are for the command line of this package
(``python -m kg.ontology generate`` and ``check``), the tests and the RDF projection.
"""
