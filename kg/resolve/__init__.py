"""Joining across articles. Articles meet by the ids of their entities alone so far (:mod:`kg.model.ids`)."""
