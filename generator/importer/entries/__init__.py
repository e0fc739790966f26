"""A block as an entry: which of its words are the title, who wrote it, where it appeared, judged by the section around it."""
