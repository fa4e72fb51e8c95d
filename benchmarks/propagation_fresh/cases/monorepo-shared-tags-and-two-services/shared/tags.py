from typing import NamedTuple


class Tags(NamedTuple):
    team_id: str
    cost_center: str
    service: str
    environment: str = "prod"

    def headers(self, **extra):
        pairs = [(f"x-{key.replace('_', '-')}", value) for key, value in self._asdict().items()]
        return dict(pairs, **{f"x-{key.replace('_', '-')}": value for key, value in extra.items()})
