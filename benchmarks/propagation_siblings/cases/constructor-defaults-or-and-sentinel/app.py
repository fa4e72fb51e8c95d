from openai import OpenAI

OWNER = {"x-team-id": "cd", "x-cost-center": "cc-1", "x-service": "cd", "x-environment": "prod", "x-correlation-id": "1"}
_MISSING = object()


class A:
    def __init__(self, headers=_MISSING):
        self.headers = OWNER if headers is _MISSING else headers
        self.client = OpenAI()

    def go(self):
        return self.client.responses.create(model="gpt-4o", input="x", extra_headers=self.headers)


class B:
    def __init__(self, headers=None, **extra):
        self.client = OpenAI(default_headers=(headers or OWNER) | extra)

    def go(self):
        return self.client.responses.create(model="gpt-4o", input="x")


class C:
    def __init__(self, team="cd", cost_center=None):
        self.team = team
        self.cost_center = cost_center

    @classmethod
    def for_team(cls, team, **kw):
        kw.setdefault("cost_center", "cc-" + team)
        return cls(team, **kw)

    def go(self):
        headers = {**OWNER, "x-team-id": self.team}
        if self.cost_center is None:
            headers.pop("x-cost-center")
        else:
            headers["x-cost-center"] = self.cost_center
        return OpenAI().responses.create(model="gpt-4o", input="x", extra_headers=headers)


def main():
    A().go()
    A({"x-team-id": "a"}).go()
    B().go()
    B({}, **{"x-service": "b"}).go()
    C.for_team("a").go()
    C().go()
