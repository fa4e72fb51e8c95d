from openai import OpenAI


class TeamMixin:
    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        self.tags["x-team-id"] = team


class CostMixin:
    def __init__(self, *args, cost_center="TBD", **kwargs):
        super().__init__(*args, **kwargs)
        self.tags["x-cost-center"] = cost_center


class Base:
    def __init__(self, service):
        self.tags = {"x-service": service, "x-environment": "prod"}
        self.llm = OpenAI()

    def headers(self, cid):
        return {**self.tags, "x-correlation-id": cid}

    def ask(self, prompt, cid="c"):
        return self.llm.chat.completions.create(model="gpt-4o", messages=[], extra_headers=self.headers(cid))


class Bot(TeamMixin, CostMixin, Base):
    def summarise(self, text):
        return self.llm.responses.create(model="gpt-5", input=text, extra_headers=self.headers("s"))


class Loner(TeamMixin, Base):
    def draw(self):
        return self.llm.images.generate(model="gpt-image-1", prompt="x", extra_headers=self.headers("d"))


class Forgetful(Bot):
    def headers(self, cid):
        return {k: v for k, v in super().headers(cid).items() if k != "x-environment"}

    def rhyme(self, text):
        return self.llm.responses.create(model="gpt-5", input=text, extra_headers=self.headers("r"))


def main():
    Bot("svc", team="t", cost_center="cc").ask("x")
    Bot("svc", team="t", cost_center="cc").summarise("x")
    Bot("svc", team="t").ask("x")
    Loner("svc", team="t").draw()
    Forgetful("svc", team="t", cost_center="cc").rhyme("x")
