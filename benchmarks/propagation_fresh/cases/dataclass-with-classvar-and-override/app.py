from dataclasses import dataclass, field, fields
from typing import ClassVar

import litellm


@dataclass(slots=True)
class Call:
    PREFIX: ClassVar[str] = "x-"
    team_id: str
    cost_center: str
    service: str = "dc"
    environment: str | None = None
    correlation_id: str = field(default="", metadata={"header": "x-correlation-id"})

    def headers(self):
        out = {}
        for f in fields(self):
            value = getattr(self, f.name)
            if value:
                out[f.metadata.get("header", self.PREFIX + f.name.replace("_", "-"))] = value
        return out

    def send(self, text):
        return litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers=self.headers())


def main():
    Call("dc", "cc-2033", environment="prod", correlation_id="1").send("a")
    Call("dc", "cc-2033", correlation_id="2").send("b")
