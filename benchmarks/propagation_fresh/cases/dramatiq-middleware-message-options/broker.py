import threading

import dramatiq
from dramatiq.brokers.stub import StubBroker

local = threading.local()


class TagMessages(dramatiq.Middleware):
    def before_process_message(self, broker, message):
        local.tags = {
            "x-team-id": "claims",
            "x-cost-center": "cc-2312",
            "x-service": message.actor_name,
            "x-environment": "prod",
            "x-correlation-id": message.message_id,
        }

    def after_process_message(self, broker, message, *, result=None, exception=None):
        local.tags = {}


broker = StubBroker()
broker.add_middleware(TagMessages())
dramatiq.set_broker(broker)
