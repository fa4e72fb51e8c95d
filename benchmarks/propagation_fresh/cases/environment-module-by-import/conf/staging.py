from .base import BASE

LLM = {**BASE, "headers": {**BASE["headers"], "x-environment": "staging"}}
