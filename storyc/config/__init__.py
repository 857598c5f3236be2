"""What a user's own configuration, a project and a command line say about rendering.

Knows about backends by name, prices and who may decide what. Does not know about files, terminals
or how a service is spoken to: it is given texts and returns values.
"""

from storyc.config.agreement import Agreed, Disagreement, Question, agree, unasked
from storyc.config.asked import Asked
from storyc.config.backend_config import BackendConfig
from storyc.config.pick import Pick, pick, unfit
from storyc.config.project import ProjectRendering, read_project
from storyc.config.protocol_name import ProtocolName
from storyc.config.quote import Quote, price_of, price_source, priced
from storyc.config.reading import CONFIG, read_config
from storyc.config.redaction import redacted
from storyc.config.trust_list import TrustList
from storyc.config.user_config import ANIMATIC, UserConfig
from storyc.config.usual_backend import usual_backend

__all__ = [
    "ANIMATIC",
    "CONFIG",
    "Agreed",
    "Asked",
    "BackendConfig",
    "Disagreement",
    "Pick",
    "ProjectRendering",
    "ProtocolName",
    "Question",
    "Quote",
    "TrustList",
    "UserConfig",
    "agree",
    "pick",
    "price_of",
    "price_source",
    "priced",
    "read_config",
    "read_project",
    "redacted",
    "unasked",
    "unfit",
    "usual_backend",
]
