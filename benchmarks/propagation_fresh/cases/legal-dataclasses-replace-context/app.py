"""Legal review: an immutable context, replaced on the way down."""
from dataclasses import asdict, dataclass, replace

from anthropic import Anthropic


@dataclass(frozen=True)
class Ctx:
    team_id: str
    cost_center: str
    service: str = "contract-review"
    environment: str = "prod"
    correlation_id: str | None = None

    def headers(self):
        return {"x-" + k.replace("_", "-"): v for k, v in asdict(self).items() if v}


ROOT = Ctx("legal", "cc-1010")
api = Anthropic()


def review(clause, matter):
    ctx = replace(ROOT, correlation_id=f"matter-{matter}")
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=50, extra_headers=ctx.headers(),
                               messages=[{"role": "user", "content": clause}])


def redline(clause):
    replace(ROOT, correlation_id="redline")
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=50, extra_headers=ROOT.headers(),
                               messages=[{"role": "user", "content": clause}])


def probono(clause):
    ctx = replace(ROOT, cost_center="", correlation_id="probono-1")
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=50, extra_headers=ctx.headers(),
                               messages=[{"role": "user", "content": clause}])


def main():
    review("a", 1)
    redline("b")
    probono("c")
