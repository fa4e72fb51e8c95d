from typing import NamedTuple


class Tenant(NamedTuple):
    slug: str
    center: str
    env: str = "prod"

    def as_headers(self, trace):
        return {
            "X-Team-Id": self.slug, "X-Cost-Center": self.center, "X-Service": "tenant-hub", "X-Environment": self.env,
            "X-Correlation-Id": trace,
        }


ACME = Tenant("acme", "cc-3306")
GLOBEX = Tenant("globex", "n/a")
