import os


def deployment(name, model, headers=None):
    params = {"model": model, "api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k"}
    if headers:
        params["extra_headers"] = headers
    return {"model_name": name, "litellm_params": params}
