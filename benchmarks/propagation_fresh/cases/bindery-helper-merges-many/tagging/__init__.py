from .merge import merged
from .defaults import DEFAULTS, for_service

__all__ = ["merged", "DEFAULTS", "for_service"]
