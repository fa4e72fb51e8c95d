"""The router of each team: two models and a fallback from one to the other."""
from litellm import Router


def model_list(key):
    return [
        {"model_name": "smart", "litellm_params": {"model": "openai/gpt-smart", "api_key": key}},
        {"model_name": "cheap", "litellm_params": {"model": "openai/gpt-cheap", "api_key": key}},
        {"model_name": "vectors", "litellm_params": {"model": "openai/text-embedding-3-small", "api_key": key}},
    ]


def build_router(team):
    return Router(model_list=model_list(team.key), fallbacks=[{"smart": ["cheap"]}], num_retries=0)
