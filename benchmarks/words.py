"""Words the corpus is made of: our own lists, so that no text of anybody is copied."""

from __future__ import annotations

VENUES = tuple(f"venue-{number:02}" for number in range(1, 61))
MODALITIES = ("x-ray", "ct", "mri", "ultrasound", "pathology", "endoscopy", "fundus", "multiple")
TASKS = ("writing", "answering", "finding", "comparing", "translating", "grading")
METHODS = ("transformer", "retrieval", "graph", "diffusion", "alignment", "distillation")
TYPES = ("method", "survey", "analysis", "benchmark")

SYLLABLES = (
    "ba", "be", "bo", "da", "de", "do", "fa", "fe", "ga", "go", "ka", "ke", "la", "le", "lo", "ma", "me", "mo",
    "na", "ne", "no", "pa", "pe", "ra", "re", "ro", "sa", "se", "ta", "te", "to", "va", "ve", "vo", "za", "ze",
)  # fmt: skip
GIVEN_NAMES = (
    "Ada", "Alma", "Anna", "Aron", "Bela", "Berta", "Bruno", "Carla", "Chen", "Clara", "Cora", "Dario", "Dora", "Edda",
    "Egon", "Elif", "Emil", "Emma", "Enzo", "Erik", "Esra", "Eva", "Fatima", "Felix", "Flora", "Frida", "Gina", "Hana",
    "Hugo", "Ida", "Ines", "Iris", "Ivan", "Jana", "Jin", "Jonas", "Juan", "Kaito", "Karl", "Kira", "Lars", "Lea", "Lena",
    "Li", "Lina", "Luca", "Maja", "Mara", "Marco", "Mei", "Mila", "Mina", "Nadia", "Nils", "Nina", "Noor", "Olga", "Omar",
    "Oskar", "Otto", "Paul", "Petra", "Priya", "Ravi", "Rosa", "Ruth", "Sana", "Sara", "Selma", "Sofia", "Sven", "Tara",
    "Theo", "Tim", "Tina", "Ugo", "Uma", "Vera", "Viktor", "Wei", "Wim", "Xin", "Yan", "Yara", "Yuki", "Zara", "Zoe",
)  # fmt: skip
ADJECTIVES = (
    "careful", "coarse", "compact", "dense", "early", "even", "faithful", "fluent", "frugal", "gentle", "guided", "joint",
    "layered", "light", "local", "narrow", "open", "paired", "plain", "quiet", "robust", "shared", "slow", "sparse",
    "steady", "strict", "tidy", "weak", "wide",
)  # fmt: skip
NOUNS = (
    "anchor", "answer", "archive", "atlas", "balance", "border", "bridge", "caption", "chart", "clinic", "cohort",
    "contrast", "cross-check", "detail", "draft", "edge", "error", "evidence", "feature", "finding", "frame", "grain",
    "grid", "ground", "image", "index", "label", "lantern", "layer", "lesion", "margin", "mask", "memory", "mirror",
    "model", "note", "organ", "patch", "pattern", "phrase", "prior", "probe", "prompt", "question", "reader", "record",
    "region", "report", "sample", "scan", "sentence", "sequence", "shadow", "signal", "slice", "study", "summary",
    "surface", "table", "thread", "token", "trace", "vessel", "view", "window", "word",
)  # fmt: skip
VERBS = (
    "adds", "aligns", "asks", "builds", "checks", "compares", "counts", "cuts", "draws", "finds", "follows", "gathers",
    "grades", "guides", "holds", "joins", "keeps", "learns", "lifts", "links", "marks", "measures", "mends", "names",
    "needs", "orders", "pairs", "ranks", "reads", "repeats", "scores", "shows", "sorts", "splits", "tells", "tests",
    "tracks", "turns", "weighs", "writes",
)  # fmt: skip
SMALL_WORDS = ("a", "the", "each", "every", "one", "no", "some", "that", "this", "its", "their")
JOINTS = ("and", "as", "before", "but", "by", "for", "from", "in", "of", "on", "than", "to", "when", "where", "while", "with")  # fmt: skip
