from .builder import HeaderBuilder as Headers
from .owners import OWNERS
