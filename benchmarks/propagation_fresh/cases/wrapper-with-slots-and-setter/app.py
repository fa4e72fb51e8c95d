from openai import OpenAI


class Session:
    __slots__ = ("_client", "_headers", "_turn")

    def __init__(self, **owner):
        self._client = OpenAI()
        self._headers = {f"x-{k.replace('_', '-')}": v for k, v in owner.items()}
        self._turn = 0

    @property
    def environment(self):
        return self._headers.get("x-environment")

    @environment.setter
    def environment(self, value):
        self._headers["x-environment"] = value

    def _next(self):
        self._turn += 1
        return f"turn-{self._turn}"

    def ask(self, text):
        return self._client.responses.create(model="gpt-4o", input=text,
                                             extra_headers={**self._headers, "x-correlation-id": self._next()})


def main():
    session = Session(team_id="ws", cost_center="cc-347", service="ws")
    session.environment = "prod"
    session.ask("a")
    forgotten = Session(team_id="ws", cost_center="cc-347", service="ws")
    forgotten.ask("b")
