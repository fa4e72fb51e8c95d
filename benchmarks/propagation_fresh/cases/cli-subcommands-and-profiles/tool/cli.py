import argparse
import secrets

from .profiles import PROFILES, Profile


def cmd_ask(profile: Profile, args: argparse.Namespace) -> None:
    client = profile.connect()
    out = client.chat.completions.create(
        model=profile.model, messages=[{"role": "user", "content": " ".join(args.words)}],
        extra_headers={"x-correlation-id": secrets.token_hex(8)})
    print(out.choices[0].message.content)


def cmd_commit(profile: Profile, args: argparse.Namespace) -> None:
    client = PROFILES["work"].connect()
    out = client.chat.completions.create(
        model=profile.model, messages=[{"role": "user", "content": "commit message"}],
        extra_headers={"x-correlation-id": secrets.token_hex(8)}, stream=True)
    for chunk in out:
        if chunk.choices:
            print(chunk.choices[0].delta.content or "", end="")


def cmd_review(profile: Profile, args: argparse.Namespace) -> None:
    client = PROFILES["work"].connect()
    print(client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": args.path}]))


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="tool")
    top.add_argument("--profile", choices=sorted(PROFILES), default="work")
    sub = top.add_subparsers(required=True)
    ask = sub.add_parser("ask")
    ask.add_argument("words", nargs="+")
    ask.set_defaults(run=cmd_ask)
    commit = sub.add_parser("commit")
    commit.set_defaults(run=cmd_commit)
    review = sub.add_parser("review")
    review.add_argument("path")
    review.set_defaults(run=cmd_review)
    return top


def run(argv: list[str]) -> None:
    args = parser().parse_args(argv)
    args.run(PROFILES[args.profile], args)


def main():
    run(["ask", "hello"])
    run(["--profile", "home", "ask", "hello"])
    run(["commit"])
    run(["review", "a.py"])
