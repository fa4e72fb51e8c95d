from openai import OpenAI

from headers import HeaderNames, LegacyNames

client = OpenAI()
VALUES = {"team_id": "fleet", "cost_center": 2470, "service": "garage", "environment": "prod", "correlation_id": 17}


def repair(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=HeaderNames.render(VALUES))


def repair_legacy(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=LegacyNames.render(VALUES))


def main():
    repair("brake")
    repair_legacy("brake")
