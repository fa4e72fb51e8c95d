from .llm import *
from .llm import _plain as understudy
