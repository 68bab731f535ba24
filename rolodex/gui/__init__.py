"""Everything with Qt, and nothing else."""

from rolodex.gui.binding import leave_sources_unread

leave_sources_unread()
