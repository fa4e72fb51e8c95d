"""What the notebooks of the study share."""
from openai import OpenAI

OWNER = {
    "x-team-id": "insights",
    "x-cost-center": "cc-70",
    "x-service": "churn-study",
    "x-environment": "research",
}


def owner(**more):
    headers = dict(OWNER)
    headers.update({f"x-{k.replace('_', '-')}": v for k, v in more.items()})
    return headers


def client_for(notebook):
    return OpenAI(default_headers=owner(correlation_id=notebook), max_retries=0)
