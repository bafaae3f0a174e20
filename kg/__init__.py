"""kg: claims about war, arms and diplomacy, read out of news, each with its exact sentence."""

__version__ = "0.1.0"
