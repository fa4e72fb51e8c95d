def normalise(request):
    _trim(request["extra_headers"])
    return request


def _trim(headers):
    for name in [n for n, v in headers.items() if len(v) > 4]:
        headers.pop(name)


def audit(request):
    seen = dict(request["extra_headers"])
    seen.clear()
    return request
