from openai import OpenAI


class Base:
    team = "platform"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.client = OpenAI()

    def headers(self):
        return {"x-team-id": self.team}

    def run(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Costed(Base):
    def headers(self):
        return {**super().headers(), "x-cost-center": "cc-20"}


class Placed(Base):
    def headers(self):
        return super().headers() | {"x-service": type(self).__name__.lower(), "x-environment": "prod"}


class Traced(Costed, Placed):
    def __init__(self, cid):
        super().__init__()
        self.cid = cid

    @classmethod
    def start(cls, n):
        return cls(f"run-{n}")

    def headers(self):
        out = super().headers()
        out["x-correlation-id"] = self.cid
        return out


class Broken(Traced):
    def headers(self):
        return Placed.headers(self) | {"x-correlation-id": self.cid}


class Direct(Traced):
    def run(self, text):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                                   extra_headers=self.headers())


def main():
    Traced.start(1).run("a")
    Broken.start(2).run("b")
    Direct.start(3).run("c")
