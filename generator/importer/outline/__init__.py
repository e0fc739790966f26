"""What belongs together: the lines below an entry, the headings above it, the works that one block tells."""
