"""Names of journals that are ordinary words: ``Remote Sensing``, ``Drones``. With a year beside them they are no titles, nor people.

They only tell that a venue is named; which venue it is, and whether it is one of the catalog, its data says.
"""

from __future__ import annotations

import re

_NAMES = frozenset(
    re.findall(
        r"[^,\s][^,]*",
        "academic radiology, ai communications, ai magazine, ai open, applied energy, applied intelligence, applied optics, applied sciences, "
        "applied soft computing, artificial intelligence, artificial intelligence in medicine, artificial intelligence review, "
        "automation in construction, autonomous robots, behavior research methods, big data, bioengineering, bioinformatics, "
        "biomedical signal processing and control, biomedical optics express, brain informatics, briefings in bioinformatics, "
        "building and environment, cancers, circulation, cognition, cognitive computation, cognitive science, "
        "communications biology, communications medicine, communications of the acm, complex & intelligent systems, "
        "computational intelligence and neuroscience, computational linguistics, computational visual media, computer graphics forum, "
        "computer networks, computer speech & language, computer speech and language, computer vision and image understanding, "
        "computerized medical imaging and graphics, computers & graphics, computers & security, computers and electronics in agriculture, "
        "computers in biology and medicine, computers in human behavior, computers in industry, connection science, "
        "construction and building materials, data in brief, data mining and knowledge discovery, decision support systems, diagnostics, "
        "digital signal processing, displays, drones, ecological informatics, electronics, engineering applications of artificial intelligence, "
        "entropy, european radiology, expert systems with applications, frontiers in robotics and ai, future generation computer systems, "
        "giscience & remote sensing, heliyon, human brain mapping, image and vision computing, information fusion, "
        "information processing & management, information processing and management, information sciences, information systems, iscience, "
        "knowledge and information systems, knowledge-based systems, language resources and evaluation, machine learning, "
        "machine vision and applications, magnetic resonance in medicine, mathematics, measurement, mechatronics, medical image analysis, "
        "medical physics, medicine & science in sports & exercise, molecular systems biology, multimedia systems, "
        "multimedia tools and applications, neural computation, neural computing and applications, neural networks, "
        "neural processing letters, neurocomputing, neuroimage, neuron, npj digital medicine, nucleic acids research, optics express, "
        "patterns, pattern analysis and applications, pattern recognition, pattern recognition letters, physics in medicine & biology, "
        "physics in medicine and biology, physical review letters, plant methods, plant phenomics, proteins, psychological review, "
        "quantum, radiology, remote sensing, remote sensing letters, remote sensing of environment, "
        "robotics and autonomous systems, robotics and computer-integrated manufacturing, scientific data, scientific reports, sensors, "
        "signal processing, social networks, soft computing, software: practice and experience, speech communication, "
        "statistics in medicine, surgical endoscopy, sustainability, symmetry, the visual computer, transportation research part c, "
        "ultrasonics, virtual reality, visual informatics, water, water research, water resources research, world wide web",
    )
)


def is_named_journal(text: str) -> bool:
    """Tell whether a text is the name of a journal, though its words are ordinary ones.

    >>> [is_named_journal(text) for text in ("Remote Sensing", "drones", "Drones and Us")]
    [True, True, False]
    """
    return text.strip(" .").casefold() in _NAMES
