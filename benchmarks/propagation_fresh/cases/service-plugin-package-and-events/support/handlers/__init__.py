from .review import ReviewHandler
from .ticket import TicketHandler

HANDLERS = {h.kind: h for h in (TicketHandler, ReviewHandler)}
