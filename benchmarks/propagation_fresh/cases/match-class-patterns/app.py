from dataclasses import dataclass

from openai import OpenAI


@dataclass
class User:
    id: str
    team: str = ""


@dataclass
class Job:
    run: str


def headers(caller):
    base = {"x-cost-center": "c", "x-service": "s", "x-environment": "p"}
    match caller:
        case User(id=uid, team=team) if team:
            return base | {"x-team-id": team, "x-correlation-id": uid}
        case User(id=uid):
            return base | {"x-correlation-id": uid}
        case Job(run):
            return base | {"x-team-id": "jobs", "x-correlation-id": run}


def by_user(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers(User("u", "t")))


def by_guest(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers(User("g")))


def by_job(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers(Job("j")))


def main():
    by_user("a")
    by_guest("b")
    by_job("c")
