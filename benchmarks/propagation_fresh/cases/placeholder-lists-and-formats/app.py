from openai import OpenAI

client = OpenAI()
TEMPLATE = "x-team-id: {team}\nx-cost-center: {center}\nx-service: pf\nx-environment: {env}\nx-correlation-id: {cid}"


def headers(**values):
    filled = TEMPLATE.format(**{"team": "pf", "center": "cc-4025", "env": "prod", "cid": "<none>", **values})
    return dict(line.split(": ", 1) for line in filled.splitlines())


def ask(text, **values):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(**values))


def main():
    ask("a", cid="1")
    ask("b")
    ask("c", cid="3", env="UNKNOWN")
