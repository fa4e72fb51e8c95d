from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()
        self.send = self.client.responses.create
        self.commands = {"ask": self._ask, "draw": self._draw}

    def _ask(self, text, headers):
        return self.send(model="gpt-4o", input=text, extra_headers=headers)

    def _draw(self, text, headers):
        return self.client.images.generate(prompt=text, model="gpt-image-1")

    def handle(self, command, text, headers):
        return self.commands[command](text, headers)


def main():
    bot = Bot()
    headers = {"x-team-id": "bt", "x-cost-center": "cc-941", "x-service": "bt", "x-environment": "prod", "x-correlation-id": "1"}
    bot.handle("ask", "a", headers)
    bot.handle("draw", "a", headers)
