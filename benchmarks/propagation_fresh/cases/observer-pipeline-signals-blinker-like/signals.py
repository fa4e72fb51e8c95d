class Signal:
    def __init__(self, name):
        self.name = name
        self._receivers = {}

    def connect(self, fn=None, *, key=None):
        def add(f):
            self._receivers[key or f.__qualname__] = f
            return f
        return add(fn) if fn is not None else add

    def send(self, sender, **payload):
        return [receiver(sender, **payload) for receiver in self._receivers.values()]


document_saved = Signal("document-saved")
document_deleted = Signal("document-deleted")
