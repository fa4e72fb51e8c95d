import openai

client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def attempt(model, text, headers):
    return client.responses.create(model=model, input=text, extra_headers=headers)


def ask(text):
    error = None
    for model, headers in (("gpt-busy", TAGS), ("gpt-4o", {**TAGS, "x-attempt": "2"})):
        try:
            return attempt(model, text, headers)
        except openai.RateLimitError as e:
            error = e
    raise error


def ask_cheap(text):
    try:
        return attempt("gpt-busy", text, TAGS)
    except openai.RateLimitError:
        return client.responses.create(model="gpt-4o-mini", input=text, extra_headers={"x-attempt": "2"})
    finally:
        print("done")


def main():
    ask("a")
    ask_cheap("b")
