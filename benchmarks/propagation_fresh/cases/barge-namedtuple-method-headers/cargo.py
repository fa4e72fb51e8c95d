from typing import NamedTuple


class Manifest(NamedTuple):
    team_id: str
    cost_center: str
    service: str = "barge"
    environment: str = "prod"

    def headers(self, voyage=None):
        pairs = {f"x-{name.replace('_', '-')}": value for name, value in self._asdict().items()}
        return pairs if voyage is None else pairs | {"x-correlation-id": voyage}

    @classmethod
    def parse(cls, text):
        return cls(*text.split(":"))
