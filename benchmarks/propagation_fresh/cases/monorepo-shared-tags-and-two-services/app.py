from services.orders.handlers import status
from services.returns.handlers import label


def main():
    status("ord-1")
    label("ord-1")
