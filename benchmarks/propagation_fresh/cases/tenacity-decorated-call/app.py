import openai
from tenacity import retry, retry_if_exception_type, stop_after_attempt

client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "td", "x-cost-center": "cc-409", "x-service": "td", "x-environment": "prod", "x-correlation-id": "1"}


@retry(stop=stop_after_attempt(2), retry=retry_if_exception_type(openai.RateLimitError), reraise=True)
def ask(text, model="gpt-4o"):
    return client.responses.create(model=model, input=text, extra_headers=TAGS)


@retry(stop=stop_after_attempt(2), reraise=True)
def ask_untagged(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={k: v for k, v in TAGS.items() if "cost" not in k})


def main():
    ask("a")
    try:
        ask("b", model="gpt-busy")
    except openai.RateLimitError:
        pass
    ask_untagged("c")
