import argparse
import os

from openai import OpenAI


def owner_headers(args):
    return {
        "x-team-id": args.team,
        "x-cost-center": args.cost_center,
        "x-service": "sqlgen",
        "x-environment": os.environ.get("DEPLOY_ENV", "local"),
    }


def cmd_generate(args):
    headers = owner_headers(args)
    headers["x-correlation-id"] = args.ticket
    result = OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": args.question}], extra_headers=headers
    )
    print(result.choices[0].message.content)


def cmd_explain(args):
    result = OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": args.query}], extra_headers=owner_headers(args)
    )
    print(result.choices[0].message.content)


def build_parser():
    parser = argparse.ArgumentParser()
    parser.add_argument("--team", default="analytics")
    parser.add_argument("--cost-center", default="cc-204")
    commands = parser.add_subparsers(required=True)
    generate = commands.add_parser("generate")
    generate.add_argument("question")
    generate.add_argument("--ticket", required=True)
    generate.set_defaults(func=cmd_generate)
    explain = commands.add_parser("explain")
    explain.add_argument("query")
    explain.set_defaults(func=cmd_explain)
    return parser


def run(argv):
    args = build_parser().parse_args(argv)
    args.func(args)


def main():
    run(["generate", "top customers", "--ticket", "T-1"])
    run(["explain", "select 1"])
