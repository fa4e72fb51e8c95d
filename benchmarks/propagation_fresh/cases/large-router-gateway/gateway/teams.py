"""Teams with their keys and cost centres."""
from typing import NamedTuple, Optional


class Team(NamedTuple):
    name: str
    key: str
    cost_center: Optional[str] = None


class TeamRegistry:
    def __init__(self, teams):
        self._teams = {team.name: team for team in teams}

    def get(self, name):
        return self._teams[name]

    @classmethod
    def load(cls):
        return cls([Team("search", "sk-search", "cc-1"), Team("ads", "sk-ads", "cc-2")])
