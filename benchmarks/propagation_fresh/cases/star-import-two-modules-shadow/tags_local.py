from tags_base import *
from tags_base import headers as _base_headers


def headers():
    out = _base_headers()
    out.pop("x-cost-center")
    return out
