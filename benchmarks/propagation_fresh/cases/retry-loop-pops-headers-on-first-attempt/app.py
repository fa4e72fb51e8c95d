import openai

client = openai.OpenAI(max_retries=0)
H = {"x-team-id": "grid", "x-cost-center": "cc-3321", "x-service": "grid", "x-environment": "prod", "x-correlation-id": "g-1"}
MODELS = ["gpt-4o-busy", "gpt-4o-mini"]


def ask(text):
    options = {"extra_headers": dict(H)}
    for model in MODELS:
        try:
            return client.responses.create(model=model, input=text, extra_headers=options.pop("extra_headers", None))
        except openai.RateLimitError:
            continue
    raise RuntimeError("all busy")


def ask_well(text):
    options = {"extra_headers": dict(H)}
    for model in MODELS:
        try:
            return client.responses.create(model=model, input=text, extra_headers=options.get("extra_headers"))
        except openai.RateLimitError:
            continue
    raise RuntimeError("all busy")


def main():
    ask("a")
    ask_well("a")
