class Tag:
    """A declared tag; the header's name is made from the attribute's."""

    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = f"_tag_{name}"

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.slot, self.default)

    def __set__(self, obj, value):
        setattr(obj, self.slot, value)


class Tagged(type):
    def __new__(mcls, name, bases, ns):
        cls = super().__new__(mcls, name, bases, ns)
        own = [k for k, v in ns.items() if isinstance(v, Tag)]
        inherited = [k for b in bases for k in getattr(b, "_tags", ())]
        cls._tags = tuple(dict.fromkeys(inherited + own))
        return cls


class TagSet(metaclass=Tagged):
    def __init__(self, **values):
        for key, value in values.items():
            setattr(self, key, value)

    def headers(self):
        return {"x-" + n.replace("_", "-"): getattr(self, n) for n in self._tags if getattr(self, n)}
