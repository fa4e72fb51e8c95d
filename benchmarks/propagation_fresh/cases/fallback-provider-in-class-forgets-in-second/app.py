from router import AnthropicBackend, OpenAIBackend, Router

router = Router(OpenAIBackend(), AnthropicBackend())


def main():
    router.send("hi", team_id="chatops", cost_center="cc-2462", service="router", environment="prod", correlation_id="r-1")
