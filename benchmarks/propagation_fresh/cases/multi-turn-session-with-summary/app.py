from openai import OpenAI


class Session:
    LIMIT = 2

    def __init__(self, **tags):
        self.client = OpenAI()
        self.headers = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}
        self.turns = []

    def ask(self, text):
        self.turns.append({"role": "user", "content": text})
        if len(self.turns) > self.LIMIT:
            self.turns = [self._summary()]
        reply = self.client.chat.completions.create(model="gpt-4o", messages=self.turns, extra_headers=self.headers)
        self.turns.append({"role": "assistant", "content": reply.choices[0].message.content})
        return reply

    def _summary(self):
        reply = self.client.chat.completions.create(model="gpt-4o-mini", messages=self.turns)
        return {"role": "system", "content": reply.choices[0].message.content}


def main():
    session = Session(team_id="ss", cost_center="cc-3034", service="ss", environment="prod", correlation_id="s")
    session.ask("a")
    session.ask("b")
    session.ask("c")
