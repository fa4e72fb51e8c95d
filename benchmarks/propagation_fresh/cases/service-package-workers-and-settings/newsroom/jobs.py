from .gateway import Gateway


class Job:
    def __init__(self, gateway: Gateway):
        self.gateway = gateway

    def tags(self, run: str) -> dict[str, str]:
        return {"x-correlation-id": run}


class Digest(Job):
    def run(self, run, items):
        return [self.gateway.write(item, self.tags(run)) for item in items]


class Headline(Job):
    def run(self, run, item):
        return self.gateway.check(item) or self.gateway.write(item, {"x-run": run})
