class Headers:
    def __init__(self, owner):
        self._parts = dict(owner)

    def environment(self, name):
        self._parts["x-environment"] = name
        return self

    def correlation(self, cid):
        self._parts["x-correlation-id"] = cid
        return self

    def build(self):
        return dict(self._parts)
