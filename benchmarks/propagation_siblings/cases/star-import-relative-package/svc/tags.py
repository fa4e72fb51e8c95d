from .base import *

TAGS = {**BASE, "x-cost-center": "cc-1", "x-correlation-id": "1"}
_private = {**TAGS, "x-service": ""}
