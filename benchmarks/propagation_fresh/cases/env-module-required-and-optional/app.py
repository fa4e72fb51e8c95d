import os

from openai import OpenAI

HEADERS = {
    "x-team-id": os.environ["TEAM_ID"],
    "x-cost-center": os.environ["COST_CENTER"],
    "x-service": os.getenv("SERVICE_NAME") or "fallback",
    "x-environment": os.environ.get("DEPLOY_ENV", "dev"),
}
client = OpenAI()


def ask(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**HEADERS, "x-correlation-id": cid})


def ask_run(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={**HEADERS, "x-correlation-id": os.getenv("RUN_ID", "")})


def main():
    ask("a", "1")
    ask_run("b")
