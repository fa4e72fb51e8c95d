import itertools

from openai import OpenAI

client = OpenAI()
SITES = ("north", "south")
ROUNDS = range(1, 3)
BASE = {"x-team-id": "geyser", "x-cost-center": "cc-830", "x-service": "eruption-log", "x-environment": "prod"}


def log_all():
    for number, (site, turn) in enumerate(itertools.product(SITES, ROUNDS)):
        client.responses.create(model="gpt-4o-mini", input=f"{site} {turn}",
                                extra_headers=BASE | {"x-correlation-id": f"{site}-{turn}-{number}"})


def log_pairs():
    for site, cid in itertools.zip_longest(SITES, ["n-1"], fillvalue=""):
        client.responses.create(model="gpt-4o-mini", input=site, extra_headers=BASE | {"x-correlation-id": cid})


def main():
    log_all()
    log_pairs()
