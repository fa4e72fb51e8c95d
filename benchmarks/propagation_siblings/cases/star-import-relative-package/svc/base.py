__all__ = ["BASE", "client"]
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "si", "x-service": "si", "x-environment": "prod"}
other = OpenAI(default_headers=BASE)
