"""Two records of one work made one."""

from django.db import transaction

from blog.sources.editing import to_csl, write_source
from blog.sources.models import FormerKey, Source
from blog.sources.signals import sources_merged


@transaction.atomic
def merge_sources(kept: Source, *, gone: Source) -> Source:
    """Give `kept` what it lacks and `gone` has, with its citations, and delete `gone`.

    The address of `gone` will lead to `kept`.
    """
    item, other = to_csl(kept), to_csl(gone)
    custom = {**other.get("custom", {}), **item.get("custom", {})}
    sources_merged.send(sender=Source, kept=kept, gone=gone)
    FormerKey.objects.filter(source=gone).update(source=kept)
    key, standing, note = gone.key, gone.standing, gone.note
    gone.delete()
    FormerKey.objects.create(key=key, source=kept)
    # The expression itself: CSL has one word for "1984?" and "1984~".
    issued = {"raw": kept.issued or gone.issued}
    return write_source(
        kept,
        {**other, **item, "custom": custom, "issued": issued},
        standing=kept.standing or standing,
        note=kept.note or note,
    )
