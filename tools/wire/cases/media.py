from ai21 import AI21Client
from ai21.models.chat import ChatMessage
from cartesia import Cartesia
from lumaai import LumaAI
from runwayml import RunwayML
from sambanova import SambaNova

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"metadata": {"team_id": "a", "tenant": "b"}}


def ai21_client(url):
    client = AI21Client(api_key="k", api_host=url, headers=TEAM)
    client.chat.completions.create(model="m", messages=[ChatMessage(role="user", content="hi")])


def ai21_body(url):
    client = AI21Client(api_key="k", api_host=url)
    client.chat.completions.create(model="m", messages=[ChatMessage(role="user", content="hi")], **META)


def cartesia_client_and_call(url):
    client = Cartesia(api_key="k", base_url=url, default_headers=TEAM)
    voice, form = {"mode": "id", "id": "v"}, {"container": "raw", "encoding": "pcm_f32le", "sample_rate": 44100}
    client.tts.generate(model_id="m", transcript="hi", voice=voice, output_format=form, extra_headers=TENANT)


def lumaai_client_and_body(url):
    LumaAI(auth_token="k", base_url=url, default_headers=TEAM).generations.create(
        model="ray-2", prompt="hi", extra_body={"metadata": {"tenant": "b"}}
    )


def runwayml_copy(url):
    client = RunwayML(api_key="k", base_url=url).with_options(default_headers=TEAM)
    client.image_to_video.create(model="gen4_turbo", prompt_image="https://x/y.png", ratio="1280:720")


def sambanova_client_and_call(url):
    client = SambaNova(api_key="k", base_url=url, default_headers=TEAM)
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}], extra_headers=TENANT)
