try:
    import openai as sdk
    from openai import OpenAI as Client
except ImportError:
    sdk = None
    Client = None
from importlib import import_module

claude_sdk = import_module("anthropic")
Async = getattr(sdk, "AsyncOpenAI")
TAGS = {"x-team-id": "ia", "x-cost-center": "cc-1", "x-service": "ia", "x-environment": "prod", "x-correlation-id": "1"}
