"""What a pool runs may run when the code that handed it over has gone on; what is done for each of many changes the next."""

import os
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "search", "x-correlation-id": "7"}
POOLED, MAPPED, LISTED = (dict(FULL) for _ in range(3))


def ask_while_main_goes_on(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id


def main_goes_on():
    headers = dict(FULL)
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(ask_while_main_goes_on, headers)
        headers.pop("x-team-id")  # before or after the request, nobody knows
        asked.result()


def ask_beside_another(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id


def strip(headers):
    headers.pop("x-team-id")


def beside_another():
    headers = dict(FULL)
    with ThreadPoolExecutor(2) as pool:
        pool.submit(ask_beside_another, headers)
        pool.submit(strip, headers)


def ask_before(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def behind_the_pool():
    headers = dict(FULL)
    totals = {}
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(ask_before, headers)
        totals["asked"] = asked
        asked.add_done_callback(lambda _: headers.clear())
    headers.clear()


def ask_each(text):
    client.responses.create(model="m", input=text, extra_headers=MAPPED)  # expect: fail team_id
    MAPPED.pop("x-team-id", None)


def for_each_in_a_pool():
    with ThreadPoolExecutor(1) as pool:
        list(pool.map(ask_each, os.environ["TEXTS"].split()))


def ask_one(text):
    client.responses.create(model="m", input=text, extra_headers=LISTED)  # expect: fail team_id
    LISTED.pop("x-team-id", None)


def for_each_in_a_list():
    return [ask_one(text) for text in os.environ["TEXTS"].split()]


def main():
    main_goes_on()
    beside_another()
    behind_the_pool()
    for_each_in_a_pool()
    for_each_in_a_list()
