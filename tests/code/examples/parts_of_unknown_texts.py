"""What methods and slices leave of a text that the environment gives: where it may be nothing, the field is in doubt."""

import os
import uuid

from openai import OpenAI

client = OpenAI()
TEAM = os.environ["TEAM"]
RUN = {"x-correlation-id": "7"}


def whole():
    beginnings = (TEAM[:8], TEAM[-4:], TEAM[0], TEAM.split()[0])
    for team in (TEAM.strip(), TEAM.lower(), TEAM.replace("-", "_"), TEAM.strip("/"), *beginnings):
        client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": team})  # expect: pass


def of_ids():
    for run in (str(uuid.uuid4())[8:], uuid.uuid4().hex.replace("-", ""), str(uuid.uuid4()).split("-")[0]):
        client.responses.create(model="m", input="a", extra_headers={"x-team-id": "a", "x-correlation-id": run})  # expect: pass


def behind_a_place():
    client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": TEAM[5:]})  # expect: unverifiable team_id


def behind_a_sign():
    team = TEAM.split(":")[1]
    client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": team})  # expect: unverifiable team_id


def without_letters():
    team = TEAM.replace("team", "")
    client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": team})  # expect: unverifiable team_id


def without_edges():
    team = TEAM.lstrip("team-")
    client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": team})  # expect: unverifiable team_id


def without_a_prefix():
    team = f"t-{TEAM[3:]}".removeprefix("t-")
    client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": team})  # expect: unverifiable team_id


def with_what_is_left_of_a_prefix():
    team = f"t-{TEAM[3:]}".removeprefix("x-")
    client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": team})  # expect: pass


def of_the_rest():
    team = "-".join(part for part in TEAM.split(":")[1:])
    client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": team})  # expect: unverifiable team_id


def of_other_letters():
    team = TEAM.encode("ascii", "ignore").decode()
    client.responses.create(model="m", input="a", extra_headers={**RUN, "x-team-id": team})  # expect: unverifiable team_id
