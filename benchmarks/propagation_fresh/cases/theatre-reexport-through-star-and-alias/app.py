import stage
from stage import ROLE, lead


def speak(line):
    return lead.messages.create(model=ROLE, max_tokens=9, messages=[{"role": "user", "content": line}])


def rehearse(line):
    return stage.understudy.messages.create(model=ROLE, max_tokens=9, messages=[{"role": "user", "content": line}])


def main():
    speak("to be")
    rehearse("to be")
