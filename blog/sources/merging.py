"""Merging two records of one work."""

from django.db import transaction
from django.utils.translation import gettext as _

from blog.people import audit
from blog.people.models import Account
from blog.site.public_paths.keeping import move_path, was_public
from blog.sources.editing import to_csl, write_source
from blog.sources.models import FormerKey, Source
from blog.sources.signals import sources_merged


@transaction.atomic
def merge_sources(kept: Source, *, gone: Source, by: Account | None = None) -> Source:
    """Fill the empty fields of `kept` from `gone`, move its citations, and delete `gone`.

    Afterwards the URL of `gone` redirects to `kept`. Return `kept`.
    """
    item, other = to_csl(kept), to_csl(gone)
    custom = {**other.get("custom", {}), **item.get("custom", {})}
    sources_merged.send(sender=Source, kept=kept, gone=gone)
    FormerKey.objects.filter(source=gone).update(source=kept)
    if was_public(path := gone.get_absolute_url()):
        move_path(path, to=kept.get_absolute_url())
    key, source_role, note = gone.key, gone.source_role, gone.note
    message = _("Merged the source “%(gone)s” into “%(kept)s”.") % {"gone": gone, "kept": kept}
    audit.note(by, message, of=kept)
    gone.delete()
    FormerKey.objects.create(key=key, source=kept)
    # The EDTF expression, because CSL does not distinguish "1984?" and "1984~".
    dated = kept if kept.issued or kept.issued_text else gone
    issued = {"edtf": dated.issued, "literal": dated.issued_text}
    return write_source(
        kept,
        {**other, **item, "custom": custom, "issued": issued},
        source_role=kept.source_role or source_role,
        note=kept.note or note,
    )
