from openai import OpenAI

from bolt import App

app = App()
llm = OpenAI(
    default_headers={"x-team-id": "it", "x-cost-center": "cc-80", "x-service": "slack-bot", "x-environment": "prod"}
)


@app.event("app_mention")
def mention(event, say):
    answer = llm.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": event["text"]}],
        extra_headers={"x-correlation-id": f"{event['channel']}-{event['ts']}"},
    )
    say(answer.choices[0].message.content)


@app.event("reaction_added")
def reaction(event, say):
    answer = llm.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "React to " + event["item"]}]
    )
    say(answer.choices[0].message.content)
