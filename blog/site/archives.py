"""The web archive that the owner chose."""

from blog.net.archives import WAYBACK, Archive
from blog.site.models import Site, WebArchive
from blog.site.outgoing import may_contact_sites


def archive_of(site: Site) -> Archive | None:
    """Return the archive that may be asked, None if there is none."""
    if not may_contact_sites():
        return None
    if site.web_archive == WebArchive.WAYBACK:
        return WAYBACK
    is_other = site.web_archive == WebArchive.OTHER and site.timegate
    return Archive(site.timegate) if is_other else None
