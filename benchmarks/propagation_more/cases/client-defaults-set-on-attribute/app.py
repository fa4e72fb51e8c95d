"""The options of the client come as a dict; a second client in a context manager has three of five."""
import anthropic

OPTIONS = dict(timeout=20.0, max_retries=1, default_headers={
    "x-team-id": "farm", "x-cost-center": "cc-316", "x-service": "weather", "x-environment": "prod"})
claude = anthropic.Anthropic(**{**OPTIONS, "default_headers": {**OPTIONS["default_headers"], "x-correlation-id": "cron"}})


def forecast(place):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": place}])


def warn(place):
    with anthropic.Anthropic(**OPTIONS) as client:
        return client.messages.create(model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": place}])


def main():
    forecast("Ulm")
    warn("Ulm")
