"""``kg serve``: the explorer's page live over a store, for browsers on this machine; it changes nothing.

What the command line calls::

    from kg.server.serving import serve
    serve("out", host="127.0.0.1", port=8642, announce=print)       # until Ctrl-C

``site`` holds what is shown, ``page`` puts the box for questions into the explorer's page, ``asking`` says which
questions are taken, ``serving`` speaks HTTP.
"""
