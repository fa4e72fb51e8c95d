REGISTRY = {}


class Plugin:
    name = None
    tags: dict = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.name = name or cls.__name__.lower()
        cls.tags = {**cls.tags, "x-service": cls.name}
        REGISTRY[cls.name] = cls

    def headers(self, cid=None):
        return {**self.tags, **({"x-correlation-id": cid} if cid else {})}


class RiverPlugin(Plugin, name="river"):
    tags = {"x-team-id": "river", "x-cost-center": "cc-35", "x-environment": "prod"}
