import itertools


class StaticOwner:
    def __init__(self, clock):
        self._clock = clock

    def headers(self):
        return {"x-team-id": "port", "x-cost-center": "cc-320", "x-service": "berths", "x-environment": "prod",
                "x-correlation-id": f"b-{self._clock.now()}"}


class Ticks:
    def __init__(self):
        self._numbers = itertools.count(1)

    def now(self):
        return next(self._numbers)


class NoOwner:
    def headers(self):
        return {}
