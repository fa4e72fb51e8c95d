class Signal:
    def __init__(self):
        self._receivers = []

    def connect(self, receiver):
        self._receivers.append(receiver)
        return receiver

    def send(self, sender, **kwargs):
        return [(receiver, receiver(sender=sender, **kwargs)) for receiver in self._receivers]


post_save = Signal()
order_refunded = Signal()


def receiver(signal):
    def connect(fn):
        signal.connect(fn)
        return fn
    return connect
