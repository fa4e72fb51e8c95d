from openai import OpenAI

from config import LlmSettings

client = OpenAI()


def guide(text, cid):
    settings = LlmSettings(service="guide")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**settings.headers(), "x-correlation-id": cid})


def shop(text, cid):
    settings = LlmSettings()
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**settings.headers(), "x-correlation-id": cid})


def main():
    guide("a", "1")
    shop("b", "2")
