def tags(cid=None):
    out = dict(team_id="bm", cost_center="cc-446", service="bm", environment="prod")
    if cid:
        out["correlation_id"] = cid
    return out
