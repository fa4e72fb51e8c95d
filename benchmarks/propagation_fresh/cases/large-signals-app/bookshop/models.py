from .signals import order_refunded, post_save


class Manager:
    def __init__(self):
        self._rows = []

    def __set_name__(self, owner, name):
        self._model = owner

    def create(self, **fields):
        row = self._model(**fields)
        self._rows.append(row)
        post_save.send(sender=self._model, instance=row, created=True)
        return row


class Order:
    objects = Manager()

    def __init__(self, customer, total):
        self.customer = customer
        self.total = total

    def refund(self, reason):
        order_refunded.send(sender=Order, instance=self, reason=reason)
