import anthropic
from openai import NOT_GIVEN, OpenAI, omit

HOUSE = {"x-team-id": "tables", "x-cost-center": "cc-21", "x-service": "croupier", "x-environment": "prod",
         "x-correlation-id": "house"}
gpt = OpenAI(default_headers=HOUSE)
claude = anthropic.Anthropic(default_headers=HOUSE)


def rules(text):
    return gpt.responses.create(model="gpt-4o", input=text, extra_headers=None)


def anonymous(text):
    return gpt.responses.create(model="gpt-4o", input=text, metadata=NOT_GIVEN,
                                extra_headers={"X-Correlation-ID": omit, "x-table": "4"})


def whisper(text, table=""):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers={"x-correlation-id": table},
                                  messages=[{"role": "user", "content": text}])


def main():
    rules("poker")
    anonymous("poker")
    whisper("poker")
