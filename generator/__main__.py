"""``python -m generator`` is the ``atlas`` program."""

from generator.cli import main

main()
