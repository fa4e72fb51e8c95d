from openai import OpenAI
from openai import Omit

client = OpenAI(default_headers={"x-team-id": "dune", "x-cost-center": "cc-319", "x-service": "sand",
                                 "x-environment": "prod", "x-correlation-id": "static"})


def anonymous(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"X-Team-Id": Omit()})


def renamed(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"X-Team-Id": "dune-2"})


def scrubbed(text, keep=("x-team-id", "x-service")):
    blank = {name: "" for name in client.default_headers if name.startswith("x-") and name not in keep}
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**blank, "x-environment": "test", "x-cost-center": "c",
                                                                              "x-correlation-id": "r"})


def main():
    anonymous("a")
    renamed("b")
    scrubbed("c")
