from enum import Enum


class Tenant(Enum):
    ALPHA = "alpha"
    BETA = "beta"

    @property
    def key(self):
        return f"sk-{self.value}"

    @classmethod
    def parse(cls, text):
        return cls(text.strip().lower())


class Environment(str, Enum):
    PROD = "prod"
    TEST = "test"
