"""The sources on the network, each behind the same interface, in the order of trust."""

from generator.enrich.services.arxiv import Arxiv
from generator.enrich.services.dblp import Dblp
from generator.enrich.services.doi import Doi
from generator.enrich.services.openalex import OpenAlex
from generator.enrich.services.semantic_scholar import SemanticScholar
from generator.enrich.services.service import Service

__all__ = ["Arxiv", "Dblp", "Doi", "OpenAlex", "SemanticScholar", "Service"]
