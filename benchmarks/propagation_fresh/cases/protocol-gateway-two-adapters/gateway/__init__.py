from gateway.adapters import AnthropicGateway, OpenAIGateway
from gateway.ports import ChatGateway, RequestMeta

__all__ = ["AnthropicGateway", "ChatGateway", "OpenAIGateway", "RequestMeta"]
