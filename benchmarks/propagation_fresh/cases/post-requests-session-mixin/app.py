"""A session with headers per desk; one desk resets the session's headers."""
import os

import requests

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/chat/completions"


class Desk:
    def __init__(self, **tags):
        self.session = requests.Session()
        self.session.headers.update({"x-" + name.replace("_", "-"): value for name, value in tags.items()})

    def reset(self):
        self.session.headers.clear()


parcels = Desk(team_id="post", cost_center="cc-4023", service="parcels", environment="prod")
letters = Desk(team_id="post", cost_center="cc-4024", service="letters", environment="prod")


def ask_parcels(text, trace):
    return parcels.session.post(URL, json={"model": "m", "messages": [{"role": "user", "content": text}]},
                                headers={"x-correlation-id": trace}).json()


def ask_letters(text, trace):
    letters.reset()
    return letters.session.post(URL, json={"model": "m", "messages": [{"role": "user", "content": text}]},
                                headers={"x-correlation-id": trace}).json()


def main():
    ask_parcels("where", "p-1")
    ask_letters("where", "l-1")
