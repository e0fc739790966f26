"""A file as blocks: headings, items, rows and paragraphs, whatever it is written in."""
