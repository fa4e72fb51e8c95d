from bookshop.apps import ready
from bookshop.models import Order
from bookshop.views import chat_view, recommend_view


def main():
    ready()
    order = Order.objects.create(customer="Ann", total=30)
    order.refund("broken")
    chat_view({"user": "ann", "request_id": "req-1"}, "where is my book?")
    recommend_view({"user": "ann", "request_id": "req-2"}, "crime")


if __name__ == "__main__":
    main()
