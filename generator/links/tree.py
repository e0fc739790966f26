"""The files of a built site, and what an address inside it leads to."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from generator.check import guess
from generator.load import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHER_SCHEMES = frozenset({"data", "mailto", "tel"})
_UNSAFE_SCHEMES = frozenset({"javascript", "vbscript", "file"})


class Target(NamedTuple):
    """Where an address leads.

    Attributes:
        path: The file of the site, ``papers/mlrg/index.html``; empty when it leads out of the site or nowhere.
        fragment: The part behind ``#``, as written.
        fault: What is wrong with the address; empty when nothing is.
        hint: What to do about it.
        host: The other host that it leads to; empty inside the site.
    """

    path: str = ""
    fragment: str = ""
    fault: str = ""
    hint: str = ""
    host: str = ""


@dataclass(frozen=True)
class Tree:
    """The files of a built site.

    Attributes:
        files: Path of each file relative to the folder of the site, with ``/``, in the case it really has.
        url: Address of the site's home page, with a slash at the end; empty when unknown.
    """

    files: frozenset[str]
    url: str = ""
    _missing: dict[str, Target] = field(default_factory=dict, init=False, compare=False, repr=False)
    _whole: dict[str, Target] = field(default_factory=dict, init=False, compare=False, repr=False)

    @classmethod
    def of(cls, folder: Path, url: str) -> Tree:
        """Return the files that lie in ``folder``. Raises OSError when it cannot be read."""
        files: list[str] = []
        for place, folders, names in os.walk(folder, onerror=_raise):
            folders.sort()
            start = Path(place).relative_to(folder).as_posix()
            files.extend(name if start == "." else f"{start}/{name}" for name in names)
        return cls(frozenset(files), url)

    @cached_property
    def origin(self) -> str:
        """Scheme and host of the site in lower case: ``https://example.org``."""
        return f"{self._own.scheme}://{self._own.netloc.lower()}"

    @cached_property
    def mount(self) -> str:
        """Path of the home page on its host: ``/`` or ``/atlas/``."""
        return self._own.path or "/"

    @cached_property
    def _own(self) -> SplitResult:
        return urlsplit(self.url)

    @cached_property
    def folders(self) -> Mapping[str, tuple[str, ...]]:
        """The names in each folder; a folder is named with a slash at its end, the top by an empty name."""
        found: dict[str, set[str]] = {"": set()}
        for file in self.files:
            above, _, name = file.rpartition("/")
            found.setdefault(f"{above}/" if above else "", set()).add(name)
            while above:
                above, _, name = above.rpartition("/")
                found.setdefault(f"{above}/" if above else "", set()).add(f"{name}/")
        return {folder: tuple(sorted(names)) for folder, names in found.items()}

    @cached_property
    def by_lower_case(self) -> Mapping[str, str]:
        """Every file and folder by its path in lower case."""
        return {path.lower(): path for path in [*sorted(self.files), *sorted(self.folders)]}

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """One file or folder of each name, the name in lower case."""
        return {path.rstrip("/").rpartition("/")[2].lower(): path for path in [*sorted(self.files), *self.folders]}

    def find(self, url: str, source: str) -> Target:
        """Return where ``url`` leads when it stands in the file ``source``."""
        if url in self._whole:
            return self._whole[url]
        address, _, fragment = url.partition("#")
        address = address.partition("?")[0]
        if not address:
            return Target(source, fragment)
        if ":" in address or address.startswith("//") or "\\" in url or not url.isprintable() or " " in url:
            target = self._absolute(url, fragment, source)
            if "://" in url[:9]:
                self._whole[url] = target
            return target
        if address[0] == "/":
            return self._from_host(address, fragment)
        return self._inside(address, source.rpartition("/")[0], fragment)

    def _absolute(self, url: str, fragment: str, source: str) -> Target:
        """Return where an address leads that names a scheme or a host, or has characters that it should not have."""
        scheme = url.partition(":")[0].lower()
        if scheme in _OTHER_SCHEMES:
            return Target(host=scheme)
        if fault := _spelling_fault(url, scheme):
            return fault
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            return Target(fault="is malformed", hint="write it as https://host/path")
        if not parts.scheme and not parts.netloc:  # a colon in a relative path
            return self._inside(parts.path, source.rpartition("/")[0], fragment)
        if host and self._is_ours(parts):
            return self._from_host(parts.path or "/", fragment)
        return Target(host=host) if host else Target(fault="has no host", hint="write it as https://host/path")

    def _is_ours(self, parts: SplitResult) -> bool:
        """Return whether a whole address is one of this site, and not of another site on the same host."""
        origin = f"{parts.scheme or self._own.scheme}://{parts.netloc.lower()}"
        path = parts.path or "/"
        return bool(self.url) and origin == self.origin and f"{path}/".startswith(self.mount)

    def _from_host(self, path: str, fragment: str) -> Target:
        if f"{path}/" == self.mount:
            return Target(fault="lacks the slash at its end", hint=f"the home page is {quoted(self.mount)}")
        if not path.startswith(self.mount):
            inside = path.lstrip("/")
            hint = (
                "write it relative to the page" if self._file(unquote(inside)) else f"the site begins at {self.mount}"
            )
            return Target(fault="leads out of the site", hint=hint)
        return self._inside("./" + path[len(self.mount) :], "", fragment)

    def _inside(self, address: str, folder: str, fragment: str) -> Target:
        path = unquote(address) if "%" in address else address
        while path.startswith("../") and folder:
            path, folder = path[3:], folder.rpartition("/")[0]
        path = f"{folder}/{path}" if folder else path
        if path.startswith(".") or "//" in path or "/." in path:
            path = _normalized(path)
            if path.startswith("../"):
                return Target(fault="leads above the site", hint="there is one '../' too many")
        if file := self._file(path):
            return Target(file, fragment)
        if path not in self._missing:  # the same fault of the theme stands on every page
            self._missing[path] = self._nothing(path)
        return self._missing[path]

    def _file(self, path: str) -> str:
        """Return the file that a server sends for ``path``; empty when it has none."""
        if path in self.files:
            return path
        file = f"{path}index.html"
        return file if (not path or path.endswith("/")) and file in self.files else ""

    def _nothing(self, path: str) -> Target:
        if f"{path}/index.html" in self.files:
            return Target(fault="lacks the slash at its end", hint=f"the page is {quoted(path + '/')}")
        if path.endswith("/") and path[:-1] in self.files:
            return Target(fault="has a slash too many", hint=f"{quoted(path[:-1])} is a file")
        if f"{path.rstrip('/')}/" in self.folders:
            return Target(fault="leads to a folder without index.html", hint="link to a page")
        for end in ("", "/"):
            other = self.by_lower_case.get(f"{path}{end}".lower())
            if other is not None:
                return Target(fault="differs in upper and lower case", hint=f"the site has {quoted(other)}")
        return Target(fault="leads to nothing", hint=self._guess(path))

    def _guess(self, path: str) -> str:
        """Return a hint at the file most like ``path``: among its would-be neighbours, or of its name elsewhere."""
        above, _, name = path.rstrip("/").rpartition("/")
        folder = f"{above}/" if above else ""
        if near := guess(name, self.folders.get(folder, ())[:5000]):
            return near
        elsewhere = self.by_name.get(name.lower(), "")
        return f"did you mean {quoted(elsewhere)}?" if elsewhere else ""


def _spelling_fault(url: str, scheme: str) -> Target | None:
    if "\\" in url or not url.isprintable() or " " in url:
        return Target(fault="has characters that an address cannot have", hint="percent-encode them")
    return Target(fault="is no link for a public page", hint="remove it") if scheme in _UNSAFE_SCHEMES else None


def _normalized(path: str) -> str:
    """Return ``path`` without ``.`` and ``..``; a folder keeps the slash at its end, the top is empty."""
    last = path.rpartition("/")[2]
    plain = posixpath.normpath(path)
    if plain == ".":
        return ""
    return f"{plain}/" if last in {"", ".", ".."} else plain


def _raise(error: OSError) -> None:
    raise error
