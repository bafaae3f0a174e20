"""From readings to the graph that people see, and its projections.

What other layers call::

    from kg.graph.build import article_graph       # Reading -> ArticleGraph: one article's nodes and edges
    from kg.graph.edges import reading_edges       # each claim with the direct edges that it supports
    from kg.graph.tally import Tally, settled      # what articles share, counted on disk
    from kg.graph.graph import Graph               # many readings in memory, frozen, in canonical order
    from kg.graph.nx import to_networkx            # as a MultiDiGraph
    from kg.graph.rdf import article_triples       # as RDF, article by article
    from kg.graph.check import check               # a Turtle file judged by the ontology's shapes

networkx, rdflib, pySHACL and pyoxigraph are imported only by the functions that use them.
"""
