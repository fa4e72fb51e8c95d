from anthropic import Anthropic

claude = Anthropic()


def header(name: str) -> str:
    return "-".join(["X", *(part.capitalize() for part in name.split("_"))])


def dashed(**fields):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": "a"}],
                                  extra_headers={header(k): v for k, v in fields.items()})


def doubled(**fields):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": "a"}],
                                  extra_headers={f"X-{header(k)}": v for k, v in fields.items()})


def main():
    fields = dict(team_id="un", cost_center="cc-965", service="un", environment="prod", correlation_id="1")
    dashed(**fields)
    doubled(**fields)
