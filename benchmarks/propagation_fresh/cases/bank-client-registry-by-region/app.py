from collections import defaultdict

from openai import OpenAI

OWNER = {"x-team-id": "bank", "x-cost-center": "cc-62", "x-service": "kyc", "x-environment": "prod"}


def make(region):
    headers = dict(OWNER)
    if region != "eu":
        headers["x-correlation-id"] = f"{region}-pool"
    return OpenAI(default_headers=headers)


class Regions(dict):
    def __missing__(self, region):
        self[region] = make(region)
        return self[region]


POOL = Regions()
COUNTS = defaultdict(int)


def check(region, text):
    COUNTS[region] += 1
    return POOL[region].responses.create(model="gpt-4o", input=text)


def check_traced(region, text):
    COUNTS[region] += 1
    return POOL[region].responses.create(model="gpt-4o", input=text,
                                         extra_headers={"x-correlation-id": f"{region}-{COUNTS[region]}"})


def main():
    check("us", "a")
    check("eu", "b")
    check_traced("eu", "c")
