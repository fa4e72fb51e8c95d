import argparse
import sys

from openai import OpenAI

OWNER = {"x-team-id": "bazaar", "x-cost-center": "cc-46", "x-service": "cli", "x-environment": "dev"}


def translate(args):
    headers = {**OWNER, "x-correlation-id": args.run}
    return OpenAI().responses.create(model=args.model, input=args.text, extra_headers=headers)


def summarise(args):
    headers = OWNER if args.run is None else {**OWNER, "x-correlation-id": args.run}
    return OpenAI().responses.create(model=args.model, input=args.text, extra_headers=headers)


def parser():
    top = argparse.ArgumentParser()
    top.add_argument("--model", default="gpt-4o-mini")
    sub = top.add_subparsers(required=True)
    one = sub.add_parser("translate")
    one.add_argument("text")
    one.add_argument("--run", default="adhoc")
    one.set_defaults(func=translate)
    two = sub.add_parser("summarise")
    two.add_argument("text")
    two.add_argument("--run")
    two.set_defaults(func=summarise)
    return top


def cli(argv=None):
    args = parser().parse_args(argv if argv is not None else sys.argv[1:])
    return args.func(args)


def main():
    cli(["translate", "hola"])
    cli(["summarise", "hola"])
