from dataclasses import asdict, astuple, dataclass, fields, replace

from openai import OpenAI

client = OpenAI()


@dataclass(frozen=True, slots=True)
class Owner:
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: str = ""


BASE = Owner("slots", "cc-3359", "slots", "prod")


def by_dict(owner):
    return {f"x-{k.replace('_', '-')}": v for k, v in asdict(owner).items()}


def by_tuple(owner):
    names = [f"x-{f.name.replace('_', '-')}" for f in fields(owner)]
    return dict(zip(names, astuple(owner)))


def first():
    return client.responses.create(model="gpt-4o", input="a", extra_headers=by_dict(replace(BASE, correlation_id="s-1")))


def second():
    return client.responses.create(model="gpt-4o", input="b", extra_headers=by_tuple(replace(BASE, correlation_id="s-2")))


def third():
    return client.responses.create(model="gpt-4o", input="c", extra_headers=by_dict(replace(BASE, service="third")))


def main():
    first()
    second()
    third()
