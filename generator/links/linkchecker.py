"""Running LinkChecker. It is under the GPL, so it is a program of its own here and is never imported."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import AtlasError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FINISHED = frozenset({0, 1})
"""Exit statuses of a run that came to its end: no errors, or some (linkchecker(1), RETURN VALUE)."""


class LinkCheckerFailedError(AtlasError):
    """LinkChecker is not there, or did not come to its end."""


_INHERITED = ("PATH", "PYTHONPATH", "SSL_CERT_DIR", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "SYSTEMROOT", "TMPDIR")
"""What LinkChecker needs of the environment. It reads what strangers serve, so it is handed no token that lies there."""


def run_linkchecker(
    addresses: Iterable[str],
    configuration: str,
    *,
    timeout: float,
    environment: Mapping[str, str] | None = None,
    partial: bool = False,
) -> tuple[dict[str, str], ...]:
    """Return the rows that LinkChecker writes about some addresses, by the names of the parts that are configured.

    Args:
        addresses: Where it begins.
        configuration: The text of its configuration file.
        timeout: Seconds after which it is stopped.
        environment: Variables to set for it.
        partial: Whether the rows so far are wanted when it is stopped.

    Raises:
        LinkCheckerFailedError: It could not be run, broke off, or was stopped and ``partial`` is false.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "linkcheckerrc"
        file.write_text(configuration, encoding="utf-8")
        Path(folder).chmod(0o755)  # run by root, LinkChecker becomes nobody
        command = [sys.executable, "-m", "linkcheck", "--config", str(file), "--stdin", "-o", "csv/utf-8"]
        variables = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        variables |= {"LC_ALL": "C.UTF-8", "LANGUAGE": "en", "PYTHONIOENCODING": "utf-8", "HOME": folder}
        try:
            done = subprocess.run(  # noqa: S603  # a fixed command; addresses go in by its standard input
                command,
                input="\n".join(addresses),
                env={**variables, **(environment or {})},
                cwd=folder,
                capture_output=True,
                encoding="utf-8",
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            if not partial:
                raise LinkCheckerFailedError(f"LinkChecker could not be run to its end: {error}") from error
            output = error.stdout or b""
            return _rows(output.decode("utf-8", "replace") if isinstance(output, bytes) else output)
        except OSError as error:
            raise LinkCheckerFailedError(f"LinkChecker could not be run: {error}") from error
    if done.returncode not in _FINISHED or not done.stdout:
        raise LinkCheckerFailedError(f"LinkChecker broke off:\n{done.stderr.strip()[-2000:]}")
    return _rows(done.stdout)


def _rows(output: str) -> tuple[dict[str, str], ...]:
    lines = (line for line in output.splitlines(keepends=True) if line.strip() and not line.startswith("# "))
    return tuple(
        {key: value or "" for key, value in row.items() if key} for row in csv.DictReader(lines, delimiter=";")
    )
