from abc import ABC, abstractmethod


class Agent(ABC):
    service: str = ""

    def run(self, text, cid):
        return self._send(self.prompt(text), self.headers(cid))

    def headers(self, cid):
        return {"x-team-id": "courier", "x-cost-center": "cc-61", "x-service": self.service,
                "x-environment": "prod", "x-correlation-id": cid}

    @abstractmethod
    def prompt(self, text): ...

    @abstractmethod
    def _send(self, prompt, headers): ...
