"""A match statement with and without a catch-all, and a conditional expression inside the dict."""
import anthropic

llm = anthropic.Anthropic()
OWNER = {"x-team-id": "cm", "x-service": "cm", "x-correlation-id": "c-1"}


def by_region(region, stage):
    headers = dict(OWNER)
    match region:
        case "eu" | "uk":
            headers["x-cost-center"] = "cc-333"
        case "us":
            headers["x-cost-center"] = "cc-334"
        case _:
            headers["x-cost-center"] = "cc-335"
    headers["x-environment"] = "prod" if stage is None else stage
    return llm.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                               messages=[{"role": "user", "content": region}])


def by_plan(plan):
    headers = {**OWNER, "x-environment": "prod"}
    match plan:
        case "free":
            headers["x-cost-center"] = "cc-336"
        case "team":
            headers["x-cost-center"] = "cc-337"
    return llm.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                               messages=[{"role": "user", "content": plan}])


def main():
    by_region("eu", None)
    by_region("jp", "stage")
    by_plan("free")
    by_plan("enterprise")
