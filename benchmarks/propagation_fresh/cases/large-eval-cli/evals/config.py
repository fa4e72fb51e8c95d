import tomllib
import uuid
from dataclasses import dataclass


@dataclass
class Config:
    owner: dict
    models: dict
    correlation_id: str

    @classmethod
    def read(cls, path, correlation_id=None):
        with open(path, "rb") as file:
            document = tomllib.load(file)
        return cls(document["owner"], document["models"], correlation_id or f"eval-{uuid.uuid4().hex}")
