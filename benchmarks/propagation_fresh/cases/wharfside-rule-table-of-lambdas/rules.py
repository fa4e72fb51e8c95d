"""Header rules: (predicate, headers); all that hold are merged, in order."""

BASE = {"x-team-id": "wharfside", "x-environment": "prod"}
RULES = [
    (lambda job: True, lambda job: BASE),
    (lambda job: job["kind"] == "invoice", lambda job: {"x-service": "invoices", "x-cost-center": "cc-972"}),
    (lambda job: job["kind"] == "claim", lambda job: {"x-service": "claims"}),
    (lambda job: "id" in job, lambda job: {"x-correlation-id": str(job["id"])}),
]


def headers_for(job):
    merged = {}
    for applies, build in RULES:
        if applies(job):
            merged |= build(job)
    return merged
