class App:
    def __init__(self):
        self._listeners = {}

    def event(self, name):
        def register(listener):
            self._listeners.setdefault(name, []).append(listener)
            return listener

        return register

    def dispatch(self, name, event):
        for listener in self._listeners.get(name, []):
            listener(event=event, say=print)
