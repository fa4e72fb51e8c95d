from llm_core import Identity, LLMService, scope


class ChatService(LLMService):
    identity = Identity(team_id="chat", cost_center="cc-1", service="chat-service")

    def turn(self, text, conversation):
        with scope(conversation):
            return self.chat(text)


def run():
    ChatService().turn("hi", "conv-1")
