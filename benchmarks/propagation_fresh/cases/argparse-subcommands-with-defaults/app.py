import argparse

from openai import OpenAI


def parser():
    root = argparse.ArgumentParser()
    root.add_argument("--team", default="cli")
    root.add_argument("--center", default="cc-3347")
    commands = root.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask")
    ask.add_argument("text")
    ask.set_defaults(run=run_ask)
    fix = commands.add_parser("fix")
    fix.add_argument("path")
    fix.set_defaults(run=run_fix)
    return root


def tags(args):
    return {"x-team-id": args.team, "x-cost-center": args.center, "x-service": "cli", "x-environment": "dev"}


def run_ask(args):
    return OpenAI().responses.create(model="gpt-4o", input=args.text, extra_headers={**tags(args), "x-correlation-id": "cli-ask"})


def run_fix(args):
    return OpenAI().responses.create(model="gpt-4o", input=args.path, extra_headers=tags(args))


def cli(argv):
    args = parser().parse_args(argv)
    args.run(args)


def main():
    cli(["ask", "why"])
    cli(["fix", "a.py"])
