import openai

from fakes import OpenAI


def offline(text):
    return OpenAI(api_key="none").responses.create(model="gpt-4o", input=text)


def online(text):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "stables", "x-cost-center": "cc-953", "x-service": "hay", "x-environment": "prod"})


def main():
    offline("a")
    online("b")
