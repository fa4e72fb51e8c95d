from .client import Desk, get_desk
from .headers import ownership, request_headers

__all__ = ["Desk", "get_desk", "ownership", "request_headers"]
