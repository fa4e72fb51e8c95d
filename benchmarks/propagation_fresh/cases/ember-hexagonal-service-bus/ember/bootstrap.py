import anthropic
import openai

from .bus import Bus
from .domain.commands import Draft, Translate
from .handlers import DraftHandler, TranslateHandler
from .tagging import Tagger


def bootstrap(config):
    tagger = Tagger(config)
    return Bus({
        Draft: DraftHandler(openai.OpenAI(), tagger),
        Translate: TranslateHandler(anthropic.Anthropic(), tagger),
    })
