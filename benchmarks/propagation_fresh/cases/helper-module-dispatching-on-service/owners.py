_REGISTER = {}


def owner(service):
    def register(fn):
        _REGISTER[service] = fn
        return fn
    return register


def headers(service, **kw):
    try:
        build = _REGISTER[service]
    except KeyError:
        return {"x-service": service}
    return {"x-service": service, "x-environment": "prod", **build(**kw)}
