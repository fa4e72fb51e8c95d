from .llm import *
from .llm import quiet as silent
