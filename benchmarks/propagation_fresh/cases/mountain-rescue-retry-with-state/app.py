"""Own retry loop: the first attempt's headers are shared and the handler marks them."""
import openai

client = openai.OpenAI(max_retries=0)


def tags(call):
    return {"x-team-id": "rescue", "x-cost-center": "cc-4041", "x-service": "calls", "x-environment": "prod",
            "x-correlation-id": call}


def locate(call):
    headers = tags(call)
    for model in ("gpt-4o-busy", "gpt-4o-mini"):
        try:
            return client.responses.create(model=model, input="where", extra_headers=headers)
        except openai.RateLimitError:
            headers = {**headers, "x-service": "calls-retry"}
    return None


def weather(call):
    headers = tags(call)
    for model in ("gpt-4o-busy", "gpt-4o-mini"):
        try:
            return client.responses.create(model=model, input="weather", extra_headers=headers)
        except openai.RateLimitError:
            headers = {"x-attempt": "2"}
    return None


def main():
    locate("r-1")
    weather("r-2")
