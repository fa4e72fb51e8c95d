import uuid

from .services import ask, ask_model
from .services.llm import client
from .signals import order_refunded, post_save, receiver


@receiver(post_save)
def write_thanks(sender, instance, created, **kwargs):
    if created:
        ask(f"Thank {instance.customer}", correlation_id=f"order-{uuid.uuid4()}")


@receiver(order_refunded)
def apologise(sender, instance, reason, **kwargs):
    ask_model(f"Apologise for {reason}", model="gpt-4o")


@receiver(order_refunded)
def classify_reason(sender, instance, reason, **kwargs):
    client().responses.create(
        model="gpt-4o-mini", input=reason, metadata={"correlation_id": f"refund-{instance.customer}"}
    )
