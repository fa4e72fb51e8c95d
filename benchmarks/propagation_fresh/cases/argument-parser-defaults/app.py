import argparse

from openai import OpenAI


def options(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--team", default="ap")
    parser.add_argument("--run", required=True)
    parser.add_argument("--center", default="")
    return parser.parse_args(argv)


def ask(opts, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": opts.team, "x-cost-center": "cc-309", "x-service": "ap", "x-environment": "prod",
        "x-correlation-id": opts.run})


def main():
    ask(options(["--run", "r-1"]), "a")
