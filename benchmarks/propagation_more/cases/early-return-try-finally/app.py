"""try/except/else/finally inside the helper; one exit leaves before the environment is set."""
import anthropic

api = anthropic.Anthropic()


def parse(raw):
    headers = {"x-team-id": "tf", "x-cost-center": "cc-339", "x-service": "tf"}
    try:
        number = int(raw)
    except ValueError:
        return headers
    else:
        headers["x-correlation-id"] = f"n-{number}"
    finally:
        headers["x-environment"] = "prod"
    return headers


def strict(raw):
    headers = {"x-team-id": "tf", "x-cost-center": "cc-339", "x-service": "tf", "x-environment": "prod"}
    try:
        headers["x-correlation-id"] = f"n-{int(raw)}"
    except ValueError as exc:
        raise SystemExit("not a number") from exc
    return headers


def ask(raw):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=parse(raw),
                               messages=[{"role": "user", "content": raw}])


def ask_strict(raw):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=strict(raw),
                               messages=[{"role": "user", "content": raw}])


def main():
    ask("7")
    ask("seven")
    ask_strict("7")
