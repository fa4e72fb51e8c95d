import requests

from api import OpenAIHttp
from transport import session

OWNER = {"x-team-id": "rq", "x-cost-center": "cc-7", "x-service": "rq", "x-environment": "prod"}


def main():
    api = OpenAIHttp(session(OWNER))
    api.chat("a", "r-1")
    api.embed("b")
    bare = OpenAIHttp(requests.Session())
    bare.chat("c", "r-2")
