import openai

client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "fn", "x-cost-center": "cc-2051", "x-service": "fn", "x-environment": "prod", "x-correlation-id": "f"}


def call(model, text, headers=TAGS):
    return client.responses.create(model=model, input=text, extra_headers=headers)


def answer(text):
    try:
        return call("gpt-4o-a", text)
    except openai.RateLimitError:
        try:
            return call("gpt-4o-b", text, {**TAGS, "x-tier": "2"})
        except openai.APIStatusError as error:
            return call("gpt-4o-c", text, headers={"x-error": str(error.status_code)})
    finally:
        client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=TAGS)


def main():
    answer("a")
