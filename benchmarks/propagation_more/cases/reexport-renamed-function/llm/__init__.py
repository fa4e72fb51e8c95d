from .api import ask as complete
from .api import quick as complete_fast
