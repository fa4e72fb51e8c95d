import os

from openai import OpenAI

os.environ.setdefault("LLM_TEAM", "en")
os.environ["LLM_CORRELATION"] = ""
client = OpenAI()


def headers():
    return {"x-team-id": os.environ["LLM_TEAM"], "x-cost-center": os.environ["COST_CENTER"],
            "x-service": os.environ["SERVICE_NAME"], "x-environment": os.environ["DEPLOY_ENV"]}


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers() | {"x-correlation-id": text})


def ask_env(text):
    correlation = os.environ["LLM_CORRELATION"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers() | {"x-correlation-id": correlation})


def main():
    ask("a")
    ask_env("a")
