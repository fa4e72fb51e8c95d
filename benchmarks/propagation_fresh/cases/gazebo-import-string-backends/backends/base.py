from abc import ABC, abstractmethod


class Backend(ABC):
    def __init__(self, service: str):
        self.service = service

    def tags(self, **extra):
        base = {"team_id": "gazebo", "cost_center": "cc-892", "service": self.service, "environment": "prod"}
        return {"x-" + name.replace("_", "-"): value for name, value in (base | extra).items()}

    @abstractmethod
    def complete(self, text, correlation): ...
