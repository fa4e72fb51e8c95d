from .aio import AsyncGatewayClient
from .sync import GatewayClient
from .headers import HeaderBuilder

__all__ = ["AsyncGatewayClient", "GatewayClient", "HeaderBuilder"]
