import conf as _conf


def for_service(service, cfg=None, *, cid):
    cfg = cfg or _conf.defaults
    return {"x-team-id": cfg.team, "x-cost-center": cfg.center, "x-service": service, "x-environment": cfg.env, "x-correlation-id": cid}
