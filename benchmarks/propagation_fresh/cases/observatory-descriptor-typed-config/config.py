import os


class Setting:
    def __init__(self, default=None, *, env=None, required=False):
        self.default, self.env, self.required = default, env, required

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__.get(self.name, os.environ.get(self.env or self.name.upper(), self.default))
        if self.required and not value:
            raise LookupError(self.name)
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


class Config:
    team_id = Setting(required=True)
    cost_center = Setting(required=True)
    service = Setting("stars", env="STARS_SERVICE")
    environment = Setting(env="STARS_STAGE")

    def headers(self):
        return {"x-team-id": self.team_id, "x-cost-center": self.cost_center, "x-service": self.service,
                **({"x-environment": self.environment} if self.environment else {})}
