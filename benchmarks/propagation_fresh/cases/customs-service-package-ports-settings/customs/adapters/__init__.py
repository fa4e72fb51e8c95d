from customs.adapters.gpt import Gpt
from customs.adapters.claude import Claude

ADAPTERS = {"gpt": Gpt, "claude": Claude}
