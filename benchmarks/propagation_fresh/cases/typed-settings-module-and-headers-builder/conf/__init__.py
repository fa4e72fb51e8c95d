from conf.settings import settings

__all__ = ["settings"]
