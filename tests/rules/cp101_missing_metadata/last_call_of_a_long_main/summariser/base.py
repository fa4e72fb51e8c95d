"""What all summarisers share."""
import abc

from .metadata import Metadata


class Summariser(abc.ABC):
    model_id = "eu.anthropic.claude-3-haiku-20240307-v1:0"
    max_tokens = 300

    def __init__(self, client, metadata=None):
        self.client = client
        self.metadata = metadata or Metadata.from_env()

    def request(self, text, correlation_id):
        return {
            "modelId": self.model_id,
            "messages": [{"role": "user", "content": [{"text": self.prompt(text)}]}],
            "inferenceConfig": {"maxTokens": self.max_tokens},
            "requestMetadata": self.metadata.for_call(correlation_id),
        }

    @abc.abstractmethod
    def prompt(self, text):
        ...

    def summarise(self, text, correlation_id):
        answer = self.client.converse(**self.request(text, correlation_id))
        return answer["output"]["message"]["content"][0]["text"]
