"""Writing a file whole or not at all: the old one stays until the new one is safely on disk."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from rolodex.domain.problems import FileProblem
from rolodex.domain.system_reasons import system_reason
from rolodex.domain.text import Text
from rolodex.i18n import N_

MODE = 0o600


@contextlib.contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that takes the place of `path` when the block ends well.

    The bytes go to a file beside it that only the owner may read, are flushed to the disk and
    then renamed; after any error `path` is as it was and nothing is left beside it. Errors of
    the file system become `FileProblem`, others pass through.
    """
    temporary = path.with_name(f".{path.name[:80]}.{uuid4().hex[:12]}.partial")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, MODE)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _take_place(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise FileProblem(_words(error, path)) from error


def _take_place(temporary: Path, path: Path) -> None:
    try:
        os.replace(temporary, path)
    except PermissionError as error:  # the folder is fine: the new file is in it
        if path.is_dir():
            raise
        raise FileProblem(
            Text(N_("{file} cannot be replaced: it is open in another program, or protected. "
                    "Close it there, or choose another name."),
                 {"file": path.name})
        ) from error  # fmt: skip


_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn line ends round


def _sync_folder(folder: Path) -> None:
    # The new name itself must survive a power cut; Windows cannot open folders and need not.
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems
            raise
    finally:
        os.close(handle)


def _words(error: OSError, path: Path) -> Text:
    args: dict[str, str | Text] = {"file": path.name, "folder": str(path.parent)}
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return Text(N_("There is no room on the disk for {file}. Nothing was changed."), args)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return Text(N_("You may not write {file} in {folder}. Choose another folder."), args)
        case errno.ENOENT | errno.ENOTDIR:
            return Text(N_("There is no folder {folder}."), args)
        case errno.EISDIR:
            return Text(N_("{file} is a folder. Choose another name."), args)
        case errno.ENAMETOOLONG:
            return Text(N_("The name {file} is too long for this disk."), args)
    return Text(
        N_("{file} could not be written: {reason}."), {**args, "reason": system_reason(error)}
    )
