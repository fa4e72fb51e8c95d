import anthropic

api = anthropic.Anthropic()
TOOLS = [{"name": "clock", "description": "time", "input_schema": {"type": "object", "properties": {}}}]


class Conversation:
    def __init__(self, headers):
        self.headers = headers
        self.turns = []

    def _send(self, **options):
        return api.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=self.turns, tools=TOOLS, **options)

    def ask(self, text):
        self.turns.append({"role": "user", "content": text})
        reply = self._send(extra_headers=self.headers)
        while reply.stop_reason == "tool_use":
            self.turns.append({"role": "user", "content": "12:00"})
            reply = self._send(extra_headers=self.headers)
        self.turns.append({"role": "assistant", "content": reply.content[0].text})
        return reply

    def title(self):
        self.turns.append({"role": "user", "content": "Title?"})
        return self._send(tool_choice={"type": "none"})


def main():
    c = Conversation({"x-team-id": "mt", "x-cost-center": "cc-2069", "x-service": "mt", "x-environment": "prod", "x-correlation-id": "c"})
    c.ask("a")
    c.title()
