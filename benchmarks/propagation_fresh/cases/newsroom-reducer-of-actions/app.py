"""A store with a reducer: what the request carries is whatever the actions before it left in the state."""
from functools import reduce

import anthropic

client = anthropic.Anthropic()
START = {"desk": None, "headers": {"x-team-id": "newsroom", "x-service": "headline", "x-environment": "prod"}}


def reducer(state, action):
    kind, value = action
    if kind == "desk":
        return {**state, "desk": value, "headers": {**state["headers"], "x-cost-center": f"cc-{value}"}}
    if kind == "story":
        return {**state, "headers": {**state["headers"], "x-correlation-id": value}}
    if kind == "reset":
        return START
    return state


def headline(actions):
    state = reduce(reducer, actions, START)
    return client.messages.create(model="claude-sonnet-4-5", max_tokens=40, extra_headers=state["headers"],
                                  messages=[{"role": "user", "content": "headline"}])


def teaser(actions):
    state = reduce(reducer, actions, START)
    return client.messages.create(model="claude-sonnet-4-5", max_tokens=20, extra_headers=state["headers"],
                                  messages=[{"role": "user", "content": "teaser"}])


def main():
    headline([("desk", "4002"), ("story", "s-1")])
    teaser([("story", "s-2"), ("desk", "4002"), ("reset", None), ("story", "s-3")])
