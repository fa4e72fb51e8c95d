from openai import OpenAI

client = OpenAI()
FIELDS = {"TEAM_ID": "flint", "COST_CENTER": "cc-886", "SERVICE": "spark", "ENVIRONMENT": "prod", "CORRELATION_ID": "f1"}


def kebab(name):
    return "-".join(["X", *(part.capitalize() for part in name.split("_"))])


def snake(name):
    return "X_" + name


def strike(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={kebab(k): v for k, v in FIELDS.items()})


def scrape(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={snake(k): v for k, v in FIELDS.items()})


def main():
    strike("steel")
    scrape("stone")
