from groq import Groq

groq = Groq()


def headers_for(trace):
    return {
        "x-team-id": "voice", "x-cost-center": "cc-3329", "x-service": "voice", "x-environment": "prod", "x-correlation-id": trace,
    }


def speak(text, trace):
    headers = headers_for(trace)

    def chunks():
        for chunk in groq.chat.completions.create(
            model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": text}], stream=True, extra_headers=headers
        ):
            yield chunk.choices[0].delta.content or ""

    return chunks()


def whisper(text, trace):
    headers = headers_for(trace)

    def chunks():
        headers.clear()
        for chunk in groq.chat.completions.create(
            model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": text}], stream=True, extra_headers=headers
        ):
            yield chunk.choices[0].delta.content or ""

    return chunks()


def main():
    "".join(speak("a", "v-1"))
    "".join(whisper("b", "v-2"))
