import configparser
import getpass

from openai import OpenAI


def load_profile(name="default"):
    parser = configparser.ConfigParser()
    parser.read("llm.ini")
    return parser[name]


def commit_message(diff):
    profile = load_profile()
    return OpenAI().chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": diff}],
        extra_headers={
            "x-team-id": profile["team"],
            "x-cost-center": profile.get("cost_center", ""),
            "x-service": "commit-bot",
            "x-environment": "laptop",
            "x-correlation-id": f"commit-{getpass.getuser()}",
        },
    )


def branch_name(ticket):
    profile = load_profile()
    return OpenAI().chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": ticket}],
        extra_headers={"x-team-id": profile["team"], "x-service": "commit-bot", "x-environment": "laptop"},
    )


def main():
    commit_message("+ a")
    branch_name("T-1")
