"""A session learns who it works for after it has been opened."""
from openai import OpenAI


class Session:
    def __init__(self, service):
        self.team = None
        self.cost_center = None
        self.service = service
        self.static = {"x-service": service, "x-environment": "prod"}
        self.metadata = self._metadata()
        self.client = OpenAI(max_retries=0)

    def _metadata(self):
        out = dict(self.static)
        if self.team:
            out["x-team-id"] = self.team
        if self.cost_center:
            out["x-cost-center"] = self.cost_center
        return out

    def login(self, team, cost_center):
        self.team = team
        self.cost_center = cost_center
        return self

    @property
    def current(self):
        return self._metadata()
