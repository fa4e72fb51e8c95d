"""A wide record is cut down to the gateway's columns with operator.itemgetter."""
from operator import itemgetter

from openai import OpenAI

COLUMNS = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
BRIEF = COLUMNS[:3]
client = OpenAI()


def project(record, columns):
    return dict(zip(columns, itemgetter(*columns)(record)))


def label_for(beer):
    record = {"x-team-id": "brewer", "x-cost-center": "cc-908", "x-service": "labels", "x-environment": "prod",
              "x-correlation-id": beer, "x-colour": "amber"}
    return client.responses.create(model="gpt-4o", input=beer, extra_headers=project(record, COLUMNS))


def slogan_for(beer):
    record = {"x-team-id": "brewer", "x-cost-center": "cc-908", "x-service": "labels", "x-environment": "prod",
              "x-correlation-id": beer}
    return client.responses.create(model="gpt-4o", input=beer, extra_headers=project(record, BRIEF))


def main():
    label_for("ale")
    slogan_for("stout")
