from .digest import Digest
from .tagging import Tagging

ALL = [Digest(), Tagging()]
