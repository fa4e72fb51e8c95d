from .tags import *
from .tags import _private as hidden
