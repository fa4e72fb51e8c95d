"""Fleet: a list of pairs, of which slices go to different calls."""
import openai

PAIRS = [
    ("x-team-id", "fleet"),
    ("x-cost-center", "cc-90"),
    ("x-service", "route-explainer"),
    ("x-environment", "prod"),
    ("x-correlation-id", "fleet-boot"),
    ("x-debug", "1"),
]
llm = openai.OpenAI()


def explain(route):
    return llm.responses.create(model="gpt-4o-mini", input=route, extra_headers=dict(PAIRS[:5]))


def explain_short(route):
    return llm.responses.create(model="gpt-4o-mini", input=route, extra_headers=dict(PAIRS[:-2]))


def explain_tail(route):
    return llm.responses.create(model="gpt-4o-mini", input=route, extra_headers=dict(PAIRS[1:]) | {"x-team-id": "fleet"})


def main():
    explain("A-B")
    explain_short("A-C")
    explain_tail("A-D")
