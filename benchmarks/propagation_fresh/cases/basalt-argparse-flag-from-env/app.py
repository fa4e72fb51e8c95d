import argparse
import os
import shlex

import anthropic


def parse(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--owner", default="")
    parser.add_argument("--environment", choices=["prod", "stage"], default="stage")
    return parser.parse_args(argv)


def headers(args):
    return {"x-team-id": args.owner, "x-cost-center": "cc-873", "x-service": "quarry-cli",
            "x-environment": args.environment, "x-correlation-id": "cli"}


def run(args, text):
    return anthropic.Anthropic().messages.create(model="claude-haiku-4-5", max_tokens=5, extra_headers=headers(args),
                                                 messages=[{"role": "user", "content": text}])


def run_owned(args, text):
    tags = {**headers(args), "x-team-id": args.owner or "basalt-default"}
    return anthropic.Anthropic().messages.create(model="claude-haiku-4-5", max_tokens=5, extra_headers=tags,
                                                 messages=[{"role": "user", "content": text}])


def main():
    args = parse(shlex.split(os.environ["ARGS"]))
    run(args, "columns?")
    run_owned(args, "columns?")
