from dataclasses import dataclass, fields, replace

import anthropic


@dataclass(frozen=True, kw_only=True)
class Trace:
    team_id: str
    cost_center: str
    service: str = "cabin"
    environment: str = "prod"
    correlation_id: str = ""

    def __iter__(self):
        for f in fields(self):
            value = getattr(self, f.name)
            if value:
                yield "x-" + f.name.replace("_", "-"), value


ROOT = Trace(team_id="cabin", cost_center="cc-944")
claude = anthropic.Anthropic()


def book(text, n):
    trace = replace(ROOT, correlation_id=f"book-{n}")
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=6, extra_headers=dict(trace),
                                  messages=[{"role": "user", "content": text}])


def cancel(text):
    trace = replace(ROOT, service="cabin-cancel")
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=6, extra_headers=dict(trace),
                                  messages=[{"role": "user", "content": text}])


def main():
    book("lake", 4)
    cancel("lake")
