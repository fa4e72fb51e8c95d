"""Each level adds to super().headers(); one level forgets to call it."""
from openai import OpenAI


class Base:
    client = OpenAI()
    service = "base"

    def headers(self) -> dict:
        return {"x-team-id": "inh", "x-cost-center": "cc-1034", "x-service": self.service}

    def run(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Staged(Base):
    environment = "prod"

    def headers(self):
        return super().headers() | {"x-environment": self.environment}


class Traced(Staged):
    service = "traced"

    def __init__(self, cid):
        self.cid = cid

    def headers(self):
        return {**super().headers(), "x-correlation-id": self.cid}


class Hasty(Traced):
    def headers(self):
        return {"x-team-id": "inh", "x-correlation-id": self.cid}


class Sandbox(Traced):
    environment = None

    def headers(self):
        return {k: v for k, v in super().headers().items() if v}


def main():
    Traced("1").run("a")
    Hasty("2").run("b")
    Sandbox("3").run("c")
