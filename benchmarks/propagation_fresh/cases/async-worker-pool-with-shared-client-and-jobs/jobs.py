from dataclasses import asdict, dataclass, field


@dataclass
class Tags:
    team_id: str
    cost_center: str
    service: str = "captioner"
    environment: str = "prod"


@dataclass
class Job:
    id: str
    text: str
    tags: Tags = field(default_factory=lambda: Tags("photos", "cc-2420"))

    @property
    def metadata(self):
        return {**asdict(self.tags), "correlation_id": self.id}
