class Tagged:
    team = "unset"
    center = ""

    def tags(self):
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-service": type(self).__name__.lower(), "x-environment": "prod"}


class Correlated:
    def tags(self):
        return {**super().tags(), "x-correlation-id": self.trace}
