"""A helper that fills the dict it is given and returns nothing; another hands back only the new part."""
from openai import OpenAI

client = OpenAI()


def add_owner(headers, team="cinema", center="cc-319"):
    headers["x-team-id"] = team
    headers["x-cost-center"] = center


def runtime(env, cid):
    return {"x-environment": env, "x-correlation-id": cid}


def review(film, cid):
    headers = {"x-service": "reviews"}
    add_owner(headers)
    headers.update(runtime("prod", cid))
    return client.responses.create(model="gpt-4o", input=film, extra_headers=headers)


def trailer(film, cid):
    headers = {"x-service": "trailers"}
    add_owner(headers)
    headers = runtime("prod", cid)
    return client.responses.create(model="gpt-4o", input=film, extra_headers=headers)


def poster(film):
    headers = {"x-service": "posters"}
    add_owner({})
    headers.update(runtime(env="prod", cid=film))
    return client.responses.create(model="gpt-4o", input=film, extra_headers=headers)


def main():
    review("Alien", "f-1")
    trailer("Alien", "f-2")
    poster("Alien")
