from .client import ask, client
from .headers import build
