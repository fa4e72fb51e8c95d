try:
    from openai import OpenAI as _Client
except ImportError:
    _Client = None
import anthropic as claude_sdk

OWNER = {"x-team-id": "cloister", "x-cost-center": "cc-413", "x-service": "choir", "x-environment": "prod"}


def gpt():
    return _Client(default_headers=OWNER)


def claude():
    from anthropic import Anthropic as C
    return C(default_headers={**OWNER, "x-correlation-id": "k"})
