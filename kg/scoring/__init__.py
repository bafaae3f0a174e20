"""How well claims agree with articles that people have marked: the gold, and the scores against it.

gold      a folder of marked articles, or the archive that ships   ->  GoldArticle
matching  GoldArticle + Reading                                    ->  Match (what met what)
scores    Match*                                                   ->  Score, and the lines for misses
tables    Score                                                    ->  text, JSON, a row of the history
"""

from kg.scoring.gold import GoldArticle, read_gold
from kg.scoring.matching import Match, match
from kg.scoring.scores import Measure, Score, score, total

__all__ = ["GoldArticle", "Match", "Measure", "Score", "match", "read_gold", "score", "total"]
