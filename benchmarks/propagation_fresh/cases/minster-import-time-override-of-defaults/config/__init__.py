from config.base import *  # noqa: F403
from config.prod import *  # noqa: F403
