"""Options of the command line: those that the code itself gives, and those that a user may leave out."""

import argparse

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def parser():
    made = argparse.ArgumentParser()
    made.add_argument("--team", required=True)
    made.add_argument("--run-id", "-r")
    made.add_argument("--owner", default="core")
    made.add_argument("--note", default="TODO")
    made.add_argument("--anonymous", action="store_true")
    made.add_argument("text")
    return made


def from_a_user():
    args = parser().parse_args()
    headers = {"x-team-id": args.team, "x-correlation-id": args.text}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {"x-team-id": args.owner, "x-correlation-id": args.run_id or ""}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
    headers = {"x-team-id": args.note, "x-correlation-id": "1"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id
    client.responses.create(  # expect: unverifiable team_id correlation_id
        model="m", input="a", extra_headers={} if args.anonymous else TAGS
    )


def given_by_the_code():
    args = parser().parse_args(["--team", "search", "hello"])
    headers = {"x-team-id": args.team, "x-correlation-id": args.text}
    if args.run_id:
        headers["x-correlation-id"] = args.run_id
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {"x-team-id": args.owner, "x-correlation-id": args.run_id or ""}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers={} if args.anonymous else TAGS)  # expect: pass


def tagged(args):
    return client.responses.create(model="m", input=args.text, extra_headers=TAGS)  # expect: pass


def bare(args):
    client.responses.create(model="m", input=args.text, extra_headers={"x-team-id": args.team})  # expect: fail correlation_id


def commands(line):
    made = argparse.ArgumentParser()
    made.add_argument("--team", default="core")
    subs = made.add_subparsers(dest="command", required=True)
    ask = subs.add_parser("ask")
    ask.add_argument("text")
    ask.set_defaults(run=tagged)
    say = subs.add_parser("say")
    say.add_argument("text")
    say.set_defaults(run=bare)
    args = made.parse_args(line)
    return args.run(args)


def main():
    commands(["ask", "a"])
    commands(["say", "a"])


def ask(args):
    headers = {"x-team-id": args.team, "x-correlation-id": args.ticket}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def title(args):
    headers = {"x-team-id": args.team, "x-correlation-id": args.ticket}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id


def show(args):
    headers = {"x-team-id": args.team, "x-correlation-id": args.command}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def perhaps(args):
    headers = {"x-team-id": args.team, "x-correlation-id": getattr(args, "ticket", "")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id


def by_command():
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--team", required=True)
    made = argparse.ArgumentParser()
    commands = made.add_subparsers(dest="command", required=True)
    asking = commands.add_parser("ask", parents=[common])
    asking.add_argument("--ticket", required=True)
    asking.set_defaults(func=ask)
    titles = commands.add_parser("title", parents=[common])
    titles.add_argument("--ticket", default="")
    titles.set_defaults(func=title)
    commands.add_parser("show", parents=[common]).set_defaults(func=show)
    args = made.parse_args()
    args.func(args)
    perhaps(args)
