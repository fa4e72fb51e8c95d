import os

import requests

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/messages"


def session(**tags):
    made = requests.Session()
    made.headers.update({f"x-{name.replace('_', '-')}": value for name, value in tags.items()})
    made.headers["anthropic-version"] = "2023-06-01"
    return made


http = session(team_id="tollway", cost_center="cc-861", service="plate-reader", environment="prod")


def body(text):
    return {"model": "claude-haiku-4-5", "max_tokens": 8, "messages": [{"role": "user", "content": text}]}


def read_plate(text, cid):
    request = requests.Request("POST", URL, json=body(text), headers={"x-correlation-id": cid})
    return http.send(http.prepare_request(request)).json()


def read_again(text, cid):
    request = requests.Request("POST", URL, json=body(text), headers={"x-correlation-id": cid})
    return http.send(request.prepare()).json()


def main():
    read_plate("AB-123", "p1")
    read_again("AB-123", "p2")
