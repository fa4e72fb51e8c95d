from outbox import Dispatcher
from events import OrderPlaced, OrderRefunded

from handlers import on_placed, on_refunded


def main():
    dispatcher = Dispatcher()
    dispatcher.subscribe(OrderPlaced, on_placed)
    dispatcher.subscribe(OrderRefunded, on_refunded)
    dispatcher.publish(OrderPlaced("o-1", "e-1"))
    dispatcher.publish(OrderRefunded("o-1", "e-2"))
