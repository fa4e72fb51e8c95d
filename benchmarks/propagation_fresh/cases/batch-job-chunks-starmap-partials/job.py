import itertools
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial

from client import embed, for_team, moderate

TAGS = {"x-team-id": "bt", "x-cost-center": "cc-6", "x-service": "batch", "x-environment": "prod", "x-correlation-id": "night"}


def chunks(items, size):
    it = iter(items)
    while chunk := list(itertools.islice(it, size)):
        yield chunk


def embed_all(items):
    job = partial(embed, headers=TAGS)
    with ThreadPoolExecutor(2) as pool:
        return [f.result() for f in as_completed(pool.submit(job, c) for c in chunks(items, 2))]


def moderate_all(items):
    return list(itertools.starmap(moderate, zip(itertools.repeat(TAGS), items)))


def team_run(items):
    embed_team, moderate_team = for_team("search")
    embed_team(items)
    list(map(moderate_team, items))


def main():
    embed_all(["a", "b", "c"])
    moderate_all(["a", "b"])
    team_run(["a"])
