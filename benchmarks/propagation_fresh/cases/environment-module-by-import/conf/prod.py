import copy

from .base import BASE

LLM = copy.deepcopy(BASE)
LLM["headers"]["x-environment"] = "prod"
