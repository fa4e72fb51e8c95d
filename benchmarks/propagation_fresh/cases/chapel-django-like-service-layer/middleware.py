import threading

_local = threading.local()


class CorrelationMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        _local.cid = request["id"]
        try:
            return self.get_response(request)
        finally:
            _local.cid = None


def correlation_id():
    return getattr(_local, "cid", None)
