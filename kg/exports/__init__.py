"""Formats of the graph: an exporter takes readings in canonical order and writes bytes, and nothing else.

What other layers call::

    from kg.exports.base import export, exporter, exporters
    export("turtle", readings, path)               # a file, whole or not at all
    exporter("turtle").write(readings, out)        # an open binary file
    from kg.exports.files import replacing         # atomic files for anybody
    from kg.exports.survey import Survey           # all readings gone through once, for files that need two walks
"""
