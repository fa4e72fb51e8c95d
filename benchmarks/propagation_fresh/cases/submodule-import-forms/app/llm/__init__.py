from . import tags
from .client import default
