import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass
class Envelope:
    body: dict[str, Any]
    attributes: dict[str, str]

    def dumps(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> "Envelope":
        return cls(**json.loads(text))
