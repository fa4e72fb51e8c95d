import anthropic

from config import RECEIPTS, TRAVEL

claude = anthropic.Anthropic()


def headers(config, cid):
    return {f"x-{name.replace('_', '-')}": getattr(config, name) for name in ("team_id", "service", "cost_center", "environment")} | {
        "x-correlation-id": cid
    }


def receipt(text, cid):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=50, messages=[{"role": "user", "content": text}],
                                  extra_headers=headers(RECEIPTS, cid))


def trip(text, cid):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=50, messages=[{"role": "user", "content": text}],
                                  extra_headers=headers(TRAVEL, cid))


def main():
    receipt("coffee 3.20", "e-1")
    trip("train 42", "e-2")
