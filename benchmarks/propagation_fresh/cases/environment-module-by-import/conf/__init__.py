import os

if os.environ.get("DEPLOY_ENV") == "staging":
    from .staging import LLM
else:
    from .prod import LLM

__all__ = ["LLM"]
