from .agents import Agent, AgentIdentifier, AgentKey, AgentName, AgentPlace
from .authorities import Authority
from .concepts import Concept, ConceptIdentifier, ConceptName
from .institutions import GroupInstitution, Institution
from .ledger import AuthoritySource, Merge, NameDecision
from .periods import Period, PeriodIdentifier, PeriodName
from .places import Place, PlaceCode, PlaceIdentifier, PlaceName

AUTHORITIES = (Agent, Place, Period, Concept)

__all__ = [
    "AUTHORITIES",
    "Agent",
    "AgentIdentifier",
    "AgentKey",
    "AgentName",
    "AgentPlace",
    "Authority",
    "AuthoritySource",
    "Concept",
    "ConceptIdentifier",
    "ConceptName",
    "GroupInstitution",
    "Institution",
    "Merge",
    "NameDecision",
    "Period",
    "PeriodIdentifier",
    "PeriodName",
    "Place",
    "PlaceCode",
    "PlaceIdentifier",
    "PlaceName",
]
