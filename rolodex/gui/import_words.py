"""What an import did, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolodex.i18n import _, ngettext

if TYPE_CHECKING:
    from rolodex.services.import_results import Imported


def result_words(result: Imported) -> str:
    """An import in one line: `12 new, 3 changed, 1 cannot be read`; noughts are left out."""
    parts = []
    if result.new or not result.changed:
        parts.append(ngettext("{n:,} new card", "{n:,} new cards", result.new).format(n=result.new))
    if result.changed:
        parts.append(
            ngettext("{n:,} changed", "{n:,} changed", result.changed).format(n=result.changed)
        )
    if result.same:
        parts.append(_("{n:,} already there").format(n=result.same))
    if result.rejected:
        count = len(result.rejected)
        parts.append(
            ngettext("{n:,} cannot be read", "{n:,} cannot be read", count).format(n=count)
        )
    return _("Imported: {what}").format(what=_(", ").join(parts))
