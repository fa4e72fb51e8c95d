"""What a `match` statement takes: groups in parentheses, sequences without any, numbers below zero, attributes by
position."""

from openai import OpenAI

client = OpenAI()
TEAM, RUN = {"x-team-id": "search"}, {"x-correlation-id": "1"}


def grouped(stage):
    match stage:
        case ("prod" | "live"):
            return {**TEAM, **RUN}
        case _:
            return TEAM


def in_parts(pair):
    match pair:
        case "dev", _:
            return TEAM
        case (("prod" | "live") as stage, headers):
            return {**headers, "x-correlation-id": stage}
    return {}


def one_part(value):
    match value:
        case "run",:
            return {**TEAM, **RUN}
        case _:
            return TEAM


def below_zero(status):
    match status:
        case 1:
            return {**TEAM, **RUN}
        case -1:
            return TEAM
    return {}


def of_itself(flag):
    match flag:
        case True:
            return {**TEAM, **RUN}
        case 1:
            return TEAM
    return {}


class Owner:
    __match_args__ = ("run", "team")

    def __init__(self, team, run):
        self.team, self.run = team, run


def by_position(owner):
    match owner:
        case Owner(run, team):
            return {"x-team-id": team, "x-correlation-id": run}
    return {}


def either(given):
    match given:
        case {"run": run} | {"id": run}:
            return {**TEAM, "x-correlation-id": run}
    return {}


def ask():
    client.responses.create(model="m", input="x", extra_headers=grouped("live"))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=grouped("dev"))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=in_parts(("live", TEAM)))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=in_parts(("dev", TEAM)))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=one_part(("run",)))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=one_part("run"))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=below_zero(1))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=below_zero(-1))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=of_itself(True))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=of_itself(1))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=by_position(Owner("search", "1")))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=by_position(Owner("search", "")))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=either({"id": "1"}))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=either({"id": ""}))  # expect: fail correlation_id
