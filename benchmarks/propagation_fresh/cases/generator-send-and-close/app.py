"""A primed generator answers questions; its headers change after the first."""
from openai import OpenAI

client = OpenAI()


def assistant(**tags):
    headers = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}
    answer = None
    while True:
        text = yield answer
        if text is None:
            return
        answer = client.responses.create(model="gpt-4o", input=text, extra_headers=headers).output_text
        headers = {k: v for k, v in headers.items() if k != "x-correlation-id"}


def main():
    bot = assistant(team_id="gs", cost_center="cc-3007", service="gs", environment="prod", correlation_id="1")
    next(bot)
    bot.send("a")
    bot.send("b")
    bot.close()
