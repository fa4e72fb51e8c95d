import openai

client = openai.OpenAI(max_retries=0)
FULL = {"x-team-id": "eb", "x-cost-center": "cc-3004", "x-service": "eb", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text):
    headers, model = FULL, "gpt-4o-x"
    for _ in range(2):
        try:
            return client.responses.create(model=model, input=text, extra_headers=headers)
        except openai.APIStatusError:
            headers, model = {k: v for k, v in headers.items() if k != "x-cost-center"}, "gpt-4o-y"


def ask_safe(text):
    headers = {}
    try:
        headers = dict(FULL)
        model = "gpt-4o"
    except KeyError:
        model = "gpt-4o-mini"
    else:
        headers["x-attempt"] = "1"
    return client.responses.create(model=model, input=text, extra_headers=headers)


def main():
    ask("a")
    ask_safe("b")
