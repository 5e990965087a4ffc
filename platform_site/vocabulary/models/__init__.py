from .authorities import Agent, AgentName, Concept, ConceptName, Period, PeriodName, Place, PlaceName
from .institutions import GroupInstitution, Institution

__all__ = [
    "Agent",
    "AgentName",
    "Concept",
    "ConceptName",
    "GroupInstitution",
    "Institution",
    "Period",
    "PeriodName",
    "Place",
    "PlaceName",
]
