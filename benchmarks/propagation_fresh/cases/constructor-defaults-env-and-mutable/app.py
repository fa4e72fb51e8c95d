from openai import OpenAI


class Agent:
    def __init__(self, name, *, headers=None, client=None, trace=True):
        self.client = client if client is not None else OpenAI()
        self.headers = {"x-team-id": "ce", "x-cost-center": "cc-2078", "x-service": name, "x-environment": "prod"}
        if headers is not None:
            self.headers.update(headers)
        if trace:
            self.headers.setdefault("x-correlation-id", f"{name}-auto")

    def run(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


class Quiet(Agent):
    def __init__(self, name, **kwargs):
        super().__init__(name, trace=False, **kwargs)


def main():
    Agent("a").run("x")
    Quiet("b", headers={"x-correlation-id": "q"}).run("x")
    Quiet("c").run("x")
