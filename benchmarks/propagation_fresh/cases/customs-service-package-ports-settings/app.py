from customs.adapters import ADAPTERS
from customs.settings import Settings
from customs.usecases import Declare, Inspect


def main():
    settings = Settings()
    gpt, claude = (ADAPTERS[name](settings, "border") for name in ("gpt", "claude"))
    Declare(gpt)("tea", "ref-1")
    Declare(claude)("tea", "ref-2")
    Inspect(gpt)("tea")
