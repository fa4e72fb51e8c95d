from .base import Agent
from .quote import QuoteAgent
from .route import RouteAgent
from .tracking import TrackingAgent
