import string

from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "greenhouse", "x-service": "seedlings", "x-environment": "prod"}


def water(bed):
    center = string.Template("cc-${bed}").substitute(bed=bed)
    return client.responses.create(model="gpt-4o", input=bed,
                                   extra_headers={**BASE, "x-cost-center": center, "x-correlation-id": "unknown-bed"})


def feed(bed):
    center = string.Template("${bed}").safe_substitute(plot=bed)
    return client.responses.create(model="gpt-4o", input=bed,
                                   extra_headers={**BASE, "x-cost-center": center, "x-correlation-id": "N/A"})


def main():
    water("832")
    feed("832")
