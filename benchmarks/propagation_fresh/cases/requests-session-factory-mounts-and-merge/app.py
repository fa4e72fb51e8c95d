from http_llm import post_message, session

OWNER = {"team-id": "weather", "cost-center": "cc-2338", "service": "forecast-text", "environment": "prod"}


def main():
    s = session(OWNER)
    post_message(s, "sunny", x_correlation_id="f-1")
    post_message(s, "rainy")
    bare = session({})
    post_message(bare, "cloudy", x_correlation_id="f-2")
