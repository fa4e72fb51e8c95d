import functools


class Team:
    def __init__(self, name, center=None):
        self.name, self.center = name, center


class Settings:
    environment = "prod"

    def __init__(self, team, service):
        self.team, self.service = team, service

    @functools.cached_property
    def owner(self):
        found = {"x-team-id": self.team.name, "x-service": self.service, "x-environment": self.environment}
        if self.team.center is not None:
            found["x-cost-center"] = self.team.center
        return found

    def request_headers(self, trace):
        return {**self.owner, "x-correlation-id": trace}


WAREHOUSE = Settings(Team("warehouse", "cc-3317"), "stock")
DRIVERS = Settings(Team("drivers"), "routes")
