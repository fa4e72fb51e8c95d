"""The cookie-cutter's placeholders were filled in for one client only."""
import anthropic

TEMPLATE = {"team_id": "<your team>", "cost_center": "TODO", "service": "keeper-chat", "environment": "dev"}
FILLED = {**TEMPLATE, "team_id": "zoo", "cost_center": "cc-33"}


def to_headers(tags, cid):
    return {"x-" + key.replace("_", "-"): value for key, value in {**tags, "correlation_id": cid}.items()}


def chat(text, cid):
    return anthropic.Anthropic(default_headers=to_headers(FILLED, cid)).messages.create(
        model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}])


def chat_legacy(text, cid="n/a"):
    return anthropic.Anthropic(default_headers=to_headers(TEMPLATE, cid)).messages.create(
        model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}])


def main():
    chat("a", "z-1")
    chat_legacy("a")
