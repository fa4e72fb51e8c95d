from openai import OpenAI

from framework import Router, Update

router = Router()
client = OpenAI(default_headers={"x-environment": "prod", "x-service": "bot"})
TEAM = {"x-team-id": "bots", "x-cost-center": "cc-77"}


@router.middleware
def with_correlation(proceed, update):
    update.meta["x-correlation-id"] = f"{update.user}-1"
    return proceed(update)


@router.on("ask", "question", tags=TEAM)
def ask(update, *, tags):
    client.responses.create(model="gpt-5", input=update.text, extra_headers={**tags, **update.meta})


@router.on("joke")
def joke(update, *, tags):
    client.responses.create(model="gpt-5-nano", input="joke", extra_headers={**tags, **update.meta})


@router.on("help", tags=TEAM)
def help_(update, *, tags):
    client.responses.create(model="gpt-5-nano", input="help", extra_headers=tags)


def main():
    for command in ("ask", "question", "joke", "help"):
        router.dispatch(command, Update("u", "hi"))
