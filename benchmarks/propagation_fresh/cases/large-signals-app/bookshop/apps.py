def ready():
    from . import receivers  # noqa: F401
