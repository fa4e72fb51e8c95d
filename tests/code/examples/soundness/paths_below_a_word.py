"""A path that ends like a provider's, below a word of its own on a host that is not known, is another service's where its
body is: keys that no model knows, and no question to one."""

import requests


def of_another_service(base, question):
    requests.post(f"{base}/agents/chat/completions", json={"agent_id": "a", "query": question})


def of_a_model(base, messages):
    requests.post(f"{base}/agents/chat/completions", json={"agent_id": "a", "messages": messages})  # expect: fail team_id correlation_id


def behind_a_version(base, question):
    requests.post(f"{base}/v1/chat/completions", json={"agent_id": "a", "query": question})  # expect: fail team_id correlation_id
