from clients import make

crops = make("crops", "yield")
barns = make("barns", "roof")


def forecast(text):
    return crops.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                         extra_headers={"x-correlation-id": "s-1"})


def repair(text):
    return barns.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                         extra_headers={"x-correlation-id": "s-2"})


def main():
    forecast("rain")
    repair("leak")
