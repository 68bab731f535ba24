"""Why the system refused to read or write a file, in words that can be translated."""

from __future__ import annotations

import errno
import os

from rolodex.domain.text import Text
from rolodex.i18n import N_

_REASONS = {
    ("ENOENT",): N_("it is not there"),
    ("ENOTDIR",): N_("a part of its path is no folder"),
    ("EISDIR",): N_("it is a folder"),
    ("EEXIST", "ENOTEMPTY"): N_("there is something of that name already"),
    ("EACCES", "EPERM"): N_("you lack the permission for it"),
    ("EROFS",): N_("the disk can only be read"),
    ("ENOSPC", "EDQUOT"): N_("the disk is full"),
    ("EFBIG",): N_("it is too large for this disk"),
    ("ENAMETOOLONG",): N_("its name is too long for this disk"),
    ("EINVAL", "EILSEQ"): N_("its name cannot be used on this disk"),
    ("EIO",): N_("the disk reports a fault"),
    ("EBUSY", "ETXTBSY", "EDEADLK"): N_("another program is using it"),
    ("ENODEV", "ENXIO"): N_("its disk is not connected"),
    ("EMFILE", "ENFILE"): N_("too many files are open"),
    ("ENOMEM",): N_("the computer is short of memory"),
    ("ELOOP",): N_("its links go round in a circle"),
    ("ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ENOTCONN", "ESTALE"): N_(
        "the network does not answer"
    ),
}
# Not every system has every number.
_BY_NUMBER = {
    getattr(errno, name): words
    for names, words in _REASONS.items()
    for name in names
    if hasattr(errno, name)
}


def system_reason(error: OSError) -> Text:
    """The part of a sentence that says why; it goes after a colon, without a full stop.

    The system gives its own reasons in English alone, so they are repeated only where the
    reason is a rare one.
    """
    words = _BY_NUMBER.get(error.errno or 0)
    if words is not None:
        return Text(words)
    said = error.strerror or (os.strerror(error.errno) if error.errno else str(error))
    return Text(N_("the system says “{words}”"), {"words": said or type(error).__name__})
