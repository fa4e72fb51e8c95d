"""A command line: required and defaulted options become headers; one may be left out and is left out here."""
import argparse

from openai import OpenAI


def parser():
    p = argparse.ArgumentParser()
    p.add_argument("--team", required=True)
    p.add_argument("--cost-center", default="cc-88")
    p.add_argument("--run-id")
    p.add_argument("text", nargs="+")
    return p


def main():
    args = parser().parse_args(["--team", "cli", "hello"])
    client = OpenAI(default_headers={"x-service": "cli", "x-environment": "prod"})
    client.responses.create(model="gpt-4o", input=" ".join(args.text), extra_headers={
        "x-team-id": args.team, "x-cost-center": args.cost_center, "x-correlation-id": f"{args.team}-run"})
    headers = {"x-team-id": args.team, "x-cost-center": args.cost_center}
    if args.run_id:
        headers["x-correlation-id"] = args.run_id
    client.responses.create(model="gpt-4o", input="again", extra_headers=headers)
