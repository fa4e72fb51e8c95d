from openai import OpenAI

from variants import OWNER, VARIANTS, assigned

client = OpenAI(default_headers={"x-correlation-id": "welcome-flow"})


def welcome(user):
    options = assigned(user)["options"]
    return client.chat.completions.create(messages=[{"role": "user", "content": f"Welcome {user}"}], **options)


def goodbye(user):
    options = assigned(user, VARIANTS[:2])["options"]
    return client.chat.completions.create(messages=[{"role": "user", "content": f"Goodbye {user}"}], **options)


def tips(user):
    options = {**assigned(user)["options"], "extra_headers": OWNER}
    return client.chat.completions.create(messages=[{"role": "user", "content": f"Tips for {user}"}], **options)


def main():
    for user in (f"user-{n}" for n in range(12)):
        welcome(user), goodbye(user), tips(user)
