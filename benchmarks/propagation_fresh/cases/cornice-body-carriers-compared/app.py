import anthropic
import openai

TAGS = {"team_id": "cornice", "cost_center": "cc-880", "service": "snow-report", "environment": "prod",
        "correlation_id": "morning"}
gpt = openai.OpenAI()
claude = anthropic.Anthropic()


def in_body(text):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": text}],
                                  extra_body={"metadata": TAGS})


def at_top(text):
    return gpt.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_body=TAGS)


def in_query(text):
    return gpt.responses.create(model="gpt-4o", input=text, extra_query={"metadata": TAGS}, user="cornice")


def main():
    in_body("fresh?")
    at_top("fresh?")
    in_query("fresh?")
