import cohere
from cohere.core import RequestOptions
from mistralai.client import Mistral

OWN = {"x-team-id": "m", "x-cost-center": "cc", "x-service": "m", "x-environment": "prod", "x-correlation-id": "1"}
mistral = Mistral(api_key="k")
co = cohere.ClientV2(api_key="k")


def mistral_chat(headers=None, **kw):
    return mistral.chat.complete(model="mistral-small", messages=[{"role": "user", "content": "x"}], http_headers=headers, **kw)


def mistral_other():
    return mistral.chat.complete(model="mistral-small", messages=[{"role": "user", "content": "y"}], http_headers={**OWN, "x-service": "<service>"})


def options(**headers):
    return RequestOptions(additional_headers={"x-" + k.replace("_", "-"): v for k, v in headers.items()}, max_retries=0)


def cohere_chat():
    return co.chat(model="command-a", messages=[{"role": "user", "content": "x"}],
                   request_options=options(team_id="c", cost_center="cc", service="s", environment="e", correlation_id="1"))


def cohere_poor():
    return co.chat(model="command-a", messages=[{"role": "user", "content": "x"}], request_options=options(team_id="c"))


def main():
    mistral_chat(OWN)
    mistral_chat()
    mistral_other()
    cohere_chat()
    cohere_poor()
