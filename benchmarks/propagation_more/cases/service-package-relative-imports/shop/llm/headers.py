def build(job, cid):
    from .. import TEAM
    out = {"x-team-id": TEAM, "x-cost-center": "cc-419", "x-service": job, "x-environment": "prod"}
    if cid is not None:
        out["x-correlation-id"] = cid
    return out
