from dataclasses import dataclass, fields


@dataclass(slots=True, kw_only=True)
class Config:
    team_id: str = "slots"
    cost_center: str = "cc-46"
    service: str = "slots"
    environment: str = "prod"
    correlation_id: str = "n/a"

    @classmethod
    def for_run(cls, run):
        return cls(correlation_id=run)

    def __iter__(self):
        for f in fields(self):
            yield "x-" + f.name.replace("_", "-"), getattr(self, f.name)
