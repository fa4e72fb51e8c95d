def build(cid):
    return {"x-team-id": "mp", "x-cost-center": "cc-26", "x-service": "mp", "x-environment": "prod", "x-correlation-id": cid}


def build_other(cid):
    return {"x-team-id": "mp", "x-cost-center": "cc-26", "x-service": "mp", "x-environment": "prod", "x-correlation-id": cid}
