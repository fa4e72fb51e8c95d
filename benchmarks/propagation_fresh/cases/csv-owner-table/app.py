import csv

from openai import OpenAI


def owners():
    with open("owners.csv", newline="") as handle:
        return {row["service"]: row for row in csv.DictReader(handle)}


def ask(service, text):
    row = owners()[service]
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "csv", "x-cost-center": row["center"], "x-service": service, "x-environment": "prod", "x-correlation-id": "1"})


def ask_checked(service, text):
    center = owners()[service]["center"] or "cc-shared"
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "csv", "x-cost-center": center, "x-service": service, "x-environment": "prod", "x-correlation-id": "1"})


def main():
    ask("cs", "a")
    ask_checked("cs", "a")
